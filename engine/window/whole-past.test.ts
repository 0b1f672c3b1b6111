import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../rules/condition.ts';
import { PANE_MS, type PastBaseline, SLOT_MS } from '../../rules/window.ts';
import { playbook } from '../incident/testing/sample-playbook.ts';
import type { Reading } from '../reading.ts';
import { bundleOf, NOON, sourceOf, windowOf } from '../testing/orders-bundle.ts';
import { type PlainEvent, type PlainReading, plainWindows } from '../testing/plain-windows.ts';
import { type Arrival, type PlayPlan, play } from '../testing/window-play.ts';
import { type FoldedWindow, panesOfWindow } from './panes.ts';
import { knownSpan } from './reach.ts';

/**
 * A stream and a table together, through the real readers and the real store, against `plain-windows.ts`: random
 * rows, deletes, expiry, disorder within the lateness, any pieces, partitions, commits and deaths.
 */
const MOST_DELAY_MS = 19_000;
const HOUR_MS = 3_600_000;
const WINDOWS = ['count', 'sum', 'mean', 'share', 'idle'] as const;
const REGIONS = ['gangnam', 'mapo', 'guro'];
const previous: PastBaseline = { kind: 'previous', spanMs: 25 * PANE_MS };
/** Two hours stand for a day: what matters is that it is read from slots, not from panes. */
const sameTime: PastBaseline = { kind: 'sameTime', stepMs: 2 * HOUR_MS, times: 2 };

const change = (window: string, baseline: PastBaseline): Condition => ({
  kind: 'leaf',
  id: `${window} ${baseline.kind}`,
  text: window,
  operand: { kind: 'window', window },
  test: {
    kind: 'change',
    direction: 'drop',
    op: '>',
    measure: 'ratio',
    amount: 0.5,
    baseline,
    atLeast: null,
  },
});
/** The playbook that makes windows keep what the baselines reach for. */
const bookOf = (baselines: readonly PastBaseline[]) =>
  playbook({
    windows: [...WINDOWS],
    trigger: { kind: 'or', of: WINDOWS.flatMap((id) => baselines.map((b) => change(id, b))) },
    recovered: null,
    sources: ['orders', 'riders'],
  });
const bundleWith = (baselines: readonly PastBaseline[]) =>
  bundleOf({
    sources: [
      sourceOf('orders'),
      sourceOf('riders', {
        expireAfterMs: 400_000,
        removeWhen: { kind: 'in', field: 'status', values: ['gone'] },
      }),
    ],
    zone: 'UTC',
    playbooks: [bookOf(baselines)],
  });

const order = fc.record({
  source: fc.constant('orders'),
  region: fc.constantFrom(...REGIONS),
  amount: fc.option(fc.integer({ min: -5_000, max: 90_000 }), { nil: null }),
  event: fc.constantFrom('placed', 'paid'),
});
const rider = fc.record({
  source: fc.constant('riders'),
  region: fc.constantFrom(...REGIONS),
  key: fc.integer({ min: 0, max: 5 }).map((n) => `r${n}`),
  status: fc.constantFrom('idle', 'idle', 'busy', 'gone', null),
});
type Draft = readonly [Readonly<Record<string, string | number | null>>, number, number];
const stream = (spreadMs: number, most: number): fc.Arbitrary<readonly Draft[]> =>
  fc.array(
    fc.tuple(fc.oneof({ weight: 3, arbitrary: order }, rider), fc.nat(spreadMs), fc.nat(MOST_DELAY_MS)),
    {
      minLength: 5,
      maxLength: most,
    },
  );

/** Events from noon in the order of their arrival, and a tick every 10 s where ticks are wanted. */
function arrivalsOf(drafts: readonly Draft[], ticks: boolean): readonly Arrival[] {
  const all = drafts
    .map(([draft, at, delay], i) => ({ event: eventOf(draft, NOON + at, i), arrivalMs: NOON + at + delay }))
    .sort((a, b) => a.arrivalMs - b.arrivalMs);
  const arrivals: Arrival[] = [];
  let tickMs = Math.ceil((all[0]?.arrivalMs ?? 0) / PANE_MS) * PANE_MS;
  for (const { event, arrivalMs } of all) {
    for (; ticks && tickMs < arrivalMs; tickMs += PANE_MS) arrivals.push({ kind: 'tick', tickMs });
    arrivals.push({ kind: 'event', arrivalMs, event });
  }
  return arrivals;
}

function eventOf(draft: Draft[0], timeMs: number, i: number): PlainEvent {
  const { source, region, amount, event, key, status } = draft;
  const text = (value: string | number | null | undefined): string => String(value);
  if (source === 'riders') {
    const columns = status === null ? null : { region: text(region), status: text(status) };
    return { source, key: text(key), timeMs, columns };
  }
  const paid = typeof amount === 'number' ? { amount } : {};
  return {
    source: 'orders',
    key: `o${i}`,
    timeMs,
    columns: { region: text(region), event: text(event), ...paid },
  };
}

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** `known` null: near the end of the known span (E14), where slots blur it. */
function isSame(reading: Reading, plain: PlainReading | null, known: boolean | null): boolean {
  if (plain === null || plain.value === null || known === false) return !reading.known;
  if (known === null && !reading.known) return true;
  return reading.known && isNear(reading.value, plain.value) && isNear(reading.samples, plain.samples);
}

/** Plays and compares every answer. @returns how many were asked, and how many of them known */
async function hold(
  drafts: readonly Draft[],
  baselines: readonly PastBaseline[],
  ticks: boolean,
  plan: Omit<PlayPlan, 'playbook' | 'asks'>,
): Promise<{ readonly asked: number; readonly known: number }> {
  const bundle = bundleWith(baselines);
  const arrivals = arrivalsOf(drafts, ticks);
  const events = arrivals.flatMap((arrival) => (arrival.kind === 'event' ? [arrival.event] : []));
  if (new Set(events.map((e) => e.source)).size < 2) return { asked: 0, known: 0 };
  const asks = WINDOWS.flatMap((window) => [null, ...baselines].map((baseline) => ({ window, baseline })));
  const answers = await play(bundle, arrivals, { ...plan, playbook: bookOf(baselines), asks });
  const plain = plainWindows(bundle, events);
  const wrong: string[] = [];
  let found = 0;
  for (const [name, text] of answers) {
    const [at = '', id = '', kind = '', key = ''] = name.split(' ');
    const window = windowOf(id);
    const atMs = Number(at);
    const reading = JSON.parse(text) as Reading;
    const baseline = baselines.find((b) => b.kind === kind);
    const want =
      baseline === undefined ? plain.window(window, key, atMs) : plain.usual(window, key, baseline, atMs);
    const spanMs = knownSpan(window.windowMs, baselines);
    const seen = (fromMs: number) =>
      panesOfWindow(window as FoldedWindow).some((pane) => plain.touched(pane, key, fromMs, atMs));
    let known: boolean | null = true;
    if (baseline === undefined && key !== 'gangnam' && !seen(atMs - spanMs))
      known = seen(atMs - spanMs - 2 * SLOT_MS) ? null : false;
    if (reading.known) found += 1;
    if (!isSame(reading, want, known))
      wrong.push(`${name}: ${text}, plainly ${JSON.stringify(want)}, known ${known}`);
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  return { asked: answers.size, known: found };
}

const partitions = fc.integer({ min: 1, max: 4 });
const chunks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const restarts = fc.array(fc.nat(30), { maxLength: 5 }).map((list) => new Set(list));
const commits = fc.integer({ min: 1, max: 9 });

describe('windows of a stream and a table are what the raw events say', () => {
  test('now, and over the stretch before', async () => {
    const total = { asked: 0, known: 0 };
    await fc.assert(
      fc.asyncProperty(
        stream(1_500_000, 120),
        fc.boolean(),
        partitions,
        chunks,
        commits,
        restarts,
        async (drafts, ticks, many, sizes, commitEvery, deaths) => {
          const plan = { partitions: many, chunks: sizes, commitEvery, restarts: deaths };
          const { asked, known } = await hold(drafts, [previous], ticks, plan);
          total.asked += asked;
          total.known += known;
        },
      ),
      { numRuns: 25 },
    );
    expect(total.asked).toBeGreaterThan(5_000);
    expect(total.known).toBeGreaterThan(total.asked / 8);
  });

  test('at the same time before, from the slots of history', async () => {
    const total = { asked: 0, known: 0 };
    await fc.assert(
      fc.asyncProperty(
        stream(7 * HOUR_MS, 150),
        partitions,
        chunks,
        commits,
        restarts,
        async (drafts, many, sizes, commitEvery, deaths) => {
          const isAsked = (atMs: number) => atMs % (47 * PANE_MS) === 0;
          const plan = { partitions: many, chunks: sizes, commitEvery, restarts: deaths, isAsked };
          const { asked, known } = await hold(drafts, [sameTime], false, plan);
          total.asked += asked;
          total.known += known;
        },
      ),
      { numRuns: 5 },
    );
    expect(total.asked).toBeGreaterThan(500);
    expect(total.known).toBeGreaterThan(total.asked / 8);
  });
});
