import { describe, expect, test } from '@jest/globals';
import type { Playbook } from '../../rules/playbook.ts';
import type { Order } from '../control/order.ts';
import type { OutcomeStatus } from './incident.ts';
import { bundleOf, note, playbook, put } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };
const everything: Order = { word: 'undo', scope: 'all', name: '' };

/** The same story without a restart and with one after every step. */
async function told(
  story: (stage: Stage) => Promise<void>,
  ...playbooks: readonly Playbook[]
): Promise<Stage> {
  const stages = [false, true].map((restarts) => createStage(bundleOf(...playbooks), restarts));
  for (const stage of stages) await story(stage);
  const [calm, restarted] = stages as [Stage, Stage];
  expect(restarted.decisions).toEqual(calm.decisions);
  return calm;
}

const ended = (stage: Stage, step: string, status: OutcomeStatus, kind: 'act' | 'undo' = 'act') =>
  stage.outcome(stage.keyOf(step, kind), status);

describe('what a person takes back', () => {
  const city = playbook({ body: [put('1')], cooldownMs: 86_400_000 });

  test.each<[title: string, order: Order, isTakenBack: boolean]>([
    ['everything', everything, true],
    ['of its playbook', { word: 'undo', scope: 'playbook', name: 'order_drop' }, true],
    ['of another playbook', { word: 'undo', scope: 'playbook', name: 'other' }, false],
    ['of an incident that is not there', { word: 'undo', scope: 'incident', name: 'f00' }, false],
  ])('%s', async (_title, order, isTakenBack) => {
    const stage = await told(async (one) => {
      await one.look(0, { gangnam: bad });
      await ended(one, '1', 'succeeded');
      await one.order(3, order);
    }, city);
    expect(stage.story().slice(2)).toEqual(isTakenBack ? ['3 ordered undo', '3 undo 1 person'] : []);
  });

  test('who and why stands in the decision, and the lease ends with its undo', async () => {
    const stage = await told(async (one) => {
      await one.look(0, { gangnam: bad });
      await ended(one, '1', 'succeeded');
      await one.order(3, everything, 'pays twice');
      await ended(one, '1', 'succeeded', 'undo');
      await one.span(4, 5, { gangnam: bad });
    }, city);
    expect(stage.decisions.find(({ what }) => what === 'ordered')?.detail).toEqual({
      ...{ order: 'undo', by: 'kim', words: 'pays twice', acts: 1 },
    });
    expect([...stage.leases.values()].map(({ status }) => status)).toEqual(['undone']);
    // Its trigger is true all the while, and nothing is applied again.
    expect([...stage.runs.values()].map(({ kind }) => kind)).toEqual(['act', 'undo']);
  });

  test('an act on its way is cancelled; where it arrived all the same it is taken back', async () => {
    const stage = await told(async (one) => {
      await one.look(0, { gangnam: bad, mapo: bad });
      await one.order(1, everything);
      const [first, second] = [...one.runs.keys()];
      await one.outcome(first ?? '', 'cancelled');
      await one.outcome(second ?? '', 'succeeded');
    }, city);
    expect(new Set(stage.cancelled)).toEqual(
      new Set([...stage.runs.values()].filter(({ kind }) => kind === 'act').map(({ key }) => key)),
    );
    expect(stage.decisions.filter(({ what }) => what === 'undo')).toHaveLength(1);
  });

  test('nothing is applied to it for four hours, by no playbook; then it is again', async () => {
    const again = playbook({ body: [put('1')] });
    const stage = await told(async (one) => {
      await one.look(0, { gangnam: bad });
      await ended(one, '1', 'succeeded');
      await one.order(3, everything);
      await ended(one, '1', 'succeeded', 'undo');
      await one.look(10, { gangnam: fine });
      await one.look(20, { gangnam: bad });
      await one.look(30, { gangnam: fine });
      await one.look(243, { gangnam: bad });
    }, again);
    expect(stage.story().filter((line) => / (act|skipped) /.test(line))).toEqual([
      '0 act 1 city.put',
      '20 skipped 1 pinned',
      '243 act 1 city.put',
    ]);
    expect(stage.decisions.find(({ what }) => what === 'skipped')?.detail).toMatchObject({
      words:
        '`city.value` of region=gangnam: kim took it back, and it stays so for another 3h43m: wrong sensor',
      wordsKo:
        '`city.value` of region=gangnam: kim 님이 되돌림, 3시간 43분 동안 다시 하지 않음: wrong sensor',
    });
  });

  test('an undo that failed for good is tried again, under another key, and its incident ends once more', async () => {
    const stage = await told(async (one) => {
      await one.look(0, { gangnam: bad });
      await ended(one, '1', 'succeeded');
      await one.look(10, { gangnam: fine });
      await ended(one, '1', 'failed', 'undo');
      await one.order(12, everything);
      const last = [...one.runs.keys()].at(-1) ?? '';
      await one.outcome(last, 'succeeded');
    }, city);
    expect(stage.story().slice(2)).toEqual([
      '10 recovered',
      '10 undo 1 recovered',
      '10 action-failed 1 failed',
      '10 closed',
      '12 ordered undo',
      '12 undo 1 person',
      '12 closed',
    ]);
    expect([...stage.runs.keys()].map((key) => key.replace(/^[0-9a-f]+\//, ''))).toEqual([
      '1/region=gangnam',
      '1/region=gangnam/undo',
      '1/region=gangnam/undo/2',
    ]);
    expect([...stage.leases.values()].map(({ status }) => status)).toEqual(['undone']);
  });

  test('what nothing takes back, and what is only shadow, stays', async () => {
    const shadow = playbook({ name: 'shadow', mode: 'shadow', body: [put('1')] });
    const told = createStage(bundleOf(playbook({ body: [note('1', 'hello')] }), shadow));
    await told.look(0, { gangnam: bad });
    await told.order(1, everything);
    expect(told.decisions.filter(({ what }) => what === 'ordered' || what === 'undo')).toEqual([]);
  });
});

test('a paused playbook judges on, does nothing new, says so, and takes back what it did', async () => {
  const two = playbook({ body: [put('1')] });
  const stage = await told(async (one) => {
    await one.look(0, { gangnam: bad });
    await ended(one, '1', 'succeeded');
    await one.order(1, { word: 'pause', playbook: 'order_drop' }, 'being looked at');
    await one.look(2, { gangnam: bad, mapo: bad });
    await one.look(4, { gangnam: fine, mapo: bad });
    await one.order(5, { word: 'unpause', playbook: 'order_drop' }, '');
    await one.look(6, { gangnam: fine, mapo: bad, seocho: bad });
  }, two);
  expect(stage.story()).toEqual([
    '0 opened',
    '0 act 1 city.put',
    '1 ordered pause',
    '2 opened',
    '2 skipped 1 paused',
    '4 recovered',
    '4 undo 1 recovered',
    '5 ordered unpause',
    '6 opened',
    '6 act 1 city.put',
  ]);
  expect(stage.decisions.find(({ what }) => what === 'skipped')?.detail).toMatchObject({
    words: 'kim paused the playbook: being looked at',
    wordsKo: 'kim 님이 플레이북을 잠시 멈춤: being looked at',
  });
});

test('somebody looks after an incident: said once, until it is over', async () => {
  const stage = await told(
    async (one) => {
      await one.look(0, { gangnam: bad });
      const [incident = ''] = one.incidents.keys();
      for (const minutes of [1, 2]) await one.order(minutes, { word: 'acknowledge', incident }, 'on it');
      await one.look(10, { gangnam: fine });
      await one.order(11, { word: 'acknowledge', incident }, 'late');
    },
    playbook({ body: [note('1', 'hello')] }),
  );
  expect(stage.story().filter((line) => line.includes('ordered'))).toEqual(['1 ordered acknowledge']);
});

describe('a silence', () => {
  const loud = playbook({ body: [{ ...note('1', 'hello'), verb: 'staff.tell' }, put('2')] });
  test.each<[title: string, of: Parameters<typeof silence>[0], at: number, hears: boolean]>([
    ['of everything', { playbook: null, in: {} }, 2, false],
    ['of the playbook', { playbook: 'order_drop', in: {} }, 2, false],
    ['of another one', { playbook: 'other', in: {} }, 2, true],
    ['of the place', { playbook: null, in: { region: 'gangnam' } }, 2, false],
    ['of another place', { playbook: null, in: { region: 'mapo' } }, 2, true],
    ['that is over', { playbook: null, in: {} }, 31, true],
  ])('%s', async (_title, of, minutes, hears) => {
    const stage = await told(async (one) => {
      await one.order(1, silence(of));
      await one.look(minutes, { gangnam: bad });
    }, loud);
    expect(stage.story().slice(2)).toEqual([
      `${minutes} ${hears ? 'act 1 staff.tell' : 'skipped 1 silenced'}`,
      ...(hears ? [] : [`${minutes} act 2 city.put`]),
    ]);
  });

  test('ends when it is taken back', async () => {
    const stage = await told(async (one) => {
      await one.order(1, silence({ playbook: null, in: {} }));
      await one.order(2, { word: 'unsilence', of: { playbook: null, in: {} } });
      await one.look(3, { gangnam: bad });
    }, loud);
    expect(stage.story()).toContain('3 act 1 staff.tell');
  });

  function silence(of: (Order & { readonly word: 'silence' })['of']): Order {
    return { word: 'silence', of, forMs: 30 * 60_000 };
  }
});
