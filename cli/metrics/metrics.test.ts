import { beforeEach, describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../dsl/testing/golden.ts';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import { bundleOf } from '../../engine/testing/orders-bundle.ts';
import {
  askOf,
  decisionOf,
  incidentOf,
  leaseOf,
  progressOf,
  runOf,
  signalOf,
  spendingOf,
  T0,
} from '../../engine/testing/store-samples.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { expectGenerated, markdownTable } from '../testing/generated-part.ts';
import { VERSION } from '../version.ts';
import { type Counters, createCounters } from './counters.ts';
import { exposition } from './exposition.ts';
import { metrics, type Telemetry } from './metrics.ts';

const NO_LIMITS = { cooldown: null, caps: [], budgets: [], shares: [], once: [] };
const BUNDLE: Bundle = {
  ...bundleOf(),
  project: 'seoul "2"\\',
  playbooks: [
    {
      name: 'orders_drop',
      body: [],
      limits: {
        ...NO_LIMITS,
        budgets: [
          { inMs: 86_400_000, per: [], text: 'spend at most 1만원 in 1d', most: 10_000, currency: 'KRW' },
          { inMs: null, per: [], text: 'spend at most 5천원', most: 5_000, currency: 'KRW' },
        ],
      },
    } as unknown as Bundle['playbooks'][number],
  ],
};
let store: StateStore & StoreArchive;
let counters: Counters;
let machineMs: number;
let telemetry: Telemetry;

beforeEach(async () => {
  machineMs = 0;
  const clock = manualClock(T0 + 60_000);
  store = await openMemory({ clock });
  counters = createCounters(() => machineMs);
  telemetry = {
    counters,
    lag: async () => [{ topic: 'orders', partition: 0, next: 100, end: 130 }],
    blind: () => ['riders'],
    throughMs: () => T0 + 50_000,
    slow: () => 3,
  };
  const epoch = await store.claimEvaluator();
  const [one] = await store.assign([{ topic: 'orders', partition: 0 }]);
  await store.commit(
    commitOf(epoch, {
      partitions: [progressOf({ epoch: one?.epoch ?? 0 })],
      incidents: [incidentOf('i1')],
      runs: [runOf('a'), runOf('b'), runOf('c', { spendings: [spendingOf()] })],
      leases: [leaseOf('a', { capMs: T0 })],
      asks: [askOf('a1')],
      outbox: [{ topic: 'actions', key: 'k', value: '{}' }],
    }),
  );
  await store.signal(signalOf('s'));
  const counted = counters.counting(store);
  const claimed = await counted.claim(3, 30_000);
  for (const { key, fence } of claimed) await counted.sent(key, fence);
  const done = { status: 'succeeded', outcome: null, signal: null } as const;
  await counted.finish('a', claimed[0]?.fence ?? 0, done);
  await counted.finish('a', claimed[0]?.fence ?? 0, done);
  await counted.finish('b', claimed[1]?.fence ?? 0, { status: 'retry', outcome: null, notBeforeMs: T0 });
  counters.decided([decisionOf(0), decisionOf(1, { what: 'act' }), decisionOf(2, { what: 'act' })]);
  counters.evaluated();
  machineMs = 1_500;
});

describe('metrics', () => {
  test('all of them in the text format', async () => {
    const text = exposition(await metrics(telemetry, store, BUNDLE));
    const golden = new URL('testdata/metrics.golden', import.meta.url);
    expectGolden(golden, text.replace(`version="${VERSION}"`, 'version="VERSION"'));
  });

  test('a store that is away, and a log that does not answer, leave what the process knows', async () => {
    const away = { ...store, figures: () => Promise.reject(new Error('away')) };
    const lag = () => Promise.reject(new Error('away'));
    const text = exposition(await metrics({ ...telemetry, lag }, away, BUNDLE));
    expect(text).toContain('ordersense_store_up 0\n');
    expect(text).toContain('ordersense_decisions_total{what="act"} 2\n');
    expect(text).not.toContain('ordersense_outbox');
  });

  test('no label is the id of anything', async () => {
    const families = await metrics(telemetry, store, BUNDLE);
    const labels = new Set(
      families.flatMap(({ samples }) => samples.flatMap((one) => Object.keys(one.labels))),
    );
    expect([...labels].toSorted()).toEqual([
      'budget',
      'currency',
      'kind',
      'outcome',
      'partition',
      'project',
      'source',
      'status',
      'topic',
      'verb',
      'version',
      'what',
    ]);
  });

  test('the page lists them', async () => {
    const rows = (await metrics(telemetry, store, BUNDLE)).map(({ name, type, help, samples }) => [
      `\`${name}\``,
      type,
      Object.keys(samples[0]?.labels ?? {})
        .map((label) => `\`${label}\``)
        .join(' '),
      help,
    ]);
    const page = new URL('../../docs/api.md', import.meta.url);
    expectGenerated(page, 'metrics', markdownTable(['metric', 'type', 'labels', 'what'], rows));
  });
});

test.each<[string, number, string]>([
  ['infinity', Number.POSITIVE_INFINITY, '+Inf'],
  ['less than anything', Number.NEGATIVE_INFINITY, '-Inf'],
  ['no number', Number.NaN, 'NaN'],
  ['a small one', 1e-9, '1e-9'],
])('%s is written as Prometheus reads it', (_title, value, written) => {
  const family = {
    name: 'x',
    type: 'gauge',
    help: 'a\nb\\',
    samples: [{ labels: { l: 'a"\n\\' }, value }],
  } as const;
  expect(exposition([family])).toBe(`# HELP x a\\nb\\\\\n# TYPE x gauge\nx{l="a\\"\\n\\\\"} ${written}\n`);
});
