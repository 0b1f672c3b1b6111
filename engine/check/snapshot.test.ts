import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import type { Facts } from '../facts.ts';
import { unread } from '../reading.ts';
import { absentFacts, snapshotFacts, takeSnapshot } from './snapshot.ts';

const previous = { kind: 'previous', spanMs: 3_600_000 } as const;
const lastWeeks = { kind: 'sameTime', stepMs: 604_800_000, times: 4 } as const;
const facts: Facts = {
  atMs: 7,
  window: (id) =>
    id === 'nan'
      ? { known: true, value: Number.NaN, samples: 3 }
      : { known: true, value: id.length, samples: 3 },
  usual: (_id, baseline) => ({ known: true, value: baseline.kind === 'previous' ? 10 : 20, samples: 4 }),
  probe: () => ({ known: false, why: 'no-answer' }),
  sourceMissing: (_source, overMs) => (overMs === 1 ? true : null),
  lookUp: ({ field }) => ({ known: true, value: field }),
  isTimeOfDay: () => false,
  during: (name) => name === 'peak',
};

const change = (id: string, window: string, baseline: typeof previous | typeof lastWeeks): Condition => ({
  kind: 'leaf',
  id,
  text: '',
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
const conditions: readonly Condition[] = [
  { kind: 'not', of: change('a', 'orders', previous) },
  { kind: 'hold', id: 'h', text: '', of: change('b', 'orders', lastWeeks), forMs: 5 },
  {
    kind: 'leaf',
    id: 'c',
    text: '',
    operand: { kind: 'probe', probe: 'app', field: 'ok' },
    test: { kind: 'ofMetric', op: '<', ratio: 0.5, window: 'wait' },
  },
  { kind: 'sourceMissing', id: 'd', text: '', source: 'orders', overMs: 1, not: true },
  { kind: 'sourceMissing', id: 'e', text: '', source: 'orders', overMs: 2, not: false },
  { kind: 'during', id: 'g', text: '', schedules: ['peak', 'night'], not: false },
  {
    kind: 'leaf',
    id: 's',
    text: '',
    operand: { kind: 'lookUp', table: 'shops', field: 'staff', key: 'shop' },
    test: { kind: 'missing', not: false },
  },
];
const owner = { table: 'shops', field: 'owner', key: 'shop' };
const staff = { table: 'shops', field: 'staff', key: 'shop' };
const holds = { h: { truth: true, heldMs: 9 } };

test('what was stored reads as it was, after a round through JSON too', () => {
  const taken = takeSnapshot(conditions, { windows: ['text-only', 'nan'], lookUps: [owner] }, facts, holds);
  const again = snapshotFacts(JSON.parse(JSON.stringify(taken)) as typeof taken, {});
  expect(again.atMs).toBe(7);
  for (const window of ['orders', 'wait', 'text-only'])
    expect(again.window(window)).toEqual(facts.window(window));
  for (const baseline of [previous, lastWeeks])
    expect(again.usual('orders', baseline)).toEqual(facts.usual('orders', baseline));
  expect(again.sourceMissing('orders', 1)).toBe(true);
  expect(again.sourceMissing('orders', 2)).toBeNull();
  expect(again.lookUp(owner)).toEqual({ known: true, value: 'owner' });
  expect(again.lookUp(staff)).toEqual({ known: true, value: 'staff' });
  expect([again.during('peak'), again.during('night'), again.during('noon')]).toEqual([true, false, null]);
  expect(taken.holds).toEqual(holds);
});

test('what is no number is stored as unknown, what was not asked for stays unknown', () => {
  const again = snapshotFacts(takeSnapshot(conditions, { windows: ['nan'], lookUps: [] }, facts, {}), {});
  expect(again.window('nan')).toEqual(unread('no-samples', 3));
  expect(again.window('other')).toEqual(unread('no-series'));
  expect(again.usual('wait', previous)).toEqual(unread('no-baseline'));
  expect(again.sourceMissing('riders', 1)).toBeNull();
  expect(again.lookUp(owner)).toEqual({ known: false, why: 'no-series' });
});

test.each([
  ['answered', { app: { ok: true } }, { known: true, value: true }],
  ['answered without the field', { app: { up: true } }, { known: false, why: 'missing-field' }],
  ['no answer', { app: undefined }, { known: false, why: 'no-answer' }],
  ['not asked', {}, { known: false, why: 'no-answer' }],
])('a probe that %s', (_title, answers, want) => {
  const again = snapshotFacts(
    takeSnapshot([], { windows: [], lookUps: [] }, facts, {}),
    answers as Parameters<typeof snapshotFacts>[1],
  );
  expect(again.probe('app', 'ok')).toEqual(want);
});

test('an instance that was not looked at is unknown in everything', () => {
  const absent = absentFacts(3);
  expect(absent.atMs).toBe(3);
  expect(absent.window('orders').known).toBe(false);
  expect(absent.usual('orders', previous).known).toBe(false);
  expect(absent.probe('app', 'ok').known).toBe(false);
  expect(absent.sourceMissing('orders', 1)).toBeNull();
});
