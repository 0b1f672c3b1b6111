import { expect, test } from '@jest/globals';
import type { Playbook } from '../../rules/playbook.ts';
import { bundleOf, check, drop, playbook, put, take, tell } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

/** What a breaker does with incidents and acts (R25, R27, R31), once without restarts and once with one after every step. */

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };

/** So many of forty regions are bad. */
function regions(count: number, from = 0): Record<string, Scene> {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`r${i + 10}`, i >= from && i < from + count ? bad : fine]),
  );
}

const pausing = (more: Partial<Playbook> = {}): Playbook =>
  playbook({ name: 'pause', body: [check('1'), take('2')], cooldownMs: null, ...more });
const plain = (more: Partial<Playbook> = {}): Playbook => pausing({ body: [take('1')], ...more });

const stageOf = (playbooks: readonly Playbook[], restarts: boolean, population: number | null = 40): Stage =>
  createStage(bundleOf(...playbooks), restarts, () => population);

function told(stage: Stage): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { what, detail } of stage.decisions) {
    const name = detail['reason'] === undefined ? what : `${what} ${detail['reason']}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const reset = (stage: Stage, minutes: number): Promise<void> =>
  stage.reply('', minutes, { status: 'answered', choice: 'reset', by: ['kim'], reason: 'a real outage' });

const inForce = (stage: Stage): number =>
  [...stage.leases.values()].filter(({ status }) => status === 'stored').length;

const restarts = [
  ['without restarts', false],
  ['with a restart after every step', true],
] as const;

test.each(restarts)('a fifth at once is acted on %s', async (_title, isRestarted) => {
  const stage = stageOf([plain()], isRestarted);
  await stage.look(0, regions(8));
  expect(told(stage)).toEqual({ opened: 8, act: 8 });
});

test.each(restarts)(
  'more at once are held before anybody is asked, and the owner hears, %s',
  async (_t, is) => {
    const stage = stageOf([pausing()], is);
    await stage.look(0, regions(40));
    await stage.look(1, regions(40));
    expect(told(stage)).toEqual({ latched: 1, 'held latched': 40, paged: 1 });
    expect(stage.asked()).toEqual([]);
    expect([...stage.runs.values()]).toMatchObject([
      {
        verb: 'ops.page',
        args: { text: '[high] STOPPED 멈춤 지역 주문 급감 (pause): pause/sanity · → ops' },
      },
    ]);
    const [latched] = stage.decisions;
    expect(latched).toMatchObject({
      ...{ playbook: '', what: 'latched', instance: { latch: 'pause/sanity' } },
      detail: { to: 'ops', mode: 'live', playbook: 'pause', words: expect.stringContaining('40 of 40') },
    });
    const held = stage.decisions.findLast(({ what }) => what === 'held')!.detail;
    expect([held['words'], held['wordsKo']]).toEqual([
      expect.stringMatching(/^latch `pause\/sanity`: `city\.take` would take/),
      expect.stringMatching(/^`pause\/sanity` 잠금: /),
    ]);
  },
);

test.each(restarts)(
  'what comes on bit by bit is held as well, and what is in force stays, %s',
  async (_t, is) => {
    const stage = stageOf([plain()], is);
    for (let minute = 0; minute < 20; minute += 1) await stage.look(minute, regions(2 * (minute + 1)));
    expect(told(stage)).toEqual({ opened: 8, act: 8, latched: 1, 'held latched': 32, paged: 1 });
    expect(inForce(stage)).toBe(8);
  },
);

test.each(restarts)('what others took away counts too %s', async (_title, isRestarted) => {
  const other = playbook({ name: 'other', trigger: drop('o', '>', 0.8), body: [take('1')] });
  const stage = stageOf([other, plain({ unless: [drop('u', '>', 0.8)] })], isRestarted);
  const worse: Scene = { orders: 100 };
  const scenes = regions(2, 8);
  for (let i = 10; i < 18; i += 1) scenes[`r${i}`] = worse;
  await stage.look(0, scenes);
  expect(told(stage)).toMatchObject({
    act: 8,
    'held unless': 8,
    latched: 1,
    'held sanity': 2,
  });
});

test.each(restarts)('a person lets go as many as he saw, and at least half remain, %s', async (_t, is) => {
  const stage = stageOf([plain()], is);
  await stage.look(0, regions(30));
  await reset(stage, 3);
  expect(stage.decisions.at(-1)).toMatchObject({
    what: 'reset',
    detail: { latch: 'pause/sanity', by: ['kim'], words: 'a real outage', most: 30 },
  });
  await stage.look(4, regions(30));
  expect(told(stage)).toEqual({
    ...{ latched: 1, 'held latched': 30, reset: 1, released: 30 },
    ...{ act: 20, opened: 30, 'skipped minimum': 10 },
  });
  expect(inForce(stage)).toBe(20);
});

test.each(restarts)('more than he saw are held again, and again after an hour, %s', async (_title, is) => {
  const stage = stageOf([plain()], is);
  await stage.look(0, regions(10));
  await reset(stage, 1);
  await stage.look(2, regions(10));
  await stage.look(3, regions(11));
  expect(told(stage)).toMatchObject({ latched: 2, 'held latched': 11, act: 10 });
  await reset(stage, 1);
  await stage.look(5, regions(11));
  await stage.look(65, regions(11));
  expect(told(stage)).toMatchObject({ latched: 3, act: 11 });
});

test.each(restarts)('held that is over before anybody looks is not done %s', async (_title, is) => {
  const stage = stageOf([plain()], is);
  await stage.look(0, regions(40));
  await stage.look(1, regions(0));
  await reset(stage, 2);
  await stage.look(3, regions(0));
  expect(told(stage)).toEqual({ latched: 1, 'held latched': 40, closed: 40, reset: 1, paged: 2 });
  const pages = stage.decisions.filter(({ what }) => what === 'paged').map(({ detail }) => detail['page']);
  expect(pages).toEqual(['first', 'resolved']);
});

test.each(restarts)(
  'an act that a latch overtakes waits for the reset; staff are told meanwhile, %s',
  async (_t, is) => {
    const stage = stageOf([pausing({ body: [check('1'), tell('2'), take('3')] })], is);
    await stage.look(0, regions(1));
    expect(stage.asked()).toHaveLength(1);
    await stage.look(1, regions(12));
    expect(told(stage)).toMatchObject({ latched: 1, 'held latched': 11 });
    await stage.answer({ kind: 'answered', fields: { ok: true }, ageMs: 0 });
    expect([...stage.runs.values()].map(({ verb }) => verb)).toEqual(['staff.tell']);
    await stage.outcome(stage.keyOf('2'), 'succeeded');
    await reset(stage, 2);
    await stage.look(3, regions(1));
    expect(stage.decisions.filter(({ step }) => step === '3').map(({ what }) => what)).toEqual([
      'held',
      'released',
      'act',
    ]);
    expect(stage.decisions.find(({ what, step }) => what === 'act' && step === '3')!.t).toBe(
      stage.decisions.find(({ what }) => what === 'released')!.t,
    );
  },
);

test.each(restarts)('undos go on under a latch %s', async (_title, is) => {
  const stage = stageOf([plain()], is);
  await stage.look(0, regions(1));
  for (const key of [...stage.runs.keys()]) await stage.outcome(key, 'succeeded');
  await stage.look(1, regions(40));
  await stage.look(2, regions(39, 1));
  expect(told(stage)).toMatchObject({ latched: 1, 'undo recovered': 1 });
});

test.each<[string, number | null, Record<string, number>]>([
  [
    'of fewer than twenty a share says nothing, but half remain',
    19,
    { opened: 12, act: 9, 'skipped minimum': 3 },
  ],
  ['of nobody knows how many nothing is taken away', null, { opened: 12, 'skipped minimum': 12 }],
])('%s', async (_title, population, counts) => {
  const stage = stageOf([plain()], false, population);
  await stage.look(0, regions(12));
  expect(told(stage)).toEqual(counts);
});

test('what takes nothing away reaches everybody', async () => {
  const stage = stageOf([playbook({ body: [put('1')] })], false);
  await stage.look(0, regions(40));
  expect(told(stage)).toEqual({ opened: 40, act: 40 });
});

test('a playbook at one instant is passed by, since nothing can be looked at again', async () => {
  const other = playbook({ name: 'a', body: [take('1')] });
  const once = plain({ name: 'b', closesWithBody: true, trigger: drop('o', '>', 0.5), by: [] });
  const stage = stageOf([other, once], false, 20);
  await stage.look(0, regions(4));
  expect(told(stage)['skipped sanity'] ?? 0).toBe(0);
  expect(told(stage)).toMatchObject({ act: 4 });
});

test.each(restarts)('what an `unless` holds back anyway is not counted %s', async (_title, isRestarted) => {
  const stage = stageOf([plain({ unless: [drop('u', '>', 0.5)] })], isRestarted);
  await stage.look(0, regions(40));
  expect(told(stage)).toEqual({ 'held unless': 40 });
});
