import { manualClock } from '../adapters/manual-clock.ts';
import { connectPglite } from '../adapters/sql/pglite-client.ts';
import type { SqlClient } from '../adapters/sql/sql-client.ts';
import { createSqlStore } from '../adapters/sql/sql-store.ts';
import { commitOf } from '../commit-of.ts';
import type { Commit, MetricRow } from '../store.ts';
import { askOf, decisionOf, incidentOf, leaseOf, ledgerOf, progressOf, runOf, T0 } from './store-samples.ts';

const metric = (
  labels: MetricRow['labels'],
  value: number | null,
  of: Partial<MetricRow> = {},
): MetricRow => ({
  metric: 'orders',
  labels,
  slotMs: T0,
  value,
  samples: 3,
  ...of,
});

/** A store with something in every public view: an incident of one region, its act, and what surrounds them. */
export async function fillViews(client: SqlClient): Promise<void> {
  const store = createSqlStore(client, manualClock(T0));
  await store.open();
  const epoch = await store.claimEvaluator();
  const [assigned] = await store.assign([{ topic: 'orders', partition: 0 }]);
  await store.commit(
    commitOf(epoch, {
      partitions: [progressOf({ epoch: assigned?.epoch ?? 0 })],
      metrics: [
        metric({ region: 'seoul-gangnam' }, 12.5),
        metric({ city: 'seoul', region: 'a\u0000b' }, null),
        metric({}, 1),
      ],
      incidents: [
        incidentOf('i1', { doc: { everFound: ['rain'], flaps: 1, recoveredMs: T0 + 60_000 } }),
        incidentOf('blind', { playbook: '', instance: '{}' }),
      ],
      decisions: [
        decisionOf(0, { detail: { title: '주문 급감', severity: 'low', owner: 'ops', mode: 'live' } }),
        decisionOf(1, { what: 'raised', detail: { severity: 'high' } }),
        decisionOf(2, { what: 'act' }),
      ],
      runs: [runOf('r1')],
      ledger: [ledgerOf('r1')],
      leases: [leaseOf('r1')],
      asks: [askOf('a1')],
      deadLetters: [
        {
          topic: 'orders',
          partition: 0,
          offset: 7,
          arrivalMs: T0,
          source: null,
          reason: 'json',
          field: null,
          message: 'no JSON',
          excerpt: 'x',
        },
      ],
    }),
  );
}

/** The same on PGlite, in memory, with more. */
export async function viewsOnPglite(more: Partial<Commit>): Promise<SqlClient> {
  const client = await connectPglite('memory');
  await fillViews(client);
  const store = createSqlStore(client, manualClock(T0));
  await store.commit(commitOf(await store.claimEvaluator(), more));
  return client;
}
