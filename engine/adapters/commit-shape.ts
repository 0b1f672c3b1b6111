import { Fenced } from '../outside-error.ts';
import { partitionName } from '../partition.ts';
import type { Commit } from '../store.ts';

/** How long closed incidents are still loaded, ms before the newest: the longest that a cooldown may ask about them. */
export const CLOSED_KEPT_MS = 48 * 3_600_000;

/** Names under which rows are unique: two rows of one commit with one name are one row, the later one. */
export const ROW_NAME = {
  partial: (row: Commit['partials'][number]) => name(row.source, row.pane.startMs, row.topic, row.partition),
  history: (row: Commit['history'][number]) => name(row.pane, row.slotMs),
  table: (row: Commit['tables'][number]) => name(row.source, row.key),
  hold: (row: Commit['dropHolds'][number]) => name(row.playbook, row.instance, row.id),
  incident: (row: Commit['incidents'][number]) => row.id,
  timer: (row: Commit['timers'][number]) => row.id,
  lease: (row: Commit['leases'][number]) => name(row.target, row.effect, row.runKey),
  ledger: (row: Commit['ledger'][number]) => row.key,
} as const;

/**
 * The same commit, each row at most once and each clock's instants joined to one step, so that every store
 * means the same by it. Holds are dropped before holds are written, a ledger's rows after; partials and history are written before old
 * ones are dropped.
 *
 * @throws Fenced when one clock's steps do not follow each other
 */
export function shapeCommit(commit: Commit): Commit {
  const dropped = new Set(commit.dropTimers);
  return {
    ...commit,
    partitions: lastOfEach(commit.partitions, partitionName),
    partials: lastOfEach(commit.partials, ROW_NAME.partial),
    history: lastOfEach(commit.history, ROW_NAME.history),
    tables: lastOfEach(commit.tables, ROW_NAME.table),
    holds: lastOfEach(commit.holds, ROW_NAME.hold),
    incidents: lastOfEach(commit.incidents, ROW_NAME.incident),
    leases: lastOfEach(commit.leases, ROW_NAME.lease),
    ledger: lastOfEach(commit.ledger, ROW_NAME.ledger),
    timers: lastOfEach(commit.timers, ROW_NAME.timer).filter(({ id }) => !dropped.has(id)),
    consumed: [...new Set(commit.consumed)],
    through: joinSteps(commit.through),
  };
}

function lastOfEach<Row>(rows: readonly Row[], nameOf: (row: Row) => string): readonly Row[] {
  if (rows.length < 2) return rows;
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  return byName.size === rows.length ? rows : [...byName.values()];
}

function joinSteps(steps: Commit['through']): Commit['through'] {
  const byClock = new Map<string, Commit['through'][number]>();
  for (const step of steps) {
    const before = byClock.get(step.clock);
    if (before !== undefined && before.to !== step.from) throw throughRefused(step.clock);
    byClock.set(step.clock, before === undefined ? step : { ...before, to: step.to });
  }
  return [...byClock.values()];
}

/** Somebody else judged further by this clock, or we skipped something. */
export function throughRefused(clock: string): Fenced {
  return new Fenced(`what follows the clock of \`${clock}\` was judged by somebody else meanwhile`);
}

/** A newer evaluator took over. */
export function evaluatorRefused(ours: number, stored: number): Fenced {
  return new Fenced(`evaluator ${ours} was replaced by evaluator ${stored}`);
}

/** What an earlier commit of this evaluator said is not there, and this one rests on it. */
export function commitRefused(number: number, stored: number): Fenced {
  return new Fenced(`commit ${number} comes after commit ${stored}: what lies between is lost`);
}

/** A newer reader has the partition. */
export function partitionRefused(partition: string): Fenced {
  return new Fenced(`\`${partition}\` was given to a newer reader`);
}

/** A signal is consumed once (R10). */
export function signalRefused(seq: number): Fenced {
  return new Fenced(`signal ${seq} was consumed already`);
}

function name(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
