/** The oracle is believed by every bench, so a wrong engine must not pass it. */
import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../engine/decision.ts';
import { createOracle } from './oracle.ts';
import { EVENT_BYTES, type Order, ordersStream, START_MS } from './orders.ts';
import { type BenchPlaybook, FILTERS } from './shared-playbooks.ts';

const order = (n: number, second: number): Order => ({
  id: `o${n}`,
  timeMs: START_MS + second * 1_000,
  event: 'placed',
  city: 'c0001',
  restaurant: 's000001',
  amount: 10_000,
});
const [placed] = FILTERS as readonly [(typeof FILTERS)[number]];
const playbook: BenchPlaybook = { name: 'p0', filter: placed, windowMs: 60_000, threshold: 3 };
/** One order a second: from the first minute on the window holds sixty. */
const orders = Array.from({ length: 100 }, (_, n) => order(n, n));
const AT_MS = START_MS + 100_000;
/** Covered at 60 s, held for 10 s. */
const OPENED_MS = START_MS + 70_000;
const opened = (t: number) =>
  [{ what: 'opened', playbook: 'p0', instance: { city: 'c0001' }, t }] as unknown as readonly Decision[];
const stands = (now: number) => [
  { playbook: 'p0', instance: { city: 'c0001' }, now, usual: null, unit: { kind: 'count' as const } },
];

describe('the oracle', () => {
  test.each<[string, readonly Decision[], number, number]>([
    ['agrees with what is right', opened(OPENED_MS), 60, 0],
    ['misses a decision', [], 60, 1],
    ['sees one too many, and at another time', opened(OPENED_MS + 10_000), 60, 2],
    ['counts for itself', opened(OPENED_MS), 61, 1],
  ])('%s', (_title, decisions, now, differences) => {
    const oracle = createOracle([playbook], 'city');
    oracle.see(orders);
    // A second time is no second order.
    oracle.see(orders.slice(0, 10));
    expect(oracle.differences(decisions, AT_MS, stands(now))).toHaveLength(differences);
  });
});

test('the stream is the same every time, and every event has its size', () => {
  const [a, b] = [ordersStream(2_000).next(3_000), ordersStream(2_000).next(3_000)];
  expect(a.orders).toEqual(b.orders);
  expect(a.records.every(({ value }) => value?.byteLength === EVENT_BYTES)).toBe(true);
  expect(a.records.map(({ value }) => JSON.parse(String(value)))).toMatchObject(
    a.orders.map(({ id, city, amount }) => ({ id, city, amount })),
  );
  expect(new Set(a.orders.map(({ id }) => id)).size).toBeLessThan(a.orders.length);
});

test('the odd stream says the same in other bytes', () => {
  const { orders, records } = ordersStream(2_000, true).next(3_000);
  expect(records.map(({ value }) => JSON.parse(String(value)))).toMatchObject(
    orders.map(({ id, city, amount }) => ({ id, city, amount })),
  );
  expect(
    new Set(records.map(({ value }) => Object.keys(JSON.parse(String(value))).join())).size,
  ).toBeGreaterThan(1_000);
});
