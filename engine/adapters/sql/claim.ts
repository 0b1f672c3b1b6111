import type { Kill } from '../../control/kill.ts';
import { type Admission, admit, refusal, WAIT_MS } from '../../reservation.ts';
import type { ClaimedRun } from '../../store.ts';
import type { Spending } from '../../store-ledger.ts';
import { addBudgets, lockBudgets, reserve, selectUsed } from './budget-statements.ts';
import { rowBatches } from './row-batch.ts';
import { claimFree, claimKeys, type Due, postpone, refuse, selectDuePriced } from './run-statements.ts';
import type { SqlClient, SqlSession } from './sql-client.ts';
import { signal } from './store-tables.ts';
import { insertNew } from './table.ts';

/**
 * Claims runs: those that spend nothing by one statement, and, where there is room left, those that do in one
 * transaction with what they reserve (R22, R26). Both in the order of insertion.
 *
 * @param nowMs  the effect clock as an SQL expression
 * @param also   kill switches of the claimer's host
 */
export async function claim(
  client: SqlClient,
  limit: number,
  claimMs: number,
  nowMs: string,
  also: readonly Kill[],
): Promise<readonly ClaimedRun[]> {
  const free = await client.query(claimFree(limit, claimMs, nowMs, also));
  const room = limit - free.length;
  const priced =
    room <= 0 ? [] : await client.transaction((session) => claimPriced(session, room, claimMs, nowMs, also));
  return [...free, ...priced]
    .toSorted((a, b) => a.n - b.n)
    .map(({ n: _, ...claimed }): ClaimedRun => claimed);
}

async function claimPriced(
  session: SqlSession,
  limit: number,
  claimMs: number,
  nowMs: string,
  also: readonly Kill[],
): Promise<readonly (ClaimedRun & { readonly n: number })[]> {
  const due = await session.query(selectDuePriced(limit, nowMs, also));
  if (due.length === 0) return [];
  await holdBudgets(session, due);
  const admissions = await admissionsOf(session, due);
  const keysOf = (kind: Admission['kind']) => due.filter(({ key }) => admissions.get(key)?.kind === kind);
  for (const batch of rowBatches(spendingsOf(keysOf('admitted')))) await session.query(reserve(batch));
  for (const batch of rowBatches(keysOf('waits').map(({ key }) => ({ key }))))
    await session.query(postpone(batch, WAIT_MS, nowMs));
  const refused = keysOf('skipped').map((run) => {
    const admission = admissions.get(run.key);
    const detail = admission?.kind === 'skipped' ? admission.detail : '';
    return { key: run.key, parent: run.parent, outcome: { detail }, signal: refusal(run, detail) };
  });
  for (const batch of rowBatches(refused.map(({ key, outcome }) => ({ key, outcome }))))
    await session.query(refuse(batch));
  for (const batch of rowBatches(
    refused.flatMap(({ parent, signal: told }) => (parent === null ? [told] : [])),
  ))
    await session.query(insertNew(signal, batch));
  const claimed: (ClaimedRun & { readonly n: number })[] = [];
  for (const batch of rowBatches(keysOf('admitted').map(({ key }) => ({ key }))))
    claimed.push(...(await session.query(claimKeys(batch, claimMs, nowMs))));
  return claimed;
}

/** From here on nobody else counts these budgets. What others reserved before is seen: each statement looks anew. */
async function holdBudgets(session: SqlSession, due: readonly Due[]): Promise<void> {
  const names = [...new Set(spendingsOf(due).map(({ budget }) => budget))].sort();
  const batches = rowBatches(
    names.map((name) => ({ name })),
    Number.POSITIVE_INFINITY,
  );
  for (const batch of batches) {
    await session.query(addBudgets(batch));
    await session.query(lockBudgets(batch));
  }
}

async function admissionsOf(
  session: SqlSession,
  due: readonly Due[],
): Promise<ReadonlyMap<string, Admission>> {
  const asked = due.flatMap(({ key, decidedMs, spendings }) =>
    spendings.map(({ budget, scope, inMs }) => ({
      ...{ key, budget, scope },
      fromMs: inMs === null ? null : decidedMs - inMs,
    })),
  );
  const used = new Map<string, { kept: number; held: number; isReserved: boolean }>();
  for (const batch of rowBatches(asked))
    for (const row of await session.query(selectUsed(batch))) used.set(nameOf(row.key, row.budget), row);
  const unused = { kept: 0, held: 0, isReserved: false };
  const usedOf = (key: string, { budget }: Spending) => used.get(nameOf(key, budget)) ?? unused;
  return admit(due, usedOf, due[0]?.nowMs ?? 0);
}

function spendingsOf(runs: readonly Due[]) {
  return runs.flatMap(({ key, decidedMs, spendings }) =>
    spendings.map(({ budget, scope, minor }) => ({ budget, key, scope, decidedMs, minor })),
  );
}

function nameOf(key: string, budget: string): string {
  return JSON.stringify([key, budget]);
}
