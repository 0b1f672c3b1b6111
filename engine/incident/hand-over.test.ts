import { describe, expect, test } from '@jest/globals';
import type { Order } from '../control/order.ts';
import type { OutcomeStatus } from './incident.ts';
import { bundleOf, playbook, put } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

/** An undo that cannot come through ends when a named person takes it over, and by nothing else (R18). */

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };
const city = playbook({ body: [put('1')] });
const toLee: Order = { word: 'hand-over', scope: 'playbook', name: 'order_drop', to: 'lee' };
const everything: Order = { word: 'undo', scope: 'all', name: '' };

/** The same story without a restart and with one after every step. */
async function told(story: (stage: Stage) => Promise<void>): Promise<Stage> {
  const stages = [false, true].map((restarts) => createStage(bundleOf(city), restarts));
  for (const stage of stages) await story(stage);
  const [calm, restarted] = stages as [Stage, Stage];
  expect(restarted.decisions).toEqual(calm.decisions);
  return calm;
}

const ended = (stage: Stage, kind: 'act' | 'undo', status: OutcomeStatus) =>
  stage.outcome(stage.keyOf('1', kind), status);
const leases = (stage: Stage) => [...stage.leases.values()].map(({ status }) => status);

/** Applied, recovered, and its undo decided. */
async function undoing(stage: Stage): Promise<void> {
  await stage.look(0, { gangnam: bad });
  await ended(stage, 'act', 'succeeded');
  await stage.look(10, { gangnam: fine });
}

test('an undo that is tried and tried: it is tried no more, its incident ends, its lease is nobody’s', async () => {
  const stage = await told(async (one) => {
    await undoing(one);
    await one.ring();
    await one.order(20, toLee, 'the platform is down, called them');
  });
  expect(stage.story().slice(2)).toEqual([
    '10 recovered',
    '10 undo 1 recovered',
    '20 ordered hand-over',
    '20 closed',
  ]);
  expect(stage.cancelled).toEqual([stage.keyOf('1', 'undo')]);
  expect(leases(stage)).toEqual(['handed-over']);
  expect(stage.timers.size).toBe(0);
  const said = (what: string) => stage.decisions.find((one) => one.what === what)?.detail;
  expect(said('ordered')).toEqual({
    ...{ order: 'hand-over', by: 'kim', to: 'lee', words: 'the platform is down, called them', acts: 1 },
    runs: [stage.keyOf('1', 'undo')],
  });
  expect(said('closed')).toMatchObject({ undone: 0, flags: ['handed_over'] });
});

test('one that failed for good, after its incident had ended', async () => {
  const stage = await told(async (one) => {
    await undoing(one);
    await ended(one, 'undo', 'failed');
    await one.order(20, toLee);
  });
  expect(stage.story().slice(4)).toEqual(['10 action-failed 1 failed', '10 closed', '20 ordered hand-over']);
  expect([stage.cancelled, leases(stage)]).toEqual([[], ['handed-over']]);
});

test.each<[string, OutcomeStatus]>([
  ['came through all the same', 'succeeded'],
  ['was cancelled', 'cancelled'],
  ['failed', 'failed'],
])('whatever comes of it afterwards changes nothing: it %s', async (_title, status) => {
  const stage = await told(async (one) => {
    await undoing(one);
    await one.order(20, toLee);
    await ended(one, 'undo', status);
  });
  expect(stage.story().slice(4)).toEqual(['20 ordered hand-over', '20 closed']);
  expect(leases(stage)).toEqual(['handed-over']);
});

test('nothing is applied there for four hours, and the words say who has it', async () => {
  const stage = await told(async (one) => {
    await undoing(one);
    await one.order(20, toLee, 'called them');
    await one.look(30, { gangnam: bad });
    await one.look(40, { gangnam: fine });
    await one.look(261, { gangnam: bad });
  });
  expect(stage.story().filter((line) => / (act|skipped) /.test(line))).toEqual([
    '0 act 1 city.put',
    '30 skipped 1 pinned',
    '261 act 1 city.put',
  ]);
  expect(stage.decisions.find(({ what }) => what === 'skipped')?.detail).toMatchObject({
    words:
      '`city.value` of region=gangnam: lee took over what could not be taken back, and it is left alone for another 3h50m: called them',
    wordsKo:
      '`city.value` of region=gangnam: 되돌리지 못한 것을 lee 님이 넘겨받음, 3시간 50분 동안 건드리지 않음: called them',
  });
});

describe('nothing is handed over', () => {
  test.each<[string, (stage: Stage) => Promise<void>, Order]>([
    [
      'what is in force, of which no undo is due',
      async (one) => {
        await one.look(0, { gangnam: bad });
        await ended(one, 'act', 'succeeded');
      },
      toLee,
    ],
    [
      'what was taken back',
      async (one) => {
        await undoing(one);
        await ended(one, 'undo', 'succeeded');
      },
      toLee,
    ],
    ['what is of another playbook', undoing, { ...toLee, name: 'other' }],
    ['what is of another incident', undoing, { ...toLee, scope: 'incident', name: 'f00' }],
  ])('of %s', async (_title, before, order) => {
    const stage = await told(async (one) => {
      await before(one);
      await one.order(20, order);
    });
    expect(stage.decisions.some(({ what }) => what === 'ordered')).toBe(false);
    expect(leases(stage)).not.toContain('handed-over');
  });
});

test('once is enough, and nothing else ends or begins it again', async () => {
  const stage = await told(async (one) => {
    await undoing(one);
    await one.order(20, toLee);
    await one.order(21, { ...toLee, to: 'park' });
    await one.order(22, everything);
  });
  expect(stage.story().filter((line) => line.includes('ordered'))).toEqual(['20 ordered hand-over']);
  expect(stage.decisions.filter(({ what }) => what === 'undo')).toHaveLength(1);
});
