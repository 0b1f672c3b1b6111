import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import type { Filter } from '../../rules/filter.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { Batch } from '../decode/batch.ts';
import { createColumnFilters } from '../decode/column-filter.ts';
import { type Addend, addendFor } from './addend.ts';
import { createFilterClasses, type FilterClasses } from './filter-classes.ts';
import { createSeriesNames, type SeriesNames } from './series-names.ts';

/** Most numbers that one row of cells holds: a few cache lines. */
const MOST_WIDTH = 24;

/** One pane metric, ready to fold rows. */
export interface Fold {
  readonly id: string;
  readonly aggregate: Aggregate;
  readonly addend: Addend;
  readonly block: number;
  /** Place of its state within a row of the block: among its numbers, or among its boxes. */
  readonly at: number;
  /** The state is too wide, or of varying width, to stand among the numbers. */
  readonly isBoxed: boolean;
}

/** Metrics with the same dimensions whose states of one series stand together. */
export interface Block {
  readonly names: SeriesNames;
  /** Numbers, and boxed states, of a row. */
  readonly width: number;
  readonly boxes: number;
}

/** Everything that is known of folding one source before its first row. */
export interface FoldPlan {
  /** By id: slices list metrics in this order. */
  readonly folds: readonly Fold[];
  readonly blocks: readonly Block[];
  readonly names: readonly SeriesNames[];
  /** By block: place of its names among `names`. */
  readonly namesOf: Int32Array;
  readonly classes: FilterClasses;
  /** Folds of filter f are `foldsOf` from starts[f] on. */
  readonly starts: Int32Array;
  readonly foldsOf: Int32Array;
}

/** The plan for one source over the columns of its topic. */
export function foldPlan(batch: Batch, source: string, panes: readonly PaneMetric[]): FoldPlan {
  const { set, cells, pool } = batch;
  const indexOf = (field: string) => set.indexOf(source, field);
  const own = panes.filter((pane) => pane.source === source);
  const programs = createColumnFilters(set.columns, indexOf, cells, pool);
  const filters = distinct(own.map(({ filter }) => filter));
  const compiled = filters.map((filter) => (filter === null ? -1 : programs.add(filter)));

  const nameLists = new Map<string, SeriesNames>();
  const namesFor = ({ by }: PaneMetric): SeriesNames => {
    const list = by.join('\u001f');
    const known = nameLists.get(list) ?? createSeriesNames(by.map(indexOf), set.columns, cells, pool);
    nameLists.set(list, known);
    return known;
  };
  const blocks: { names: SeriesNames; width: number; boxes: number }[] = [];
  const blockFor = (names: SeriesNames, width: number): number => {
    const at = blocks.findIndex(
      (block) => block.names === names && block.width + block.boxes + width <= MOST_WIDTH,
    );
    if (at >= 0) return at;
    return blocks.push({ names, width: 0, boxes: 0 }) - 1;
  };
  const folds = [...own]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((pane) => {
      const aggregate = aggregateNamed(pane.aggregate);
      const isBoxed = aggregate.addAt === undefined;
      const width = isBoxed ? 1 : (aggregate.width ?? 1);
      const block = blockFor(namesFor(pane), width);
      const shape = blocks[block] as (typeof blocks)[number];
      const at = isBoxed ? shape.boxes : shape.width;
      if (isBoxed) shape.boxes += 1;
      else shape.width += width;
      const addend = addendFor(pane, aggregate, batch, indexOf);
      return { pane, fold: { id: pane.id, aggregate, addend, block, at, isBoxed } };
    });

  const places = new Map(filters.map((filter, n) => [JSON.stringify(filter), n]));
  const byFilter = filters.map((): number[] => []);
  folds.forEach(({ pane }, n) => {
    byFilter[places.get(JSON.stringify(pane.filter)) as number]?.push(n);
  });
  const names = [...nameLists.values()];
  return {
    folds: folds.map(({ fold }) => fold),
    blocks,
    names,
    namesOf: Int32Array.from(blocks, (block) => names.indexOf(block.names)),
    classes: createFilterClasses(filters, compiled, programs, set.columns, indexOf, cells, pool),
    starts: Int32Array.from([0, ...runningSum(byFilter.map((list) => list.length))]),
    foldsOf: Int32Array.from(byFilter.flat()),
  };
}

function distinct(filters: readonly (Filter | null)[]): (Filter | null)[] {
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}

function runningSum(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => {
    sum += length;
    return sum;
  });
}
