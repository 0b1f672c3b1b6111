import { type Fold, foldRow, foldsOf, keyOf, type OpenCells } from '../../engine/reader/fold.ts';
import { paneOf } from '../../engine/reader/open-panes.ts';
import type { Cell } from '../../engine/slice.ts';
import type { HistoryRow, PartialRow } from '../../engine/store.ts';
import { HISTORY_MS, slotOf } from '../../engine/window/history.ts';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { valueHash } from '../../rules/aggregates/value-hash.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { countBefore, countIn, timeOf } from './emission.ts';
import { inOrder, type Kept, type Made, repeating, rowsOf, type Span } from './past-rows.ts';

/** Cells of one event, repeated as often as it lies in a span. */
export function streamPast(
  source: Source,
  made: readonly Made[],
  bundle: Bundle,
  { finalMs, keptMs }: Span,
): Kept {
  const folds = foldsOf(bundle.panes, source.name);
  const aggregates = new Map(folds.map(({ metric, aggregate }) => [metric.id, aggregate]));
  const once = made.map((one, index) => {
    const cells: OpenCells = new Map();
    for (const { source: name, key, timeMs, columns } of one.prototype.rows)
      if (name === source.name && columns !== null)
        foldRow(folds.filter(isAlike(one)), { key, timeMs, columns }, cells);
    const alike = flat(cells).map(([pane, key, state]) => ({
      pane,
      key,
      states: repeating(state, aggregates.get(pane) as Aggregate),
    }));
    return { ...one, index, alike, each: folds.filter((fold) => !isAlike(one)(fold)) };
  });
  const cellsIn = (fromMs: number, toMs: number): readonly Cell[] => {
    const found = new Map<string, [string, string, State]>();
    const add = (pane: string, key: string, more: State): void => {
      const id = `${pane} ${key}`;
      const was = found.get(id)?.[2];
      found.set(id, [
        pane,
        key,
        was === undefined ? more : (aggregates.get(pane) as Aggregate).merge(was, more),
      ]);
    };
    for (const one of once) {
      const count = countIn(one.emission, fromMs, toMs);
      if (count === 0) continue;
      for (const { pane, key, states } of one.alike) add(pane, key, states(count));
      for (const [pane, key, state] of eachIn(one, fromMs, toMs)) add(pane, key, state);
    }
    return inOrder([...found.values()]);
  };
  const firstMs = Math.min(finalMs, ...made.map(({ emission }) => emission.fromMs));
  const history: HistoryRow[] = [];
  for (
    let slotMs = slotOf(Math.max(firstMs, finalMs - HISTORY_MS));
    slotMs + SLOT_MS <= finalMs;
    slotMs += SLOT_MS
  )
    history.push(...rowsOf(cellsIn(slotMs, slotMs + SLOT_MS), slotMs));
  const partials: PartialRow[] = [];
  for (let startMs = Math.max(keptMs, paneOf(firstMs)); startMs < finalMs; startMs += PANE_MS) {
    const cells = cellsIn(startMs, startMs + PANE_MS);
    if (cells.length > 0)
      partials.push({
        topic: source.topic,
        partition: 0,
        source: source.name,
        pane: { startMs, cells, rows: [] },
      });
  }
  return { partials, history, tables: [] };
}

/** Whether a fold cannot tell the events of an emission apart: neither their times nor the values that number them. */
function isAlike({ emission }: Made): (fold: Fold) => boolean {
  return ({ metric: { field }, aggregate: { name } }) =>
    name !== 'latest' && !(name === 'distinct' && field !== null && emission.numbered.includes(field));
}

/** Cells of the folds that tell the events of one emission apart, event by event. */
function eachIn(
  { emission, prototype, index, each }: Made & { readonly index: number; readonly each: readonly Fold[] },
  fromMs: number,
  toMs: number,
): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { metric, aggregate } of each) {
    for (const { source, columns } of prototype.rows) {
      if (source !== metric.source || columns === null) continue;
      const taken: OpenCells = new Map();
      foldRow([{ metric, aggregate }], { key: '', timeMs: 0, columns }, taken);
      const key = keyOf(metric, columns);
      if (taken.size === 0 || key === null) continue;
      const state = [...aggregate.empty];
      const last = countBefore(emission, toMs) - 1;
      for (let k = countBefore(emission, fromMs); k <= last; k += 1) {
        const value = columns[metric.field ?? ''];
        const addend = aggregate.takes === 'anything' ? valueHash(`${index} ${k}`) : Number(value);
        aggregate.addInto(state, addend, { key: `${index} ${k}`, timeMs: timeOf(emission, k) });
      }
      cells.push([metric.id, key, state]);
    }
  }
  return cells;
}

function flat(cells: OpenCells): readonly Cell[] {
  return [...cells].flatMap(([pane, series]) => [...series].map(([key, state]): Cell => [pane, key, state]));
}
