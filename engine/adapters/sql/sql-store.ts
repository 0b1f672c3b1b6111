import { type Judged, type JudgeOf, replySignal, type SaidRow } from '../../ask.ts';
import { clearEntry, killEntry, orderEntry, resumeEntry, wordEntry } from '../../audit/entries.ts';
import type { Json } from '../../decision.ts';
import { partitionName } from '../../partition.ts';
import type { Clock } from '../../ports.ts';
import { mayHaveSpent } from '../../reservation.ts';
import type { AttemptResult, StateStore, StoredState } from '../../store.ts';
import type { StoreArchive } from '../../store-archive.ts';
import type { BudgetUse } from '../../store-figures.ts';
import { inStableOrder } from '../state-order.ts';
import {
  clearTables,
  selectDeadLetters,
  selectDecisions,
  selectDecisionsAfter,
  selectLastDecision,
  selectLateRows,
  selectLeasesInForce,
  selectNewestIncidents,
  selectNotes,
  selectPartitions,
} from './archive-statements.ts';
import { lapseAsks, lockAsk, selectAsks, settleAsk } from './ask-statements.ts';
import { recordAct, selectAudit, selectAuditHead } from './audit-statements.ts';
import { settleReservation } from './budget-statements.ts';
import { claim } from './claim.ts';
import { checkEvaluator, writeCommit } from './commit-writer.ts';
import { effectNow, selectNow } from './effect-clock.ts';
import { selectBudgetUse, selectFigures } from './figure-statements.ts';
import { selectIncidents, selectLeases, selectOverdueLeases } from './incident-statements.ts';
import { dropKill, pullKill, selectKilled, selectKills } from './kill-statements.ts';
import { deletePublished, selectOutbox, selectSignal, selectSignals } from './message-statements.ts';
import { migrate } from './migrate.ts';
import {
  completeParent,
  lockParent,
  markEnded,
  OF_OPEN,
  selectChildren,
  selectEnded,
  selectUndone,
  selectUnexpanded,
} from './parent-statements.ts';
import { raiseEvaluator, raisePartitions, selectThrough } from './progress-statements.ts';
import { rowBatches } from './row-batch.ts';
import { finishRun, markSent, releaseClaims, retryRun, selectRuns } from './run-statements.ts';
import type { SqlClient, SqlSession } from './sql-client.ts';
import { ledger, parentRun, run, said, selectionRow, signal, timer } from './store-tables.ts';
import { insertNew, select } from './table.ts';
import { selectDueTimers } from './timer-statements.ts';
import { history, hold, note, partial, tableRow } from './window-tables.ts';

/**
 * The store in SQL, the same for PGlite and PostgreSQL.
 *
 * @param clock  effect clock for tests and simulation; null: the database's own (R2)
 */
export function createSqlStore(client: SqlClient, clock: Clock | null): StateStore & StoreArchive {
  return {
    keepsMetrics: true,
    open: () => migrate(client),
    claimEvaluator: () =>
      client.transaction(async (session) => {
        const { epoch } = only(await session.query(raiseEvaluator()));
        await session.query(releaseClaims());
        return epoch;
      }),
    assign: (partitions, evaluatorEpoch) =>
      client.transaction(async (session) => {
        if (evaluatorEpoch !== undefined) await checkEvaluator(session, evaluatorEpoch);
        const unique = [...new Map(partitions.map((one) => [partitionName(one), one])).values()];
        const [batch] = rowBatches(unique, Number.POSITIVE_INFINITY);
        const rows = batch === undefined ? [] : await session.query(raisePartitions(batch));
        const byName = new Map(rows.map((row) => [partitionName(row), row]));
        return unique.flatMap((one) => byName.get(partitionName(one)) ?? []);
      }),
    load: () => client.transaction(loadState),
    commit: (commit) => client.transaction((session) => writeCommit(session, commit)),
    signals: () => client.query(selectSignals()),
    signal: (one) =>
      one.kind !== 'order'
        ? writeSignal(client, one)
        : client.transaction(async (session) => {
            if ((await session.query(selectSignal(one.id))).length > 0) return;
            await writeSignal(session, one);
            await recordAct(session, orderEntry(one), effectNow(clock));
          }),
    outbox: (limit) => client.query(selectOutbox(limit)),
    published: async (ids) => {
      for (const batch of rowBatches(ids.map((id) => ({ id })))) await client.query(deletePublished(batch));
    },
    now: async () => only(await client.query(selectNow(clock))).now,
    claim: (limit, claimMs, also = []) => claim(client, limit, claimMs, effectNow(clock), also),
    sent: async (key, fence, also = []) =>
      (await client.query(markSent(key, fence, effectNow(clock), also))).length > 0,
    finish: (key, fence, result) => client.transaction((session) => finish(session, key, fence, result)),
    runs: (filter) => client.query(selectRuns(filter === 'open' ? null : filter.incident)),
    unexpanded: async () => {
      const parents = await client.query(selectUnexpanded());
      const undone = await client.query(selectUndone());
      const byKey = new Map(undone.map((row) => [row.key, row]));
      return parents.map((parent) => ({ parent, of: byKey.get(parent.of ?? '') ?? null }));
    },
    expand: (parent, runs, complete) =>
      client.transaction(async (session) => {
        const [locked] = await session.query(lockParent(parent));
        if (locked === undefined) return;
        const rows = locked.cancelled ? runs.map((row) => ({ ...row, status: 'cancelled' as const })) : runs;
        for (const batch of rowBatches(rows)) await session.query(insertNew(run, batch));
        if (complete) await session.query(completeParent(parent));
      }),
    children: (parent) => client.query(selectChildren(parent)),
    endedParents: () => client.query(selectEnded()),
    endParent: (parent, one) =>
      client.transaction(async (session) => {
        await session.query(markEnded(parent));
        await writeSignal(session, one);
      }),
    overdueLeases: () => client.query(selectOverdueLeases(effectNow(clock))),
    dueTimers: () => client.query(selectDueTimers(effectNow(clock))),
    asks: (filter) => client.query(selectAsks(filter === 'open' ? null : filter.id)),
    say: (id, judge) => client.transaction((session) => say(session, id, judge, effectNow(clock))),
    lapseAsks: () => client.transaction((session) => lapse(session, effectNow(clock))),
    kill: (one) =>
      client.transaction(async (session) => {
        await session.query(pullKill(one, effectNow(clock)));
        await recordAct(session, killEntry(one), effectNow(clock));
      }),
    resume: (name, by) =>
      client.transaction(async (session) => {
        if ((await session.query(dropKill(name))).length === 0) return false;
        await recordAct(session, resumeEntry(name, by), effectNow(clock));
        return true;
      }),
    kills: () => client.query(selectKills()),
    isKilled: async (key, also) => (await client.query(selectKilled(key, also))).length > 0,
    record: (entry) => recordAct(client, entry, effectNow(clock)),
    auditRows: (from, limit) => client.query(selectAudit(from, limit)),
    auditHead: async () => only(await client.query(selectAuditHead())),
    close: () => client.close(),
    decisions: (incident) => client.query(selectDecisions(incident)),
    decisionsAfter: async (seq, limit) => {
      const rows = await client.query(selectDecisionsAfter(seq, limit));
      return rows.map(({ seq: place, ...row }) => ({ seq: place, decision: row }));
    },
    lastDecision: async () => only(await client.query(selectLastDecision())).seq,
    notes: async (names) => {
      const found: [string, Json][] = [];
      for (const batch of rowBatches(names.map((name) => ({ name }))))
        for (const { name, doc } of await client.query(selectNotes(batch))) found.push([name, doc as Json]);
      return Object.fromEntries(found);
    },
    figures: async () => {
      const { pending, claimed, sent, ...rest } = only(await client.query(selectFigures(effectNow(clock))));
      return { runs: { pending, claimed, sent }, ...rest };
    },
    budgetUse: async (asked) => {
      const found: BudgetUse[] = [];
      for (const batch of rowBatches(asked)) found.push(...(await client.query(selectBudgetUse(batch))));
      return found;
    },
    incidents: (limit) => client.query(selectNewestIncidents(limit)),
    leasesInForce: () => client.query(selectLeasesInForce()),
    deadLetters: (limit) => client.query(selectDeadLetters(limit)),
    lateRows: (limit) => client.query(selectLateRows(limit)),
    partitions: () => client.query(selectPartitions()),
    clear: (evaluatorEpoch, by) =>
      client.transaction(async (session) => {
        await checkEvaluator(session, evaluatorEpoch);
        for (const statement of clearTables()) await session.query(statement);
        await recordAct(session, clearEntry(by), effectNow(clock));
      }),
  };
}

async function loadState(session: SqlSession): Promise<StoredState> {
  // One snapshot for all tables: otherwise a commit between two of them would be loaded by half.
  await session.query({ text: 'set transaction isolation level repeatable read, read only', values: [] });
  const partials = await session.query(select(partial));
  const notes = await session.query(select(note));
  const through = await session.query(selectThrough());
  return inStableOrder({
    partials: partials.map(({ startMs: _, ...row }) => row),
    history: await session.query(select(history)),
    tables: await session.query(select(tableRow)),
    holds: await session.query(select(hold)),
    incidents: await session.query(selectIncidents()),
    leases: await session.query(selectLeases()),
    ledger: await session.query(select(ledger)),
    timers: await session.query(select(timer)),
    selections: await session.query(select(selectionRow, OF_OPEN)),
    parents: await session.query(select(parentRun, OF_OPEN)),
    notes: Object.fromEntries(notes.map(({ name, doc }) => [name, doc])) as StoredState['notes'],
    through: Object.fromEntries(through.map(({ clock, throughMs }) => [clock, throughMs])),
  });
}

async function finish(
  session: SqlSession,
  key: string,
  fence: number,
  result: AttemptResult,
): Promise<boolean> {
  // Kept while unknown: what another attempt will cost stays reserved (R26).
  if (result.status === 'retry')
    return (await session.query(retryRun(key, fence, result.outcome, result.notBeforeMs))).length > 0;
  const [ours] = await session.query(finishRun(key, fence, result.status, result.outcome));
  if (ours === undefined) return false;
  if (ours.isPriced) await session.query(settleReservation(key, mayHaveSpent(result.status)));
  if (result.signal !== null && ours.parent === null) await writeSignal(session, result.signal);
  return true;
}

/** Under the row's lock, so that of two words at once the second is judged after the first. */
async function say(session: SqlSession, id: string, judge: JudgeOf, nowMs: string): Promise<Judged | null> {
  if ((await session.query(lockAsk(id))).length === 0) return null;
  const ask = only(await session.query(selectAsks(id)));
  const { now } = only(await session.query<{ now: number }>({ text: `select ${nowMs} as now`, values: [] }));
  const judged = judge(ask, now);
  const row: SaidRow = { ask: id, ...judged.said, atMs: now };
  for (const batch of rowBatches([row])) await session.query(insertNew(said, batch));
  if (ask.status === 'open' && judged.status !== 'open') {
    await session.query(settleAsk(id, judged.status));
    const told = replySignal(ask, judged.status, [...ask.said, row], now);
    if (told !== null) await writeSignal(session, told);
  }
  await recordAct(session, wordEntry(ask, judged), nowMs);
  return judged;
}

async function lapse(session: SqlSession, nowMs: string): Promise<number> {
  const ended = await session.query(lapseAsks(nowMs));
  for (const ask of ended) {
    const told = replySignal(ask, 'lapsed', [], ask.dueMs);
    if (told !== null) await writeSignal(session, told);
  }
  return ended.length;
}

async function writeSignal(session: SqlSession, one: Parameters<StateStore['signal']>[0]): Promise<void> {
  for (const batch of rowBatches([one])) await session.query(insertNew(signal, batch));
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('the store is not open: its one row is missing');
  return row;
}
