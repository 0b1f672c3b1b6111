import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hostOrders, ordersFolder } from '../../engine/adapters/host-orders.ts';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import type { Order } from '../../engine/control/order.ts';
import { decisionOf, incidentOf, leaseOf, T0 } from '../../engine/testing/store-samples.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { WATCHED_PLAY } from '../testing/watched-play.ts';
import { giveOrder } from './give-order.ts';
import { silenceOf, undoOf } from './order-flags.ts';

const folders = temporaryFolders('ordered');
const silent = { info: () => {}, warn: () => {}, error: () => {} };
let directory = '';
let store: Awaited<ReturnType<typeof openMemory>>;

beforeEach(async () => {
  directory = folders.make('project');
  writeFileSync(join(directory, 'a.play'), WATCHED_PLAY);
  settings('store: { url: "postgres://nobody@localhost/none" }\n');
  store = await openMemory({ clock: manualClock(T0) });
  await store.commit(
    commitOf(await store.claimEvaluator(), {
      incidents: [incidentOf('i1', { playbook: 'few' }), incidentOf('i2', { playbook: 'other' })],
      decisions: [decisionOf(0)],
      leases: [leaseOf('r1'), leaseOf('r2', { incident: 'i2', target: 'restaurant-2' })],
    }),
  );
});
afterAll(() => folders.removeAll());

function settings(text: string): void {
  writeFileSync(join(directory, 'ordersense.config.yaml'), `name: ordered\n${text}`);
}

async function given(order: Order, reason: string | null = 'it pays twice', lang: 'en' | 'ko' = 'en') {
  const io = toldIo(lang);
  const open = async () => ({ ...store, close: async () => {} });
  const error = await giveOrder({ directory, data: null, reason }, () => order, io, open).then(
    () => null,
    (failure: unknown) => (failure as Error).message,
  );
  return { error, out: io.results };
}

const everything: Order = { word: 'undo', scope: 'all', name: '' };

test('with a shared store an order is a signal of the inbox, by the store’s clock', async () => {
  expect(await given({ word: 'undo', scope: 'playbook', name: 'few' })).toEqual({
    error: null,
    out: [
      'taken back: all that the playbook `few` has in force; nothing of it is applied again for 4 hours',
      '  restaurant.open  restaurant-1',
      'in the store: the process that runs takes it within a second',
    ],
  });
  expect(await store.signals()).toMatchObject([
    {
      ...{ kind: 'order', incident: '' },
      payload: { order: { word: 'undo', scope: 'playbook', name: 'few' }, reason: 'it pays twice', atMs: T0 },
    },
  ]);
});

test('what is taken back is listed: of everything, of one incident', async () => {
  expect((await given(everything)).out.filter((line) => line.startsWith('  '))).toHaveLength(2);
  expect((await given({ word: 'undo', scope: 'incident', name: 'i1' })).out[1]).toBe(
    '  restaurant.open  restaurant-1',
  );
});

test('what could not be taken back is handed over to somebody whom the settings know', async () => {
  const order = (to: string): Order => ({ word: 'hand-over', scope: 'incident', name: 'i1', to });
  expect(await given(order('lee'))).toMatchObject({ error: 'nothing of it waits to be taken back' });
  await store.commit(
    commitOf(await store.claimEvaluator(), {
      leases: [leaseOf('r1', { status: 'undoing' })],
    }),
  );
  settings('store: { url: "postgres://nobody@localhost/none" }\npeople: { lee: { roles: [ops] } }\n');
  expect(await given(order('le'))).toMatchObject({ error: 'there is nobody called `le` in the settings' });
  expect(await store.signals()).toEqual([]);
  expect(await given(order('lee'))).toEqual({
    error: null,
    out: [
      'handed over to lee: what incident i1 could not take back; the engine leaves it alone for 4 hours',
      '  restaurant.open  restaurant-1',
      'in the store: the process that runs takes it within a second',
    ],
  });
  expect(await store.signals()).toMatchObject([{ kind: 'order', payload: { order: order('lee') } }]);
});

test('with the embedded store it is left for the process that runs, which takes it once', async () => {
  settings('');
  const { error, out } = await given(everything, 'wrong sensor', 'ko');
  expect(error).toBeNull();
  expect(out[0]).toBe('되돌림: 지금 유지 중인 것 모두. 4시간 동안 다시 하지 않습니다');
  const box = hostOrders(ordersFolder(join(directory, '.ordersense')), silent);
  const [signal, ...more] = await box.due(T0);
  expect(more).toEqual([]);
  expect(signal).toMatchObject({
    kind: 'order',
    payload: { order: everything, reason: 'wrong sensor', atMs: T0 },
  });
  expect(await box.due(T0 + 1)).toMatchObject([{ id: signal?.id }]);
  if (signal !== undefined) await box.taken(signal);
  expect(await box.due(T0)).toEqual([]);
});

test('a file that is no order is put aside and told', async () => {
  const folder = ordersFolder(join(directory, '.ordersense'));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of [
    ['a.json', 'undo all'],
    ['b.json', '{"order":{"word":"shout"},"by":"kim","reason":""}'],
  ] as const)
    writeFileSync(join(folder, name), text);
  const told: string[] = [];
  const box = hostOrders(folder, { ...silent, warn: (message) => void told.push(message) });
  expect(await box.due(T0)).toEqual([]);
  expect(told).toHaveLength(2);
  expect(readdirSync(folder)).toEqual(['a.refused', 'b.refused']);
  expect(readFileSync(join(folder, 'a.refused'), 'utf8')).toBe('undo all');
});

test.each<[string, Order, string | null, string]>([
  ['no reason', everything, null, 'whoever comes next must know why'],
  ['an empty reason', everything, ' ', 'whoever comes next must know why'],
  ['a misspelt playbook', { word: 'pause', playbook: 'fw' }, 'x', 'there is no playbook `fw` here'],
  [
    'a playbook to silence that is not there',
    { word: 'silence', of: { playbook: 'fw', in: {} }, forMs: 1 },
    'x',
    'there is no playbook `fw` here',
  ],
  [
    'an incident that is not there',
    { word: 'acknowledge', incident: 'f00' },
    'x',
    'there is no incident `f00`',
  ],
  [
    'an incident to take back that is not there',
    { word: 'undo', scope: 'incident', name: 'f00' },
    'x',
    'there is no incident `f00`',
  ],
])('%s changes nothing', async (_title, order, reason, error) => {
  expect((await given(order, reason)).error).toBe(error);
  expect(await store.signals()).toEqual([]);
});

test('looking after an incident needs no reason', async () => {
  expect((await given({ word: 'acknowledge', incident: 'i1' }, null)).error).toBeNull();
});

describe('flags', () => {
  const none = { incident: null, playbook: null, all: false, handedOverTo: null };
  test.each<[string, Partial<Parameters<typeof undoOf>[0]>, Order | string]>([
    ['all', { all: true }, everything],
    ['an incident', { incident: 'i1' }, { word: 'undo', scope: 'incident', name: 'i1' }],
    ['a playbook', { playbook: 'few' }, { word: 'undo', scope: 'playbook', name: 'few' }],
    ['nothing said', {}, '`undo` takes back one thing, or all'],
    [
      'handed over',
      { incident: 'i1', handedOverTo: ' lee ' },
      { word: 'hand-over', scope: 'incident', name: 'i1', to: 'lee' },
    ],
    [
      'all of it handed over',
      { all: true, handedOverTo: 'lee' },
      'what is taken over is named, never all of it',
    ],
    ['handed over to nobody', { incident: 'i1', handedOverTo: '' }, 'nobody is named who takes it over'],
    ['two things', { all: true, playbook: 'few' }, '`undo` takes back one thing, or all'],
  ])('undo: %s', (_title, flags, expected) => {
    expect(answered(() => undoOf({ ...none, ...flags }))).toEqual(expected);
  });

  const hour = { playbook: null, in: [], for: '1h', ends: false };
  const words = { region: { 강남구: 'seoul-gangnam' } };
  test.each<[string, Partial<Parameters<typeof silenceOf>[0]>, object | string]>([
    ['an hour', {}, { word: 'silence', of: { playbook: null, in: {} }, forMs: 3_600_000 }],
    ['a place by its word', { in: ['region=강남구'] }, { of: { in: { region: 'seoul-gangnam' } } }],
    ['a place as events call it', { in: ['region=mapo'], for: '2d' }, { of: { in: { region: 'mapo' } } }],
    ['its end', { playbook: 'few', for: null, ends: true }, { word: 'unsilence', of: { playbook: 'few' } }],
    ['no end', { for: null }, 'a silence has an end, at most 7 days away'],
    ['too long', { for: '8d' }, 'a silence has an end, at most 7 days away'],
    ['no time at all', { for: '0m' }, 'a silence has an end, at most 7 days away'],
    ['no place', { in: ['강남구'] }, '`강남구` is no place'],
    ['a name that every object has', { in: ['constructor=name'] }, { of: { in: { constructor: 'name' } } }],
  ])('silence: %s', (_title, flags, expected) => {
    const got = answered(() => silenceOf({ ...hour, ...flags }, { words }));
    if (typeof expected === 'string') expect(got).toBe(expected);
    else expect(got).toMatchObject(expected);
  });
});

function answered(make: () => Order): Order | string {
  try {
    return make();
  } catch (error) {
    return (error as Error).message;
  }
}
