import { describe, expect, test } from '@jest/globals';
import { NO_LIMITS } from '../../rules/limit.ts';
import type { Approval, Do, Playbook } from '../../rules/playbook.ts';
import { at, bundleOf, note, playbook, put, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const better: Scene = { orders: 600, idle: 50 };
const fine: Scene = { orders: 1_000, idle: 50 };
const lost: Scene = { orders: null };

const lead: Approval = {
  from: ['ops-lead'],
  when: null,
  withinMs: 600_000,
  text: 'needs approval from "ops-lead" within 10m',
};
const onlyBusy: Approval = {
  ...lead,
  when: { name: 'approval 1 0', condition: threshold('w', 'idle', '>', 100) },
};
const granted = { status: 'granted', by: ['kim'] } as const;

const pays = (more: Partial<Do> = {}): Do => put('1', { approvals: [lead], ...more });

describe.each([
  ['going on', false],
  ['restarted after every step', true],
])('%s', (_title, restarts) => {
  async function opened(more: Partial<Playbook> = {}, scene: Scene = bad): Promise<Stage> {
    const stage = createStage(
      bundleOf(playbook({ body: [pays(), note('2', 'the end')], ...more })),
      restarts,
    );
    await stage.look(0, { gangnam: scene });
    return stage;
  }

  test('an act waits for a yes, and is looked at again before it is done', async () => {
    const stage = await opened();
    expect(stage.story()).toEqual(['0 opened', '0 asked 1 city.put']);
    await stage.span(1, 4, { gangnam: bad });
    await stage.reply('1', 4, granted);
    expect(stage.story().slice(2)).toEqual(['4 answered 1 granted']);
    await stage.look(5, { gangnam: bad });
    expect(stage.story().slice(3)).toEqual(['4 act 1 city.put']);
    await stage.outcome(stage.keyOf('1'), 'succeeded');
    expect(stage.story().slice(4)).toEqual(['4 act 2 log.note']);
  });

  test('whoever is asked sees what would be done, and is bound to it', async () => {
    const stage = await opened();
    const [ask] = [...stage.requests.values()];
    expect(ask).toMatchObject({
      kind: 'approval',
      from: ['ops-lead'],
      runKey: expect.stringMatching(/\/1\/region=gangnam$/),
      about: { verb: 'city.put', args: { body: 'on' }, targets: ['region=gangnam'], cost: null },
    });
    expect(ask?.digest).toMatch(/^[0-9a-f]{64}$/);
    await stage.reply('1', 1, granted);
    await stage.look(2, { gangnam: bad });
    expect(stage.runs.get(ask?.runKey ?? '')?.args).toEqual({ body: 'on' });
  });

  test.each<[string, Parameters<Stage['reply']>[2], string, string]>([
    ['nobody agrees', { status: 'lapsed' }, '10 skipped 1 lapsed', 'ops-lead did not agree within 10m'],
    [
      'somebody says no',
      { status: 'denied', by: ['kim'], reason: 'not today' },
      '3 skipped 1 denied',
      'kim said no: not today',
    ],
  ])('%s: the act is passed by, and what follows goes on', async (_title, reply, line, words) => {
    const stage = await opened();
    await stage.reply('1', 3, reply);
    expect(stage.story()[2]).toBe(line);
    expect(stage.decisions[2]?.detail).toMatchObject({ words, verb: 'city.put' });
    expect(stage.story()[3]).toMatch(/act 2 log.note$/);
    await stage.span(11, 14, { gangnam: bad });
    expect([...stage.runs.values()].map(({ step }) => step)).toEqual(['2']);
  });

  test.each<[string, Parameters<Stage['reply']>[2], readonly string[]]>([
    ['nobody agrees: both are called', { status: 'lapsed' }, ['10 escalated 1 board', '10 escalated 1 ops']],
    ['somebody says no: nobody is called', { status: 'denied', by: ['kim'] }, []],
  ])('`else escalate`, %s', async (_title, reply, want) => {
    const ask = pays({
      approvals: [{ ...lead, elseCalls: 'board' }, { ...lead, elseCalls: null }, lead],
    });
    const stage = await opened({ body: [ask] });
    await stage.reply('1', 3, reply);
    const called = stage.decisions.filter(({ what }) => what === 'escalated');
    expect(
      called.map(({ t, step, detail }) => `${(t - at(0)) / 60_000} escalated ${step} ${detail['to']}`),
    ).toEqual(want);
  });

  test.each<[string, readonly Scene[], readonly string[]]>([
    ['what started it is no longer so', [better], ['1 skipped 1 no-longer-true', '1 act 2 log.note']],
    ['not known is waited for', [lost, bad], ['1 act 1 city.put']],
    [
      'not known for too long',
      [lost, lost, lost, lost, lost, lost],
      ['1 skipped 1 expired', '1 act 2 log.note'],
    ],
  ])('after the yes: %s', async (_title, scenes, want) => {
    const stage = await opened();
    await stage.reply('1', 1, granted);
    for (const [i, scene] of scenes.entries()) await stage.look(2 + i, { gangnam: scene });
    expect(stage.story().slice(3)).toEqual(want);
  });

  test('what is true at one instant only is not looked at again', async () => {
    const stage = await opened({ closesWithBody: true });
    await stage.span(1, 30, { gangnam: fine });
    await stage.reply('1', 1, granted);
    expect(stage.story().slice(2)).toEqual(['1 answered 1 granted', '1 act 1 city.put']);
  });

  test('recovery first: withdrawn, told, and a yes then changes nothing', async () => {
    const stage = await opened();
    await stage.look(5, { gangnam: fine });
    expect(stage.story().slice(2)).toEqual(['5 recovered', '5 skipped 1 recovered', '5 closed']);
    expect(stage.withdrawn).toEqual([...stage.requests.keys()]);
    await stage.reply('1', 6, granted);
    expect(stage.story()).toHaveLength(5);
  });

  test('granted and recovered before it was looked at: nothing is done', async () => {
    const stage = await opened();
    await stage.reply('1', 4, granted);
    await stage.span(5, 9, { gangnam: fine });
    expect([...stage.runs.values()]).toEqual([]);
  });

  test.each<[string, Scene, readonly string[]]>([
    ['not true: nobody is asked', { orders: 400, idle: 50 }, ['0 act 1 city.put']],
    ['true: asked', { orders: 400, idle: 200 }, ['0 asked 1 city.put']],
    ['unknown: asked', { orders: 400, idle: null }, ['0 asked 1 city.put']],
  ])('`when` is %s', async (_title, scene, want) => {
    const stage = await opened({ body: [pays({ approvals: [onlyBusy] })] }, scene);
    expect(stage.story().slice(1)).toEqual(want);
  });

  test('on the guard it is for every act that changes something, never for a notice', async () => {
    const stage = await opened({ approvals: [lead], body: [note('1', 'first'), put('2')] });
    await stage.outcome(stage.keyOf('1'), 'succeeded');
    expect(stage.story().slice(1)).toEqual(['0 act 1 log.note', '0 asked 2 city.put']);
  });

  test('several are one: all of their people, in the shortest of their times', async () => {
    const second: Approval = { ...lead, from: ['finance', 'ops-lead'], withinMs: 300_000 };
    const stage = await opened({ approvals: [second], body: [pays()] });
    expect([...stage.requests.values()]).toMatchObject([{ from: ['ops-lead', 'finance'] }]);
    expect(stage.decisions.at(-1)?.detail['withinMs']).toBe(300_000);
  });

  test('what would be skipped anyway asks nobody', async () => {
    const cap = { most: 0, noun: 'runs', target: null, inMs: null, per: [], text: 'at most 0 runs' } as const;
    const stage = await opened({ body: [pays({ limits: { ...NO_LIMITS, caps: [cap] } })] });
    expect(stage.story().slice(1)).toEqual(['0 skipped 1 cap']);
    expect(stage.requests.size).toBe(0);
  });

  test('a lapse uses up the cooldown of the question, not of the action', async () => {
    const limits = { ...NO_LIMITS, cooldown: { ms: 3_600_000, per: ['region'] } };
    const quiet = await opened({ cooldownMs: 3_600_000, limits, body: [pays()] });
    await quiet.reply('1', 10, { status: 'lapsed' });
    await quiet.look(12, { gangnam: fine });
    await quiet.span(20, 21, { gangnam: bad });
    expect(quiet.story().slice(-2)).toEqual(['20 opened', '20 skipped 1 asked-before']);
    await quiet.look(30, { gangnam: fine });
    await quiet.look(61, { gangnam: bad });
    expect(quiet.story().slice(-2)).toEqual(['61 opened', '61 asked 1 city.put']);
  });

  test('an approval that was withdrawn is asked for again when it comes back', async () => {
    const stage = await opened({ body: [pays()] });
    await stage.look(5, { gangnam: fine });
    await stage.look(6, { gangnam: bad });
    expect(stage.requests.size).toBe(2);
    await stage.reply('1', 1, granted);
    await stage.look(8, { gangnam: bad });
    expect(stage.story().at(-1)).toBe('7 act 1 city.put');
  });

  test('in shadow nobody is asked, and it lapses in event time', async () => {
    const stage = await opened({ mode: 'shadow' });
    await stage.span(1, 9, { gangnam: bad });
    expect([stage.requests.size, stage.story().length]).toEqual([0, 2]);
    await stage.look(11, { gangnam: bad });
    expect(stage.story().slice(2)).toEqual(['10 skipped 1 lapsed', '10 act 2 log.note']);
  });

  test('with one yes outstanding in one place, another goes on', async () => {
    const stage = createStage(bundleOf(playbook({ body: [pays()] })), restarts);
    await stage.look(0, { gangnam: bad, mapo: bad });
    expect(stage.requests.size).toBe(2);
    await stage.reply('1', 1, granted);
    await stage.look(2, { gangnam: bad, mapo: bad });
    expect([...stage.runs.values()]).toMatchObject([{ target: 'region=mapo' }]);
  });
});
