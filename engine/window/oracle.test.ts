import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binOf, middleOf } from '../../rules/aggregates/histogram-bin.ts';
import { valueHash } from '../../rules/aggregates/value-hash.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { Reading } from '../reading.ts';
import {
  AMOUNT_PANES,
  bundleOf,
  NOON,
  PANES,
  playbookOf,
  sourceOf,
  windowOf,
} from '../testing/orders-bundle.ts';
import { createWindowStage } from '../testing/window-stage.ts';

/** Windows against a count by hand: random orders, disorder within the lateness, repeats, partitions, pieces, restarts. */
interface Order {
  readonly id: string;
  readonly s: number;
  readonly region: string;
  readonly amount: number | null;
  readonly placed: boolean;
}
const WINDOW_MS = 15 * PANE_MS;
const BASELINE = { kind: 'previous', spanMs: 20 * PANE_MS } as const;
const AMOUNTS = ['min', 'max', 'different', 'latest', 'stddev'] as const;
const BUNDLE = bundleOf({
  sources: [sourceOf('orders')],
  panes: [...PANES, ...AMOUNT_PANES],
  windows: [
    ...bundleOf().windows,
    ...AMOUNTS.map((id) => windowOf(id)),
    windowOf('median', { value: { kind: 'percentile', pane: 'spread', rank: 50 } }),
    windowOf('p90', { value: { kind: 'percentile', pane: 'spread', rank: 90 } }),
    windowOf('perOrder', {
      value: {
        kind: 'formula',
        formula: {
          kind: 'binary',
          op: '/',
          left: { kind: 'window', window: 'sum' },
          right: { kind: 'window', window: 'count' },
        },
      },
    }),
    windowOf('rate', { value: { kind: 'rate', pane: 'count', perMs: 60_000 } }),
  ],
  playbooks: [playbookOf(BASELINE)],
});
const WINDOWS = ['count', 'sum', 'mean', 'share', 'all', ...AMOUNTS, 'median', 'p90', 'rate', 'perOrder'];
/** Aggregates of which no events make 0, not unknown. */
const ADDED_UP = ['count', 'sum', 'rate', 'different'];
const KEYS = ['a', 'b', 'gangnam'];
/** E14: window and the longest baseline of it. */
const COUNT_SPAN_MS = WINDOW_MS + BASELINE.spanMs;
const SPANS: Readonly<Record<string, number>> = { count: COUNT_SPAN_MS, perOrder: COUNT_SPAN_MS };

const orders = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.nat(12), fc.constant(0), fc.integer({ min: 100, max: 420 })),
      region: fc.constantFrom('a', 'a', 'b'),
      amount: fc.option(fc.integer({ min: -5, max: 2 ** 52 })),
      placed: fc.boolean(),
      delay: fc.nat(19),
      again: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((drafts) => {
    let s = 3;
    const timed = drafts.map(({ gap, delay, again, ...rest }, i) => {
      s += gap;
      return { order: { id: `o${i}`, s, ...rest }, at: s + delay, again };
    });
    const arrivals = timed.flatMap(({ order, at, again }) =>
      again
        ? [
            { order, at },
            { order, at: at + 0.5 },
          ]
        : [{ order, at }],
    );
    return arrivals.sort((x, y) => x.at - y.at).map(({ order }) => order);
  });

/** What was read at every instant: `seconds key window` → value and samples, or why not. */
type Sheet = ReadonlyMap<string, string>;
const told = (reading: Reading) => (reading.known ? `${reading.value} of ${reading.samples}` : reading.why);

function played(
  list: readonly Order[],
  partitions: number,
  sizes: readonly number[],
  restarts: ReadonlySet<number>,
): Sheet {
  const sheet = new Map<string, string>();
  const parts = Array.from({ length: partitions }, (_, partition) => ({ topic: 'orders', partition }));
  const stage = createWindowStage(BUNDLE, parts, (atMs, factsOf) => {
    const facts = factsOf('watch');
    for (const key of KEYS)
      for (const id of WINDOWS) {
        const reading = facts.get(key)?.window(id);
        const name = `${(atMs - NOON) / 1_000} ${key} ${id}`;
        if (sheet.has(name)) throw new Error(`${name} was told twice`);
        sheet.set(name, reading === undefined ? 'no-series' : told(reading));
        if (id === 'count' || id === 'perOrder') {
          const usual = facts.get(key)?.usual(id, BASELINE);
          sheet.set(`${name} usual`, usual === undefined ? 'no-baseline' : told(usual));
        }
      }
  });
  let greatest = 0;
  let turn = 0;
  for (let at = 0; at < list.length; turn += 1) {
    const batch = list.slice(at, at + (sizes[turn % sizes.length] ?? 1));
    at += batch.length;
    for (const part of parts) {
      const records = batch
        .filter((order) => Number(order.id.slice(1)) % partitions === part.partition)
        .map(({ id, s, region, amount, placed }) => ({
          arrivalMs: NOON + s * 1_000,
          key: null,
          value: new TextEncoder().encode(
            JSON.stringify({ id, at: NOON + s * 1_000, region, amount, event: placed ? 'placed' : 'gone' }),
          ),
        }));
      if (records.length > 0) stage.read(part, records);
    }
    greatest = Math.max(greatest, ...batch.map((order) => order.s));
    stage.tick(NOON + greatest * 1_000);
    if (restarts.has(turn)) stage.restart();
  }
  stage.finish(NOON + (Math.floor(greatest / 10) + 1) * 10_000);
  return sheet;
}

function byHand(list: readonly Order[]): Sheet {
  const sheet = new Map<string, string>();
  const once = [...new Map(list.map((order) => [order.id, order])).values()];
  const pane = (order: Order) => Math.floor(order.s / 10) * 10;
  const first = Math.min(...once.map(pane));
  const last = Math.max(...once.map(pane)) + 10;
  const [w, b] = [WINDOW_MS / 1_000, BASELINE.spanMs / 1_000];
  for (let t = first + 10; t <= last; t += 10) {
    for (const key of KEYS) {
      const own = (from: number, to: number) =>
        once.filter((o) => o.region === key && pane(o) >= from && pane(o) < to);
      const inside = own(t - w, t);
      const sums = inside.filter((o) => o.amount !== null).map((o) => BigInt(o.amount ?? 0));
      const sum = sums.reduce((x, y) => x + y, 0n);
      const whole = once.filter((o) => pane(o) >= t - w && pane(o) < t);
      // A sum's own series begins with its first amount.
      const known = (id: string) =>
        key === 'gangnam' ||
        own(t - (SPANS[id] ?? 2 * WINDOW_MS) / 1_000, t).some(
          (o) => ['count', 'share', 'rate', 'perOrder'].includes(id) || o.amount !== null,
        );
      const of = (id: string, value: string) =>
        t - w < first ? 'not-covered' : known(id) ? value : 'no-series';
      sheet.set(`${t} ${key} count`, of('count', `${inside.length} of ${inside.length}`));
      sheet.set(`${t} ${key} sum`, of('sum', `${Number(sum)} of ${sums.length}`));
      sheet.set(
        `${t} ${key} mean`,
        of('mean', sums.length === 0 ? 'no-samples' : `${Number(sum) / sums.length} of ${sums.length}`),
      );
      const amounts = inside.flatMap((o) => (o.amount === null ? [] : [o.amount]));
      const newest = inside
        .filter((o) => o.amount !== null)
        .sort((x, y) => x.s - y.s || valueHash(x.id) - valueHash(y.id))
        .at(-1);
      const values: Readonly<Record<string, number | undefined>> = {
        rate: (inside.length * 60) / w,
        min: amounts.length === 0 ? undefined : Math.min(...amounts),
        max: amounts.length === 0 ? undefined : Math.max(...amounts),
        different: new Set(amounts).size,
        latest: newest?.amount ?? undefined,
        stddev: deviation(amounts),
        median: percentile(amounts, 50),
        p90: percentile(amounts, 90),
      };
      for (const [id, value] of Object.entries(values)) {
        const samples = id === 'rate' ? inside.length : amounts.length;
        const isNothing = value === undefined || (samples === 0 && !ADDED_UP.includes(id));
        sheet.set(`${t} ${key} ${id}`, of(id, isNothing ? 'no-samples' : `${value} of ${samples}`));
      }
      const perOrder =
        inside.length === 0 ? 'no-samples' : `${Number(sum) / inside.length} of ${inside.length}`;
      sheet.set(`${t} ${key} perOrder`, of('perOrder', perOrder));
      const share = inside.filter((o) => o.placed).length / inside.length;
      sheet.set(
        `${t} ${key} share`,
        of('share', inside.length === 0 ? 'no-samples' : `${share} of ${inside.length}`),
      );
      sheet.set(`${t} ${key} all`, t - w < first ? 'not-covered' : `${whole.length} of ${whole.length}`);
      const before = own(t - w - b, t - w).length * (w / b);
      const past = own(t - w - b, t - w);
      const spent = past.reduce((all, o) => all + BigInt(o.amount ?? 0), 0n);
      const spentEach = (Number(spent) * (w / b)) / before;
      sheet.set(
        `${t} ${key} perOrder usual`,
        t - w - b < first || past.length === 0 ? 'no-baseline' : `${spentEach} of ${before}`,
      );
      sheet.set(`${t} ${key} count usual`, t - w - b < first ? 'no-baseline' : `${before} of ${before}`);
    }
  }
  return sheet;
}

/** Of the middles of bins, or what a value would be at worst could not be told. */
function percentile(amounts: readonly number[], rank: number): number | undefined {
  const sorted = amounts.map((amount) => middleOf(binOf(amount))).sort((x, y) => x - y);
  const at = Math.ceil((sorted.length * rank) / 100) - 1;
  const isBetween = (sorted.length * rank) % 100 === 0;
  const value = sorted[at];
  return value === undefined || !isBetween ? value : (value + (sorted[at + 1] ?? value)) / 2;
}

function deviation(amounts: readonly number[]): number | undefined {
  if (amounts.length === 0) return undefined;
  const n = BigInt(amounts.length);
  const sum = amounts.reduce((all, amount) => all + BigInt(amount), 0n);
  const squares = amounts.reduce((all, amount) => all + BigInt(amount) ** 2n, 0n);
  return Math.sqrt(Number(n * squares - sum * sum)) / amounts.length;
}

/** Readings that differ; where a key has no instance at all, its baseline was not asked for. */
function differences(got: Sheet, want: Sheet): readonly string[] {
  const names = new Set([...got.keys(), ...want.keys()]);
  return [...names]
    .filter((name) => got.get(name) !== want.get(name))
    .filter((name) => !(got.get(name) === 'no-series' && want.get(name) === 'not-covered'))
    .filter((name) => !(name.endsWith(' all') && got.get(name) === 'no-series'))
    .filter(
      (name) =>
        !(
          name.endsWith('usual') &&
          got.get(name) === 'no-baseline' &&
          (want.get(name) ?? '').startsWith('0 ')
        ),
    )
    .map((name) => `${name}: ${got.get(name)}, by hand ${want.get(name)}`);
}

describe('windows', () => {
  test('equal a count by hand', () => {
    fc.assert(
      fc.property(orders, (list) => {
        expect(differences(played(list, 1, [1], new Set()), byHand(list))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('do not depend on partitions, pieces and restarts', () => {
    const shape = fc.record({
      partitions: fc.integer({ min: 1, max: 4 }),
      sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      restarts: fc.uniqueArray(fc.nat(12), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(orders, shape, (list, { partitions, sizes, restarts }) => {
        expect(differences(played(list, partitions, sizes, new Set(restarts)), byHand(list))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
