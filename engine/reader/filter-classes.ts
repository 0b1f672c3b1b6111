import type { Filter } from '../../rules/filter.ts';
import type { Scalar } from '../../rules/unit.ts';
import { type Column, ROWS } from '../decode/column.ts';
import { type ColumnFilters, TRUE } from '../decode/column-filter.ts';
import type { TextPool } from '../decode/text-pool.ts';

/**
 * Which of many filters take a row: by its values, without asking each filter (ENGINE §4 point 4). A filter with a
 * list of values, alone or as a part of an `all`, waits under each of them; one that compares waits among the sorted
 * constants of its field; the rest is asked.
 */
export interface FilterClasses {
  /**
   * Numbers of the filters that are known true of a row, each once.
   *
   * @returns how many of `found` are meant
   */
  find(row: number): number;
  readonly found: Int32Array;
}

/** Filters that wait under the values of one column: those of place p are `filters` from starts[p] on. */
interface Gate {
  readonly at: number;
  /** Place of a value; ids of texts are places themselves, as constants have the first of them. */
  readonly places: ReadonlyMap<number, number> | null;
  readonly starts: Int32Array;
  readonly filters: Int32Array;
}

/** Comparisons of one column in one direction, those that hold most easily first. */
interface Range {
  readonly at: number;
  readonly isAbove: boolean;
  readonly constants: Float64Array;
  /** 1: the constant itself is taken too. */
  readonly isClosed: Uint8Array;
  readonly filters: Int32Array;
}

/**
 * @param filters   null takes every row
 * @param compiled  their numbers in `programs`; -1 for null
 */
export function createFilterClasses(
  filters: readonly (Filter | null)[],
  compiled: readonly number[],
  programs: ColumnFilters,
  columns: readonly Column[],
  indexOf: (field: string) => number,
  cells: Float64Array,
  pool: TextPool,
): FilterClasses {
  const always: number[] = [];
  const asked: number[] = [];
  const gates = rarestGates(
    filters.map((filter) => (filter === null ? [] : gatesOf(filter, columns, indexOf))),
  );
  const gated = new Map<number, Map<number, number[]>>();
  const compared = new Map<
    string,
    { readonly filter: number; readonly part: Filter & { kind: 'compare' } }[]
  >();

  filters.forEach((filter, n) => {
    const gate = gates[n] ?? null;
    if (filter === null) always.push(n);
    else if (gate !== null) {
      const waiting = gated.get(gate.at) ?? new Map<number, number[]>();
      gated.set(gate.at, waiting);
      for (const value of gate.values) {
        const cell = typeof value === 'number' ? value : pool.idOf(value);
        const list = waiting.get(cell);
        if (list === undefined) waiting.set(cell, [n]);
        else list.push(n);
      }
    } else if (filter.kind === 'compare' && columns[indexOf(filter.field)]?.kind === 'number') {
      const name = `${filter.op[0]}${indexOf(filter.field)}`;
      compared.set(name, [...(compared.get(name) ?? []), { filter: n, part: filter }]);
    } else asked.push(n);
  });

  /** 1: being under the value says all that the filter asks. */
  const isWhole = Uint8Array.from(filters, (filter) => (filter?.kind === 'in' ? 1 : 0));
  const gateList = [...gated].map(([at, waiting]) => gateFor(at, columns[at]?.kind === 'text', waiting));
  const rangeList = [...compared.values()].map((list) => rangeOf(list, indexOf));
  const alwaysList = Int32Array.from(always);
  const askedList = Int32Array.from(asked);
  const found = new Int32Array(filters.length);

  return {
    found,
    find(row) {
      let count = 0;
      for (let n = 0; n < alwaysList.length; n += 1) {
        found[count] = alwaysList[n] as number;
        count += 1;
      }
      for (let g = 0; g < gateList.length; g += 1) {
        const { at, places, starts, filters: own } = gateList[g] as Gate;
        const cell = cells[at + row] as number;
        // A missing value is nobody's: as a place it is that of no text at all.
        const place = places === null ? cell | 0 : (places.get(cell) ?? starts.length);
        if (place + 1 >= starts.length) continue;
        const end = starts[place + 1] as number;
        for (let n = starts[place] as number; n < end; n += 1) {
          const filter = own[n] as number;
          if (isWhole[filter] === 0 && programs.truthOf(compiled[filter] as number, row) !== TRUE) continue;
          found[count] = filter;
          count += 1;
        }
      }
      for (let r = 0; r < rangeList.length; r += 1) {
        const { at, isAbove, constants, isClosed, filters: own } = rangeList[r] as Range;
        const cell = cells[at + row] as number;
        for (let n = 0; n < constants.length; n += 1) {
          const constant = constants[n] as number;
          if (!(isAbove ? cell > constant : cell < constant) && !(cell === constant && isClosed[n] === 1))
            break;
          found[count] = own[n] as number;
          count += 1;
        }
      }
      for (let n = 0; n < askedList.length; n += 1) {
        const filter = askedList[n] as number;
        if (programs.truthOf(compiled[filter] as number, row) !== TRUE) continue;
        found[count] = filter;
        count += 1;
      }
      return count;
    },
  };
}

/** A list that must hold for a filter, over one column. */
interface GateList {
  readonly at: number;
  readonly values: readonly (string | number)[];
}

/** The lists under whose values a filter can wait. */
function gatesOf(filter: Filter, columns: readonly Column[], indexOf: (field: string) => number): GateList[] {
  const parts = filter.kind === 'all' ? filter.of : [filter];
  return parts.flatMap((part) => {
    if (part.kind !== 'in') return [];
    const at = indexOf(part.field);
    const kind = columns[at]?.kind;
    return kind === 'text' || kind === 'number' ? [{ at, values: valuesOf(part.values, kind) }] : [];
  });
}

/** For each filter the list that is rarest among all of them: there the fewest wait in vain. */
function rarestGates(lists: readonly (readonly GateList[])[]): readonly (GateList | null)[] {
  const nameOf = (at: number, value: string | number) => `${at} ${value}`;
  const waiting = new Map<string, number>();
  for (const { at, values } of lists.flat())
    for (const value of values) waiting.set(nameOf(at, value), (waiting.get(nameOf(at, value)) ?? 0) + 1);
  const crowdAt = ({ at, values }: GateList) =>
    values.reduce<number>((sum, value) => sum + (waiting.get(nameOf(at, value)) ?? 0), 0);
  return lists.map((own) => [...own].sort((a, b) => crowdAt(a) - crowdAt(b))[0] ?? null);
}

/** Constants that a column of this kind can have. */
function valuesOf(values: readonly Scalar[], kind: 'text' | 'number'): readonly (string | number)[] {
  const type = kind === 'text' ? 'string' : 'number';
  return values.filter((value): value is string | number => typeof value === type);
}

function gateFor(at: number, isText: boolean, waiting: ReadonlyMap<number, readonly number[]>): Gate {
  const cells = [...waiting.keys()];
  const places = isText ? cells.reduce((most, cell) => Math.max(most, cell), 0) + 1 : cells.length;
  const starts = new Int32Array(places + 1);
  const filters: number[] = [];
  for (let place = 0; place + 1 < starts.length; place += 1) {
    filters.push(...(waiting.get(isText ? place : (cells[place] as number)) ?? []));
    starts[place + 1] = filters.length;
  }
  return {
    at: at * ROWS,
    places: isText ? null : new Map(cells.map((cell, place) => [cell, place])),
    starts,
    filters: Int32Array.from(filters),
  };
}

function rangeOf(
  list: readonly { readonly filter: number; readonly part: Filter & { kind: 'compare' } }[],
  indexOf: (field: string) => number,
): Range {
  const [first] = list as readonly [(typeof list)[number]];
  const isAbove = first.part.op.startsWith('>');
  const easiestFirst = [...list].sort(({ part: a }, { part: b }) => {
    const byValue = isAbove ? a.value - b.value : b.value - a.value;
    return byValue || b.op.length - a.op.length;
  });
  return {
    at: indexOf(first.part.field) * ROWS,
    isAbove,
    constants: Float64Array.from(easiestFirst, ({ part }) => part.value),
    isClosed: Uint8Array.from(easiestFirst, ({ part }) => part.op.length - 1),
    filters: Int32Array.from(easiestFirst, ({ filter }) => filter),
  };
}
