import type { StoredState } from '../store.ts';

/**
 * The same state in the order that every store gives: by the members named here, texts by code units. No locale
 * and no order of rows on a disk reaches the evaluator.
 */
export function inStableOrder(state: StoredState): StoredState {
  return {
    partials: ordered(state.partials, (row) => [row.source, row.pane.startMs, row.topic, row.partition]),
    history: ordered(state.history, (row) => [row.pane, row.slotMs]),
    tables: ordered(state.tables, (row) => [row.source, row.key]),
    holds: ordered(state.holds, (row) => [row.playbook, row.instance, row.id]),
    incidents: ordered(state.incidents, (row) => [row.openedMs, row.id]),
    leases: ordered(state.leases, (row) => [row.target, row.effect, row.runKey]),
    ledger: ordered(state.ledger, (row) => [row.key]),
    timers: ordered(state.timers, (row) => [row.id]),
    selections: ordered(state.selections, (row) => [row.id]),
    parents: ordered(state.parents, (row) => [row.key]),
    notes: orderedMembers(state.notes),
    through: orderedMembers(state.through),
  };
}

type Key = readonly (string | number)[];

function ordered<Row>(rows: readonly Row[], keyOf: (row: Row) => Key): readonly Row[] {
  return rows
    .map((row) => [keyOf(row), row] as const)
    .sort(([a], [b]) => compare(a, b))
    .map(([, row]) => row);
}

function orderedMembers<Value>(members: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compare(a: Key, b: Key): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] as typeof left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
