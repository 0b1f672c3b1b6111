import type { Commit } from './store.ts';

/** A commit of nothing but these parts, by the evaluator with this epoch. */
export function commitOf(evaluatorEpoch: number, parts: Partial<Commit> = {}): Commit {
  return {
    evaluatorEpoch,
    number: null,
    partitions: [],
    partials: [],
    dropPartials: [],
    history: [],
    metrics: [],
    dropHistoryBeforeMs: null,
    tables: [],
    holds: [],
    dropHolds: [],
    incidents: [],
    runs: [],
    selections: [],
    parents: [],
    cancelRuns: [],
    leases: [],
    timers: [],
    dropTimers: [],
    asks: [],
    cancelAsks: [],
    ledger: [],
    dropLedger: [],
    consumed: [],
    outbox: [],
    decisions: [],
    deadLetters: [],
    late: [],
    notes: {},
    through: [],
    ...parts,
  };
}
