import { describe, expect, test } from '@jest/globals';
import type { Playbook, Step } from '../../rules/playbook.ts';
import { bundleOf, confirm, ifAnswer, note, playbook, put } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const fine: Scene = { orders: 1_000, idle: 50 };

/** `{answer}` and `{told.count}` in a text. */
const told = (path: string, name: string, field: string | null): Step =>
  note(path, '', {
    args: [
      {
        name: 'text',
        value: {
          kind: 'text',
          parts: [
            { kind: 'words', text: 'is ' },
            { kind: 'result', name, field },
          ],
        },
      },
    ],
  });

const body: readonly Step[] = [
  confirm('1'),
  ifAnswer('2', ['close'], [put('2.1.1')], [note('2.else.1', 'left')]),
  note('3', 'the end'),
];

describe.each([
  ['going on', false],
  ['restarted after every step', true],
])('%s', (_title, restarts) => {
  async function asked(more: Partial<Playbook> = {}): Promise<Stage> {
    const stage = createStage(bundleOf(playbook({ body, ...more })), restarts);
    await stage.look(0, { gangnam: bad });
    if (more.mode !== 'shadow') await stage.outcome(stage.keyOf('1'), 'succeeded');
    return stage;
  }

  test('a question waits for its answer, and what follows is dated from it', async () => {
    const stage = await asked();
    await stage.span(1, 4, { gangnam: bad });
    expect(stage.story()).toEqual(['0 opened', '0 act 1 ops.confirm']);
    await stage.reply('1', 4, { status: 'answered', choice: 'close', by: ['kim'] });
    expect(stage.story().slice(2)).toEqual(['4 answered 1 answered', '4 act 2.1.1 city.put']);
    await stage.outcome(stage.keyOf('2.1.1'), 'succeeded');
    expect(stage.story().slice(4)).toEqual(['4 act 3 log.note']);
  });

  test('who is asked sees what, among what, and until when', async () => {
    const stage = await asked();
    const [ask] = [...stage.requests.values()];
    expect(ask).toMatchObject({
      kind: 'question',
      choices: ['close', 'leave'],
      from: [],
      about: { title: '지역 주문 급감', instance: { region: 'gangnam' }, verb: 'ops.confirm' },
      status: 'open',
    });
    expect((ask?.dueMs ?? 0) - (ask?.askedMs ?? 0)).toBe(1_800_000);
  });

  test.each<[string, Parameters<Stage['reply']>[2], readonly string[]]>([
    [
      'another answer takes the other way',
      { status: 'answered', choice: 'leave' },
      ['3 act 2.else.1 log.note'],
    ],
    [
      'no answer is no answer: neither true nor false',
      { status: 'lapsed' },
      ['30 skipped 2.1 unknown', '30 act 3 log.note'],
    ],
  ])('%s', async (_title, reply, want) => {
    const stage = await asked();
    await stage.reply('1', 3, reply);
    expect(stage.story().slice(3)).toEqual(want);
  });

  test('seconds of a person are no part of a decision', async () => {
    const stage = await asked();
    await stage.reply('1', 4.29, { status: 'answered', choice: 'close' });
    const [answered] = stage.decisions.filter(({ what }) => what === 'answered');
    expect(((answered?.t ?? 0) - (stage.decisions[0]?.t ?? 0)) % 10_000).toBe(0);
  });

  test('recovery first: the question is withdrawn, and an answer then changes nothing', async () => {
    const stage = await asked();
    await stage.look(5, { gangnam: fine });
    expect(stage.withdrawn).toEqual([...stage.requests.keys()]);
    const before = stage.story();
    await stage.reply('1', 6, { status: 'answered', choice: 'close' });
    expect(stage.story()).toEqual(before);
    expect([...stage.runs.values()].some(({ verb }) => verb === 'city.put')).toBe(false);
  });

  test('after a reopening it is asked again, under another name', async () => {
    const stage = await asked({ cooldownMs: 3_600_000 });
    await stage.look(5, { gangnam: fine });
    await stage.look(6, { gangnam: bad });
    const acts = [...stage.runs.values()].filter(({ verb }) => verb === 'ops.confirm');
    expect(acts).toHaveLength(2);
    await stage.outcome(acts[1]?.key ?? '', 'succeeded');
    await stage.reply('1', 2, { status: 'answered', choice: 'close' });
    expect(stage.story().slice(-2)).toEqual(['8 answered 1 answered', '8 act 2.1.1 city.put']);
  });

  test('a question that was answered is not asked again', async () => {
    const stage = await asked({ cooldownMs: 3_600_000 });
    await stage.reply('1', 1, { status: 'answered', choice: 'leave' });
    await stage.look(5, { gangnam: fine });
    await stage.look(6, { gangnam: bad });
    expect([...stage.runs.values()].filter(({ verb }) => verb === 'ops.confirm')).toHaveLength(1);
  });

  test('what could not be sent cannot be answered: the block stops', async () => {
    const stage = createStage(bundleOf(playbook({ body })), restarts);
    await stage.look(0, { gangnam: bad });
    await stage.outcome(stage.keyOf('1'), 'failed', 'HTTP 500');
    expect(stage.withdrawn).toHaveLength(1);
    await stage.reply('1', 4, { status: 'answered', choice: 'close' });
    expect(stage.story()).toEqual(['0 opened', '0 act 1 ops.confirm', '0 action-failed 1 failed']);
  });

  test.each<[string, Parameters<Stage['reply']>[2], number]>([
    ['may have arrived, and somebody answers: it did', { status: 'answered', choice: 'close' }, 1],
    ['may have arrived, and nobody answers: the block stops', { status: 'lapsed' }, 0],
  ])('what %s', async (_title, reply, acts) => {
    const stage = createStage(bundleOf(playbook({ body })), restarts);
    await stage.look(0, { gangnam: bad });
    await stage.outcome(stage.keyOf('1'), 'unknown', 'no answer');
    await stage.reply('1', 4, reply);
    expect([...stage.runs.values()].filter(({ step }) => step !== '1')).toHaveLength(acts);
  });

  test('an answer may be there before its sending is known to have ended', async () => {
    const stage = createStage(bundleOf(playbook({ body })), restarts);
    await stage.look(0, { gangnam: bad });
    await stage.reply('1', 0, { status: 'answered', choice: 'close' });
    await stage.outcome(stage.keyOf('1'), 'succeeded');
    expect(stage.story().slice(2)).toEqual(['0 answered 1 answered', '0 act 2.1.1 city.put']);
  });

  test('shadow asks nobody and follows the time-out, in event time', async () => {
    const stage = await asked({ mode: 'shadow' });
    await stage.span(1, 29, { gangnam: bad });
    expect(stage.requests.size).toBe(0);
    expect(stage.story()).toHaveLength(2);
    await stage.look(31, { gangnam: bad });
    expect(stage.story().slice(2)).toEqual([
      '30 answered 1 lapsed',
      '30 skipped 2.1 unknown',
      '30 act 3 log.note',
    ]);
  });

  test.each<[string, Parameters<Stage['reply']>[2], string]>([
    ['the choice', { status: 'answered', choice: 'close' }, 'is close'],
    ['what nobody said', { status: 'lapsed' }, 'is unknown'],
  ])('a text tells %s', async (_title, reply, text) => {
    const stage = await asked({ body: [confirm('1'), told('2', 'answer', null)] });
    await stage.reply('1', 1, reply);
    expect([...stage.runs.values()].at(-1)?.args).toEqual({ text });
  });

  test('a text tells how many succeeded', async () => {
    const stage = createStage(
      bundleOf(playbook({ body: [put('1', { as: 'closed' }), told('2', 'closed', 'count')] })),
      restarts,
    );
    await stage.look(0, { gangnam: bad });
    await stage.outcome(stage.keyOf('1'), 'succeeded');
    expect([...stage.runs.values()].at(-1)?.args).toEqual({ text: 'is 1' });
  });
});
