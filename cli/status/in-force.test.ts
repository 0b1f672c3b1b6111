import { describe, expect, test } from '@jest/globals';
import type { LeaseRow, RunRow } from '../../engine/store.ts';
import { askOf, leaseOf, runOf, T0 } from '../../engine/testing/store-samples.ts';
import { inForceJson, inForceText } from '../report/in-force.ts';
import { type Found, inForceOf, OVERDUE_MS } from './in-force.ts';

const MINUTE = 60_000;
const foundOf = (of: Partial<Found> = {}): Found => ({
  ...{ nowMs: T0, kills: [], hostKills: [], asks: [], leases: [], runs: [], blind: [], openIncidents: 0 },
  ...{ orders: { pins: [], pauses: [], silences: [] }, budgets: [] },
  ...of,
});
const undoOf = (of: Partial<RunRow> = {}): RunRow =>
  runOf('r1/undo', { kind: 'undo', deadlineMs: null, ...of });
const wordFor = (_dimension: string, value: string) => (value === 'seoul-gangnam' ? '강남구' : value);

describe('an effect is overdue', () => {
  test.each<[string, Partial<LeaseRow>, readonly RunRow[], boolean]>([
    ['not before its end', { capMs: T0 + 1 }, [], false],
    ['not while its undo may still be under way', { capMs: T0 - OVERDUE_MS }, [undoOf()], false],
    ['two minutes after its end', { capMs: T0 - OVERDUE_MS - 1 }, [], true],
    ['so too while it is being undone', { capMs: T0 - OVERDUE_MS - 1, status: 'undoing' }, [], true],
    [
      'as soon as an attempt of its undo went wrong',
      { capMs: null, status: 'undoing' },
      [undoOf({ attempts: 1 })],
      true,
    ],
    ['not without a longest time', { capMs: null }, [], false],
    ['not once it is undone', { capMs: T0 - OVERDUE_MS - 1, status: 'undone' }, [], false],
    ['not once it was let go', { capMs: T0 - OVERDUE_MS - 1, status: 'released' }, [], false],
  ])('%s', (_title, lease, runs, expected) => {
    const { overdue } = inForceOf(foundOf({ leases: [leaseOf('r1', lease)], runs }));
    expect(overdue).toHaveLength(expected ? 1 : 0);
  });
});

const KIM = { by: 'kim', reason: 'sensor', sinceMs: T0 };
const full = inForceOf(
  foundOf({
    kills: [
      {
        scope: 'region',
        name: '강남구',
        freezes: false,
        reason: 'sensor',
        by: 'kim',
        sinceMs: T0 - 5 * MINUTE,
      },
    ],
    hostKills: [{ scope: 'all', name: '', freezes: true, reason: 'a file on this host', by: '' }],
    asks: [{ ...askOf('a1'), said: [] }],
    leases: [
      leaseOf('r3', { target: 'late', capMs: T0 + 40 * MINUTE }),
      leaseOf('r4', { target: 'open', capMs: null }),
      leaseOf('r2', { target: 'soon', capMs: T0 + MINUTE }),
      leaseOf('r1', { target: 'stuck', capMs: T0 - 3 * MINUTE }),
    ],
    runs: [undoOf({ attempts: 4 }), runOf('x'), runOf('y', { mode: 'shadow' })],
    blind: ['orders'],
    orders: {
      pins: [
        { ...KIM, target: 'restaurant-9', effect: 'restaurant.open', untilMs: T0 + 200 * MINUTE },
        {
          ...{ ...KIM, target: 'restaurant-8', effect: 'restaurant.open', untilMs: T0 + 200 * MINUTE },
          handedOverTo: 'lee',
        },
      ],
      pauses: [{ ...KIM, playbook: 'orders_drop' }],
      silences: [
        { ...KIM, of: { playbook: null, in: { region: 'seoul-gangnam' } }, untilMs: T0 + 30 * MINUTE },
      ],
    },
    budgets: [
      {
        budget: 'orders_drop/guard/1',
        text: 'spend at most 300만원 in 1d',
        used: 2_400_000,
        most: 3_000_000,
        currency: 'KRW',
      },
    ],
    openIncidents: 2,
  }),
);

test('what needs a person stands first, and what ends soonest before what lasts', () => {
  expect(inForceText(full, wordFor, 'en').split('\n')).toEqual([
    'OVERDUE: should be taken back by now',
    '  restaurant.open  stuck  i1  3m past its end  4 attempts of its undo went wrong',
    'STOPPED',
    '  region 강남구 # sensor (kim)  5m ago',
    '  freeze all # a file on this host  on this host',
    'WAITING FOR A PERSON',
    '  a1  approval  orders_drop  강남구  needs ops-lead  10m left',
    'BLIND',
    '  orders',
    'PAUSED',
    '  orders_drop  sensor (kim)',
    'SILENCED',
    '  all playbooks  강남구  30m left  sensor (kim)',
    'HANDED OVER, could not be taken back',
    '  restaurant.open  restaurant-8  → lee  sensor (kim)',
    'TAKEN BACK, not applied again',
    '  restaurant.open  restaurant-9  3h20m left  sensor (kim)',
    'in force: 4',
    '  restaurant.open  stuck  0s left',
    '  restaurant.open  soon  1m left',
    '  restaurant.open  late  40m left',
    '  restaurant.open  open  until recovery',
    'money used',
    '  orders_drop/guard/1  ₩2,400,000 of ₩3,000,000  spend at most 300만원 in 1d',
    'acts waiting or under way: 1  open incidents: 2',
  ]);
});

test('in Korean every line is Korean', () => {
  expect(inForceText(full, wordFor, 'ko')).toMatch(
    /^늦음: 지금쯤 되돌려졌어야 합니다\n.*3분 지남 {2}4 번 되돌리지 못함\n멈춤\n/,
  );
  expect(inForceText(inForceOf(foundOf()), wordFor, 'ko')).toMatch(/^사람이 볼 일이 없습니다/);
});

test('a long list ends with how many more there are', () => {
  const leases = Array.from({ length: 20 }, (_, i) => leaseOf(`r${i}`, { target: `t${i}` }));
  expect(inForceText(inForceOf(foundOf({ leases })), wordFor, 'en')).toContain('\n  … 8 more\n');
});

test('JSON has all of it', () => {
  expect(JSON.parse(inForceJson(full))).toMatchObject({
    schema: 'ordersense.status/1',
    nowMs: T0,
    overdue: [{ target: 'stuck', overdueMs: 3 * MINUTE, attempts: 4 }],
    blind: ['orders'],
    waitingActs: 1,
  });
});
