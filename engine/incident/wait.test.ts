import { expect, test } from '@jest/globals';
import type { Step } from '../../rules/playbook.ts';
import { answers, bundleOf, note, playbook, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const short: Scene = { orders: 400, idle: 3 };
const fine: Scene = { orders: 1_000, idle: 50 };
const wait: Step = { kind: 'wait', path: '1', ms: 600_000 };
const ifShort = (path: string): Step => ({
  kind: 'if',
  path,
  branches: [
    {
      path: `${path}.if1`,
      when: threshold(path, 'idle', '<', 10),
      text: 'idle < 10',
      body: [note(`${path}.if1.1`, 'short')],
    },
  ],
  otherwise: [note(`${path}.else.1`, 'enough')],
});

/** Minute by minute as a shell does: an instant is judged, then what is due rings. */
async function minutes(stage: Stage, from: number, to: number, scene: Scene): Promise<void> {
  for (let minute = from; minute <= to; minute += 1) {
    await stage.look(minute, { gangnam: scene });
    await stage.ring();
  }
}

const live = (body: readonly Step[], restarts = false) => createStage(bundleOf(playbook({ body })), restarts);

test.each([false, true])(
  'what follows a wait is dated at its end (restarted between all steps: %s)',
  async (restarts) => {
    const stage = live([wait, note('2', 'later')], restarts);
    await minutes(stage, 0, 9, bad);
    expect(stage.story()).toEqual(['0 opened', '0 waits 1']);
    await minutes(stage, 10, 11, bad);
    expect(stage.story().slice(2)).toEqual(['10 act 2 log.note']);
    expect(stage.timers.size).toBe(0);
  },
);

test.each<[string, (stage: Stage) => Promise<void>]>([
  [
    'the timer rings before the instant is judged',
    async (stage) => {
      await stage.look(9, { gangnam: bad });
      await stage.send(ringing(stage));
      expect(stage.story()).toHaveLength(2);
      await stage.look(10, { gangnam: short });
    },
  ],
  [
    'the timer rings after later instants were judged',
    async (stage) => {
      await stage.look(10, { gangnam: short });
      await stage.look(11, { gangnam: bad });
      await stage.look(12, { gangnam: bad });
      await stage.send(ringing(stage));
    },
  ],
])('`if` after a wait reads the values at its end, by event time: %s', async (_title, then) => {
  const stage = live([wait, ifShort('2')]);
  await stage.look(0, { gangnam: bad });
  await then(stage);
  expect(stage.story().slice(2)).toEqual(['10 act 2.if1.1 log.note']);
});

function ringing(stage: Stage) {
  const [timer] = [...stage.timers.values()];
  if (timer === undefined) throw new Error('no timer is set');
  const { id, incident, path, kind } = timer;
  return { id: `timer:${id}`, incident, kind: 'timer' as const, payload: { timer: id, path, kind } };
}

test('a timer that rings twice goes on once', async () => {
  const stage = live([wait, note('2', 'later')]);
  await stage.look(0, { gangnam: bad });
  const signal = ringing(stage);
  await stage.send(signal);
  await stage.send(signal);
  await stage.look(10, { gangnam: bad });
  await stage.send(signal);
  expect(stage.story().slice(2)).toEqual(['10 act 2 log.note']);
});

test('waits follow each other; blocks beside them do not wait', async () => {
  const branch = (path: string, body: readonly Step[]): Step => ({ kind: 'always', path, body });
  const stage = live([
    branch('1', [
      { kind: 'wait', path: '1.1', ms: 300_000 },
      note('1.2', 'five'),
      { kind: 'wait', path: '1.3', ms: 300_000 },
      note('1.4', 'ten'),
    ]),
    branch('2', [note('2.1', 'now')]),
  ]);
  await minutes(stage, 0, 5, bad);
  await stage.outcome(stage.keyOf('1.2'), 'succeeded');
  await minutes(stage, 6, 12, bad);
  expect(stage.story()).toEqual([
    '0 opened',
    '0 waits 1.1',
    '0 act 2.1 log.note',
    '5 act 1.2 log.note',
    '5 waits 1.3',
    '10 act 1.4 log.note',
  ]);
});

test('a recovery comes first: nothing follows, and no timer is left', async () => {
  const stage = live([wait, note('2', 'later')]);
  await minutes(stage, 0, 4, bad);
  await minutes(stage, 5, 12, fine);
  expect(stage.story()).toEqual(['0 opened', '0 waits 1', '5 recovered', '5 closed']);
  expect(stage.timers.size).toBe(0);
});

test('a reopening within the cooldown waits anew what had not ended (R8)', async () => {
  const body = [note('1', 'first'), { ...wait, path: '2' }, note('3', 'later')];
  const stage = createStage(bundleOf(playbook({ body, cooldownMs: 3_600_000 })), true);
  await stage.look(0, { gangnam: bad });
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  await minutes(stage, 1, 4, bad);
  await minutes(stage, 5, 6, fine);
  await minutes(stage, 7, 17, bad);
  expect(stage.story()).toEqual([
    '0 opened',
    '0 act 1 log.note',
    '0 waits 2',
    '5 recovered',
    '5 closed',
    '7 reopened',
    '7 waits 2',
    '17 act 3 log.note',
  ]);
});

test('in shadow no timer is set: event time stands in (R24)', async () => {
  const stage = createStage(bundleOf(playbook({ mode: 'shadow', body: [wait, note('2', 'later')] })));
  await minutes(stage, 0, 10, bad);
  expect(stage.timers.size).toBe(0);
  expect(stage.story().slice(1)).toEqual(['0 waits 1', '10 act 2 log.note']);
});

test('a probe is asked once more after a wait', async () => {
  const asks = (path: string): Step => ({
    kind: 'if',
    path,
    branches: [
      {
        path: `${path}.if1`,
        when: answers(path, false),
        text: 'app.ok is false',
        body: [note(`${path}.if1.1`, 'down')],
      },
    ],
    otherwise: null,
  });
  const stage = live([asks('1'), { ...wait, path: '2' }, asks('3')], true);
  await stage.look(0, { gangnam: bad });
  const ids = stage.asked().map(({ id }) => id);
  await stage.answer({ kind: 'answered', fields: { ok: true }, ageMs: 0 });
  await minutes(stage, 1, 10, bad);
  ids.push(...stage.asked().map(({ id }) => id));
  await stage.answer({ kind: 'answered', fields: { ok: false }, ageMs: 0 });
  expect(new Set(ids).size).toBe(2);
  expect(stage.story().slice(1)).toEqual(['0 waits 2', '10 act 3.if1.1 log.note']);
});
