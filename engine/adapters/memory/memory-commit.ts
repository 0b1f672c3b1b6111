import { partitionName } from '../../partition.ts';
import type { Commit } from '../../store.ts';
import {
  commitRefused,
  evaluatorRefused,
  partitionRefused,
  ROW_NAME,
  shapeCommit,
  signalRefused,
  throughRefused,
} from '../commit-shape.ts';
import { cancelInMemory } from './memory-parents.ts';
import { addRuns } from './memory-runs.ts';
import { entryOf, type MemoryState, partialShelf } from './memory-state.ts';
import { createShelf } from './shelf.ts';

/**
 * Writes one commit. Everything that can be refused is checked before the first change, so it is everything or
 * nothing.
 *
 * @throws Fenced when an epoch, an instant or a signal is not what the commit rests on
 */
export function commitToMemory(state: MemoryState, given: Commit): void {
  const commit = shapeCommit(given);
  if (commit.evaluatorEpoch !== state.evaluatorEpoch)
    throw evaluatorRefused(commit.evaluatorEpoch, state.evaluatorEpoch);
  // Its answer was lost.
  if (commit.number !== null && commit.number <= state.commits) return;
  if (commit.number !== null && commit.number > state.commits + 1)
    throw commitRefused(commit.number, state.commits);
  check(state, commit);
  state.commits = commit.number ?? state.commits;
  for (const row of commit.partitions) state.partitions.set(partitionName(row), row);
  for (const { clock, to } of commit.through) state.through.set(clock, to);
  for (const seq of commit.consumed) state.inbox.unconsumed.delete(seq);
  writeWindows(state, commit);
  writeIncidents(state, commit);
  writeMessages(state, commit);
}

function check(state: MemoryState, commit: Commit): void {
  for (const row of commit.partitions) {
    const name = partitionName(row);
    if (state.partitions.get(name)?.epoch !== row.epoch) throw partitionRefused(name);
  }
  for (const { clock, from } of commit.through) {
    if ((state.through.get(clock) ?? null) !== from) throw throughRefused(clock);
  }
  for (const seq of commit.consumed) {
    if (!state.inbox.unconsumed.has(seq)) throw signalRefused(seq);
  }
}

function writeWindows(state: MemoryState, commit: Commit): void {
  for (const row of commit.partials)
    partialShelf(state, row.source, partitionName(row)).put(row.pane.startMs, row);
  for (const { source, beforeMs } of commit.dropPartials) {
    for (const shelf of state.partials.get(source)?.values() ?? []) shelf.dropBefore(beforeMs);
  }
  for (const row of commit.history)
    entryOf(state.history, row.pane, createShelf<typeof row>).put(row.slotMs, row);
  if (commit.dropHistoryBeforeMs !== null) {
    for (const shelf of state.history.values()) shelf.dropBefore(commit.dropHistoryBeforeMs);
  }
  for (const row of commit.tables) state.tables.set(ROW_NAME.table(row), row);
  for (const row of commit.dropHolds) state.holds.delete(ROW_NAME.hold(row));
  for (const row of commit.holds) state.holds.set(ROW_NAME.hold(row), row);
  for (const [name, doc] of Object.entries(commit.notes)) state.notes.set(name, doc);
}

function writeIncidents(state: MemoryState, commit: Commit): void {
  for (const row of commit.incidents) state.incidents.set(row.id, row);
  for (const row of commit.selections) state.selections.set(row.id, row);
  for (const row of commit.parents) if (!state.parents.has(row.key)) state.parents.set(row.key, row);
  addRuns(state, commit.runs);
  cancelInMemory(state, new Set(commit.cancelRuns));
  for (const row of commit.leases) state.leases.set(ROW_NAME.lease(row), row);
  for (const row of commit.timers) if (!state.timers.has(row.id)) state.timers.set(row.id, row);
  for (const id of commit.dropTimers) state.timers.delete(id);
  for (const row of commit.asks) if (!state.asks.has(row.id)) state.asks.set(row.id, { ...row, said: [] });
  for (const id of commit.cancelAsks) {
    const ask = state.asks.get(id);
    if (ask?.status === 'open') state.asks.set(id, { ...ask, status: 'cancelled' });
  }
  for (const row of commit.ledger) state.ledger.set(row.key, row);
  const dropped = new Set(commit.dropLedger);
  for (const key of dropped) state.ledger.delete(key);
  if (dropped.size > 0)
    for (const [name, { runKey }] of state.reservations)
      if (dropped.has(runKey)) state.reservations.delete(name);
  state.told.push(...commit.decisions);
  for (const row of commit.decisions) entryOf(state.decisions, row.incident, () => []).push(row);
}

function writeMessages(state: MemoryState, commit: Commit): void {
  for (const message of commit.outbox) {
    state.lastMessage += 1;
    state.outbox.set(state.lastMessage, { ...message, id: state.lastMessage });
  }
  for (const row of commit.deadLetters) {
    const name = JSON.stringify([
      row.topic,
      row.partition,
      row.offset,
      row.source ?? '',
      row.reason,
      row.field ?? '',
    ]);
    if (!state.deadLetters.has(name)) state.deadLetters.set(name, row);
  }
  for (const row of commit.late) {
    const name = JSON.stringify([row.topic, row.partition, row.offset, row.source]);
    if (!state.late.has(name)) state.late.set(name, row);
  }
}
