import { partitionName } from '../../partition.ts';
import type { Commit } from '../../store.ts';
import {
  commitRefused,
  evaluatorRefused,
  partitionRefused,
  shapeCommit,
  signalRefused,
  throughRefused,
} from '../commit-shape.ts';
import { cancelAsks } from './ask-statements.ts';
import { dropReservations, freeCancelled } from './budget-statements.ts';
import { consumeSignals } from './message-statements.ts';
import { cancelParents } from './parent-statements.ts';
import { advancePartitions, advanceThrough, countCommit, lockEvaluator } from './progress-statements.ts';
import { rowBatches } from './row-batch.ts';
import { cancelRuns } from './run-statements.ts';
import type { SqlSession, Statement } from './sql-client.ts';
import {
  ask,
  deadLetter,
  decision,
  incident,
  lateRow,
  lease,
  ledger,
  outbox,
  parentRun,
  run,
  selectionRow,
  timer,
} from './store-tables.ts';
import { toStoredJson } from './stored-text.ts';
import { deleteKeys, insertNew, upsert } from './table.ts';
import { dropHistory, dropPartials } from './window-statements.ts';
import { history, hold, metric5m, note, partial, tableRow } from './window-tables.ts';

/**
 * Writes one commit inside a transaction that is open: fences first (nothing of a zombie's work reaches the
 * disk), then one statement for each part that is not empty.
 *
 * @throws Fenced when an epoch, an instant or a signal is not what the commit rests on
 */
export async function writeCommit(session: SqlSession, given: Commit): Promise<void> {
  const commit = shapeCommit(given);
  if (await isThere(session, commit)) return;
  await writePartitions(session, commit);
  await writeThrough(session, commit);
  await consume(session, commit);
  for (const statement of rowStatements(commit)) await session.query(statement);
}

/** Whether this very commit was written before: its answer was lost. @throws Fenced when the epoch is not ours any more */
async function isThere(session: SqlSession, { evaluatorEpoch, number }: Commit): Promise<boolean> {
  if (number === null) {
    await checkEvaluator(session, evaluatorEpoch);
    return false;
  }
  const [stored] = await session.query(countCommit(evaluatorEpoch, number));
  if (stored?.epoch !== evaluatorEpoch) throw evaluatorRefused(evaluatorEpoch, stored?.epoch ?? 0);
  if (number > stored.commits + 1) throw commitRefused(number, stored.commits);
  return number <= stored.commits;
}

/**
 * Holds the evaluator's epoch where it is until the transaction ends.
 *
 * @throws Fenced when it is not ours any more
 */
export async function checkEvaluator(session: SqlSession, evaluatorEpoch: number): Promise<void> {
  const [stored] = await session.query(lockEvaluator());
  if (stored?.epoch !== evaluatorEpoch) throw evaluatorRefused(evaluatorEpoch, stored?.epoch ?? 0);
}

async function writePartitions(session: SqlSession, { partitions }: Commit): Promise<void> {
  const written = new Set<string>();
  for (const batch of rowBatches(partitions)) {
    for (const row of await session.query(advancePartitions(batch))) written.add(partitionName(row));
  }
  const refused = partitions.map(partitionName).find((name) => !written.has(name));
  if (refused !== undefined) throw partitionRefused(refused);
}

async function writeThrough(session: SqlSession, { through }: Commit): Promise<void> {
  const moved = new Set<string>();
  for (const batch of rowBatches(through)) {
    for (const { clock } of await session.query(advanceThrough(batch))) moved.add(clock);
  }
  const refused = through.find(({ clock }) => !moved.has(clock));
  if (refused !== undefined) throw throughRefused(refused.clock);
}

async function consume(session: SqlSession, { consumed }: Commit): Promise<void> {
  const taken = new Set<number>();
  for (const batch of rowBatches(consumed.map((seq) => ({ seq })))) {
    for (const { seq } of await session.query(consumeSignals(batch))) taken.add(seq);
  }
  const refused = consumed.find((seq) => !taken.has(seq));
  if (refused !== undefined) throw signalRefused(refused);
}

function rowStatements(commit: Commit): readonly Statement[] {
  const partials = commit.partials.map((row) => ({ ...row, startMs: row.pane.startMs }));
  // A NUL inside the text of JSON must have its stored form too, or no query could look into it.
  const metrics = commit.metrics.map((row) => ({
    ...row,
    labels: toStoredJson(row.labels).replaceAll('\uf8ff', '\\uf8ff'),
    region: row.labels['region'] ?? null,
  }));
  const notes = Object.entries(commit.notes).map(([name, doc]) => ({ name, doc }));
  const cancelled = commit.cancelRuns.map((key) => ({ key }));
  const dropped = commit.dropLedger.map((key) => ({ key }));
  return [
    ...rowBatches(partials).map((batch) => upsert(partial, batch)),
    ...rowBatches(commit.dropPartials).map(dropPartials),
    ...rowBatches(commit.history).map((batch) => upsert(history, batch)),
    ...rowBatches(metrics).map((batch) => upsert(metric5m, batch)),
    ...(commit.dropHistoryBeforeMs === null ? [] : dropHistory(commit.dropHistoryBeforeMs)),
    ...rowBatches(commit.tables).map((batch) => upsert(tableRow, batch)),
    ...rowBatches(commit.dropHolds).map((batch) => deleteKeys(hold, batch)),
    ...rowBatches(commit.holds).map((batch) => upsert(hold, batch)),
    ...rowBatches(notes).map((batch) => upsert(note, batch)),
    ...rowBatches(commit.incidents).map((batch) => upsert(incident, batch)),
    ...rowBatches(commit.selections).map((batch) => upsert(selectionRow, batch)),
    ...rowBatches(commit.parents).map((batch) => insertNew(parentRun, batch)),
    ...rowBatches(commit.runs).map((batch) => insertNew(run, batch)),
    ...rowBatches(cancelled).map(cancelParents),
    ...rowBatches(cancelled).map(cancelRuns),
    ...rowBatches(cancelled).map(freeCancelled),
    ...rowBatches(commit.leases).map((batch) => upsert(lease, batch)),
    ...rowBatches(commit.timers).map((batch) => insertNew(timer, batch)),
    ...rowBatches(commit.dropTimers.map((id) => ({ id }))).map((batch) => deleteKeys(timer, batch)),
    ...rowBatches(commit.asks).map((batch) => insertNew(ask, batch)),
    ...rowBatches(commit.cancelAsks.map((id) => ({ id }))).map(cancelAsks),
    ...rowBatches(commit.ledger).map((batch) => upsert(ledger, batch)),
    ...rowBatches(dropped).map((batch) => deleteKeys(ledger, batch)),
    ...rowBatches(dropped).map(dropReservations),
    ...rowBatches(commit.outbox).map((batch) => insertNew(outbox, batch)),
    ...rowBatches(commit.decisions).map((batch) => insertNew(decision, batch)),
    ...rowBatches(commit.deadLetters).map((batch) => insertNew(deadLetter, batch)),
    ...rowBatches(commit.late).map((batch) => insertNew(lateRow, batch)),
  ];
}
