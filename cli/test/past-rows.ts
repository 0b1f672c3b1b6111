import type { Cell } from '../../engine/slice.ts';
import type { HistoryRow, PartialRow, TableRow } from '../../engine/store.ts';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import type { Emission } from './emission.ts';
import type { Prototype } from './prototype.ts';

/** An emission with what its events are. */
export interface Made {
  readonly emission: Emission;
  readonly prototype: Prototype;
}

/** Panes before `finalMs` are over; those before `keptMs` are history only. */
export interface Span {
  readonly finalMs: number;
  readonly keptMs: number;
}

/** What is kept of one source's past. */
export interface Kept {
  readonly partials: readonly PartialRow[];
  readonly history: readonly HistoryRow[];
  readonly tables: readonly TableRow[];
}

/** Cells in order of metric and key, as readers close them. */
export function inOrder(cells: readonly Cell[]): readonly Cell[] {
  return [...cells].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

/** One slot's cells as rows of the history. */
export function rowsOf(cells: readonly Cell[], slotMs: number): readonly HistoryRow[] {
  const rows = new Map<string, (readonly [string, State])[]>();
  for (const [pane, key, state] of cells) rows.set(pane, [...(rows.get(pane) ?? []), [key, state]]);
  return [...rows].map(([pane, of]) => ({ pane, slotMs, cells: of }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The state of any count of equal events, by doubling; most slots have one of two counts, so each is made once. */
export function repeating(state: State, { empty, merge }: Aggregate): (count: number) => State {
  const made = new Map<number, State>();
  return (count) => {
    let sum = made.get(count);
    if (sum !== undefined) return sum;
    sum = empty;
    for (let power = state, left = count; left > 0; left = Math.floor(left / 2), power = merge(power, power))
      if (left % 2 === 1) sum = merge(sum, power);
    made.set(count, sum);
    return sum;
  };
}
