import { expect, test } from '@jest/globals';
import type { Expect, Playbook, Track } from '../../rules/playbook.ts';
import type { Decision, Json } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { unread } from '../reading.ts';
import { createResponder, type Responder } from '../responder.ts';
import type { IncidentRow } from '../store.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { isHeldOut } from '../track/holdout.ts';
import { at, bundleOf, note, playbook } from './testing/sample-playbook.ts';
import { sampleVerbs, sceneFacts } from './testing/stage.ts';

const DAY = 1_440;
const track: Track = {
  kind: 'track',
  path: '2',
  window: 'orders',
  countsFromZero: true,
  pass: { op: '>=', value: 1 },
  forMs: 14 * DAY * 60_000,
  holdoutRatio: 0.3,
  as: 'effect',
};
const wanted: Expect = {
  kind: 'expect',
  path: 'expect1',
  condition: {
    kind: 'leaf',
    id: 'x',
    text: 'effect >= 5pp',
    operand: { kind: 'result', name: 'effect', field: null },
    test: { kind: 'threshold', op: '>=', value: 0.05, atLeast: null },
  },
  withinMs: 15 * DAY * 60_000,
  fromFiring: true,
  beside: true,
  otherwise: [
    {
      ...note('expect1.else.1', ''),
      args: [
        { name: 'text', value: { kind: 'text', parts: [{ kind: 'result', name: 'effect', field: null }] } },
      ],
    },
  ],
};

const winback = (more: Partial<Track> = {}): Playbook =>
  playbook({
    by: ['customer'],
    mode: 'shadow',
    trigger: { kind: 'each', id: 'when', text: 'each scores' },
    occasion: { of: 'scores', fields: [] } as unknown as NonNullable<Playbook['occasion']>,
    closesWithBody: true,
    body: [note('1', 'hello'), { ...track, ...more }, wanted],
  });

const heldOut = (key: string): boolean => isHeldOut(winback().name, `customer=${key}`, 0.3);

/** Plays events of customers and later instants; the responder may be made anew from what it left after every step. */
async function played(
  own: Playbook,
  steps: readonly { readonly minute: number; readonly customers?: readonly string[] }[],
  orders: (key: string) => number | null,
  restarts: boolean,
): Promise<{ readonly decisions: readonly Decision[]; readonly texts: readonly string[] }> {
  const bundle = bundleOf(own);
  const incidents = new Map<string, IncidentRow>();
  const ledger = new Map<string, LedgerRow>();
  let notes: Record<string, Json> = {};
  const made = (): Responder =>
    createResponder(bundle, sampleVerbs, {
      holds: [],
      incidents: structuredClone([...incidents.values()]),
      leases: [],
      ledger: [...ledger.values()],
      notes,
    });
  let responder = made();
  const decisions: Decision[] = [];
  const texts: string[] = [];
  for (const { minute, customers = [] } of steps) {
    const factsOf = (key: string): Facts => {
      const value = orders(key);
      const reading = value === null ? unread('blind') : { known: true, value, samples: value };
      return {
        ...sceneFacts(at(minute), {}),
        window: () => (value === 0 ? unread('no-series') : reading) as ReturnType<Facts['window']>,
      };
    };
    const arrivals = customers.map((key) => ({
      key,
      event: { timeMs: at(minute), key, fields: {} } as never,
    }));
    await responder.judgeOccasions(own, at(minute), arrivals, factsOf, at(minute));
    const taken = responder.take();
    decisions.push(...taken.decisions);
    texts.push(...taken.runs.filter(({ step }) => step !== '1').map(({ args }) => JSON.stringify(args)));
    for (const row of taken.incidents) incidents.set(row.id, row);
    for (const row of taken.ledger) ledger.set(row.key, row);
    notes = JSON.parse(JSON.stringify({ ...notes, ...taken.notes }));
    if (restarts) responder = made();
  }
  return { decisions, texts };
}

const CUSTOMERS = Array.from({ length: 200 }, (_, i) => `c-${i}`);
const FORTNIGHT = [
  { minute: 0, customers: CUSTOMERS },
  { minute: 14 * DAY - 1 },
  { minute: 14 * DAY },
  { minute: 15 * DAY },
];
const count = (all: readonly Decision[], what: string, step: string): number =>
  all.filter((one) => one.what === what && one.step === step).length;

test('who is held out gets no act, with the reason, and is followed like the others', async () => {
  const { decisions } = await played(winback(), FORTNIGHT, () => 0, false);
  const held = CUSTOMERS.filter(heldOut).length;
  expect(held).toBeGreaterThan(30);
  expect(count(decisions, 'act', '1')).toBe(200 - held);
  const skipped = decisions.filter(({ what, step }) => what === 'skipped' && step === '1');
  expect(skipped).toHaveLength(held);
  expect(skipped.every(({ detail }) => detail['reason'] === 'holdout')).toBe(true);
  // Once where it begins, once where its time has passed: at fourteen days, not a minute earlier.
  expect(count(decisions, 'tracked', '2')).toBe(400);
  const ended = decisions.filter(({ what, detail }) => what === 'tracked' && detail['value'] !== undefined);
  expect(new Set(ended.map(({ t }) => t))).toEqual(new Set([at(14 * DAY)]));
});

test.each<[string, (key: string) => number | null, Partial<Track>, string, string | null]>([
  [
    'an effect that is great enough is met as soon as it is known',
    (key) => (heldOut(key) ? 0 : 1),
    {},
    'met',
    null,
  ],
  ['one that is too small is missed at its time', () => 1, {}, 'missed', '0.0pp (95% interval'],
  [
    'of a metric that was blind nobody knows anything',
    () => null,
    {},
    'missed',
    'no effect can be claimed (0 reached',
  ],
  [
    'without a holdout none is claimed',
    () => 1,
    { holdoutRatio: null },
    'missed',
    'no effect can be claimed (200 reached, 0 held',
  ],
  [
    'averages are compared where nothing is to be passed',
    () => 2,
    { pass: null },
    'missed',
    '0 (95% interval',
  ],
])('%s', async (_title, orders, more, status, text) => {
  const whole = await played(winback(more), FORTNIGHT, orders, false);
  const expected = whole.decisions.filter(({ what }) => what === 'expected');
  // One of all targets, not one each.
  expect(expected.map(({ detail }) => detail['status'])).toEqual([status]);
  expect(expected[0]?.t).toBe(at((status === 'met' ? 14 : 15) * DAY));
  if (text === null) expect(whole.texts).toEqual([]);
  else expect(whole.texts.join()).toContain(text);
  // Everything closes, the one that stood for the expectation with it.
  expect(whole.decisions.filter(({ what }) => what === 'closed')).toHaveLength(200);
  const again = await played(winback(more), FORTNIGHT, orders, true);
  expect(again).toEqual(whole);
});

test('a target that is tracked is not tracked twice, and is drawn the same way again', async () => {
  const twice = [
    { minute: 0, customers: ['c-1', 'c-2'] },
    { minute: DAY, customers: ['c-1', 'c-2'] },
  ];
  for (const restarts of [false, true]) {
    const { decisions } = await played(winback(), twice, () => 1, restarts);
    expect(count(decisions, 'tracked', '2')).toBe(2);
    const left = decisions.filter(({ what, step }) => what === 'skipped' && step === '2');
    expect(left.map(({ detail }) => detail['reason'])).toEqual(['tracked', 'tracked']);
  }
});
