import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import { NO_LIMITS } from '../../rules/limit.ts';
import type { Step } from '../../rules/playbook.ts';
import { answerSignal, type ProbeAnswer } from '../probe-request.ts';
import {
  answers,
  bundleOf,
  cause,
  check,
  ifCause,
  note,
  playbook,
  put,
  threshold,
} from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const short: Scene = { orders: 400, idle: 3 };
const fine: Scene = { orders: 1_000, idle: 50 };
const up: ProbeAnswer = { kind: 'answered', fields: { ok: true }, ageMs: 0 };
const down: ProbeAnswer = { kind: 'answered', fields: { ok: false }, ageMs: 0 };
const dead: ProbeAnswer = { kind: 'unknown', reason: 'timed out' };

const branches: readonly Step[] = [
  check('1'),
  ifCause('2', 'riders short', [note('2.1.1', 'short')]),
  ifCause('3', 'app down', [note('3.1.1', 'down')]),
  { kind: 'otherwise', path: '4', body: [note('4.1', 'no idea')] },
];

async function opened(body: readonly Step[], scene: Scene, answer: ProbeAnswer | null): Promise<Stage> {
  const stage = createStage(bundleOf(playbook({ body })));
  await stage.look(0, { gangnam: scene });
  if (answer !== null) await stage.answer(answer);
  return stage;
}

test.each<[string, Scene, ProbeAnswer, readonly string[]]>([
  ['one cause, its branch', short, up, ['0 cause 1 riders short', '0 act 2.1.1 log.note']],
  [
    'causes are a set: both branches start together',
    short,
    down,
    ['0 cause 1 riders short+app down', '0 act 2.1.1 log.note', '0 act 3.1.1 log.note'],
  ],
  ['no cause: otherwise', bad, up, ['0 cause 1', '0 act 4.1 log.note']],
  ['a probe that does not answer is no cause', bad, dead, ['0 cause 1', '0 act 4.1 log.note']],
  ['nor does it hide another', short, dead, ['0 cause 1 riders short', '0 act 2.1.1 log.note']],
])('check and branches: %s', async (_title, scene, answer, want) => {
  const stage = await opened(branches, scene, answer);
  expect(stage.story().slice(1)).toEqual(want);
});

test.each<[string, Scene, ProbeAnswer, boolean, boolean]>([
  ['found', short, dead, false, true],
  ['all evaluated, none true', bad, up, true, false],
  ['one could not be evaluated', bad, dead, false, true],
])('`cause is unknown` and `cause is unchecked`: %s', async (_title, scene, answer, unknown, unchecked) => {
  const body = [
    check('1'),
    ifCause('2', 'unknown', [note('2.1.1', 'unknown')]),
    ifCause('3', 'unchecked', [note('3.1.1', 'unchecked')]),
  ];
  const stage = await opened(body, scene, answer);
  const steps = stage.decisions.filter(({ what }) => what === 'act').map(({ step }) => step);
  expect(steps).toEqual([...(unknown ? ['2.1.1'] : []), ...(unchecked ? ['3.1.1'] : [])]);
});

test('the probe is asked once, for this region, and the playbook waits', async () => {
  const stage = await opened(branches, short, null);
  expect(stage.asked()).toMatchObject([
    { probe: 'app', call: 'city.get', args: { path: '/regions/gangnam/app' }, timeoutMs: 2_000 },
  ]);
  expect(stage.waiting()).toBe(true);
  expect(stage.story()).toEqual(['0 opened']);
  await stage.answer(up);
  expect(stage.waiting()).toBe(false);
});

test('a check without probes is judged at once', async () => {
  const riders = threshold('s', 'idle', '<', 10);
  const body: readonly Step[] = [
    {
      kind: 'check',
      path: '1',
      checks: [
        { name: 'riders', title: null, causes: [{ name: 'riders short', title: null, when: riders }] },
      ],
    },
    ifCause('2', 'riders short', [note('2.1.1', 'short')]),
  ];
  const stage = await opened(body, short, null);
  expect(stage.story()).toEqual(['0 opened', '0 cause 1 riders short', '0 act 2.1.1 log.note']);
});

test('causes are judged over the metrics of the edge, whatever came after', async () => {
  const stage = await opened(branches, short, null);
  await stage.look(1, { gangnam: { orders: 400, idle: 900 } });
  await stage.answer(up);
  expect(stage.story().slice(1)).toEqual(['0 cause 1 riders short', '0 act 2.1.1 log.note']);
});

const crowded = threshold('crowded', 'idle', '>', 20);

test.each<[string, ProbeAnswer, Condition, Condition, readonly string[]]>([
  ['the first that is true', down, answers('a', false), crowded, ['0 act 1.1.1 log.note']],
  ['the next where the first is false', up, answers('a', false), crowded, ['0 act 1.2.1 log.note']],
  [
    'else where all are false',
    up,
    answers('a', false),
    threshold('few', 'idle', '<', 20),
    ['0 act 1.else.1 log.note'],
  ],
  [
    'one that is true after one that is unknown',
    dead,
    answers('a', false),
    crowded,
    ['0 act 1.2.1 log.note'],
  ],
  [
    'nothing where the first is unknown and the second is false',
    dead,
    answers('a', false),
    threshold('few', 'idle', '<', 20),
    ['0 skipped 1.1 unknown'],
  ],
  [
    'nothing where the second is unknown and the first is false',
    dead,
    threshold('few', 'idle', '<', 20),
    answers('a', false),
    ['0 skipped 1.2 unknown'],
  ],
  [
    'the first that is true, whatever the second is',
    dead,
    crowded,
    answers('a', false),
    ['0 act 1.1.1 log.note'],
  ],
])('`if`, `else if` and `else` take %s', async (_title, answer, first, second, want) => {
  const branch = (n: number, when: Condition, text: string) => ({
    ...{ path: `1.${n}`, when, text },
    body: [note(`1.${n}.1`, text)],
  });
  const body: readonly Step[] = [
    {
      ...{ kind: 'if', path: '1', otherwise: [note('1.else.1', 'else')] },
      branches: [branch(1, first, 'one'), branch(2, second, 'two')],
    },
    note('2', 'after'),
  ];
  const stage = await opened(body, bad, answer);
  if (want[0]?.includes('act'))
    await stage.outcome(stage.keyOf((want[0] as string).split(' ')[2] as string), 'succeeded');
  expect(stage.story().slice(1)).toEqual([...want, '0 act 2 log.note']);
  const skipped = stage.decisions.find(({ what }) => what === 'skipped');
  if (skipped !== undefined) {
    expect(skipped.evidence).toMatchObject({ truth: null, why: 'no-answer' });
    expect(skipped.detail['words']).toMatch(/^whether `(one|two)` is not known/);
  }
});

test('the evidence of causes tells what was read, and what was not', async () => {
  const stage = await opened(branches, short, dead);
  const found = stage.decisions.find(({ what }) => what === 'cause');
  expect(found?.detail['causes']).toEqual([
    { name: 'riders short', title: '라이더 부족', truth: true },
    { name: 'app down', title: null, truth: null },
  ]);
  expect(found?.evidence).toMatchObject({
    kind: 'or',
    truth: true,
    of: [
      { truth: true, now: 3, why: null },
      { truth: null, now: null, why: 'no-answer' },
    ],
  });
  const acted = stage.decisions.find(({ what }) => what === 'act');
  expect(acted?.evidence).toMatchObject({ kind: 'leaf', text: 'cause is riders short', truth: true });
});

test.each<[string, 'succeeded' | 'skipped' | 'expired' | 'failed' | 'unknown', readonly string[]]>([
  ['succeeded', 'succeeded', ['0 act 2 log.note']],
  ['skipped is told and goes on', 'skipped', ['0 skipped 1 skipped', '0 act 2 log.note']],
  ['expired is told and goes on', 'expired', ['0 skipped 1 expired', '0 act 2 log.note']],
  ['failed stops the block', 'failed', ['0 action-failed 1 failed']],
  ['unknown stops the block', 'unknown', ['0 action-failed 1 unknown']],
])('statements follow each other: %s', async (_title, status, want) => {
  const stage = await opened([note('1', 'one'), note('2', 'two')], bad, null);
  expect(stage.story()).toEqual(['0 opened', '0 act 1 log.note']);
  await stage.outcome(stage.keyOf('1'), status);
  expect(stage.story().slice(2)).toEqual(want);
});

test('a block that stops does not stop its neighbours', async () => {
  const body = [
    check('1'),
    ifCause('2', 'riders short', [note('2.1.1', 'a'), note('2.1.2', 'b')]),
    ifCause('3', 'app down', [note('3.1.1', 'c'), note('3.1.2', 'd')]),
    note('4', 'after'),
  ];
  const stage = await opened(body, short, down);
  await stage.outcome(stage.keyOf('2.1.1'), 'failed', 'HTTP 500');
  await stage.outcome(stage.keyOf('3.1.1'), 'succeeded');
  expect(stage.story().slice(4)).toEqual(['0 action-failed 2.1.1 failed', '0 act 3.1.2 log.note']);
  await stage.outcome(stage.keyOf('3.1.2'), 'succeeded');
  expect(stage.story().at(-1)).toBe('0 act 4 log.note');
  expect(stage.decisions.find(({ what }) => what === 'action-failed')?.detail).toMatchObject({
    kind: 'act',
    status: 'failed',
    detail: 'HTTP 500',
  });
});

test('an `if` without a cause waits its turn; `else` covers what is not true', async () => {
  const body: readonly Step[] = [
    note('1', 'first'),
    {
      kind: 'if',
      path: '2',
      branches: [
        {
          path: '2.1',
          when: threshold('i1', 'idle', '>', 100),
          text: 'idle > 100',
          body: [note('2.1.1', 'many')],
        },
        {
          path: '2.2',
          when: threshold('i2', 'idle', '>', 10),
          text: 'idle > 10',
          body: [note('2.2.1', 'some')],
        },
      ],
      otherwise: [note('2.e.1', 'few')],
    },
  ];
  const some = await opened(body, bad, null);
  expect(some.story()).toEqual(['0 opened', '0 act 1 log.note']);
  await some.outcome(some.keyOf('1'), 'succeeded');
  expect(some.story().at(-1)).toBe('0 act 2.2.1 log.note');
  const few = await opened(body.slice(1), short, null);
  expect(few.story().at(-1)).toBe('0 act 2.e.1 log.note');
});

test('a branch may ask a probe of its own', async () => {
  const body: readonly Step[] = [
    {
      kind: 'if',
      path: '1',
      branches: [
        { path: '1.1', when: answers('i', false), text: 'app.ok is false', body: [note('1.1.1', 'down')] },
      ],
      otherwise: null,
    },
  ];
  const stage = await opened(body, bad, down);
  expect(stage.story()).toEqual(['0 opened', '0 act 1.1.1 log.note']);
});

test('`cause is not`, `and`, `or` in branches', async () => {
  const branch = {
    path: '2.1',
    when: { kind: 'and' as const, of: [cause('c1', 'riders short'), cause('c2', 'app down', true)] },
    text: 'cause is riders short and cause is not app down',
    body: [note('2.1.1', 'riders only')],
  };
  const body: readonly Step[] = [check('1'), { kind: 'if', path: '2', branches: [branch], otherwise: null }];
  expect((await opened(body, short, up)).story().at(-1)).toBe('0 act 2.1.1 log.note');
  // Not known not to be: the branch does not run on missing data.
  expect((await opened(body, short, dead)).story().at(-1)).toBe('0 cause 1 riders short');
});

test('a hole is told once and does nothing; with one no act is done', async () => {
  const body: readonly Step[] = [note('1', 'hello'), { kind: 'hole', path: '2' }];
  const stage = createStage(bundleOf(playbook({ body, hole: true })));
  await stage.look(0, { gangnam: bad });
  await stage.look(1, { gangnam: bad });
  expect(stage.story()).toEqual(['0 opened', '0 skipped 1 hole', '0 skipped 2 hole']);
  expect(stage.runs.size).toBe(0);
});

test('checks repeat every 10 minutes: a cause found later runs its branch once (R12)', async () => {
  const stage = await opened(branches, bad, up);
  await stage.outcome(stage.keyOf('4.1'), 'succeeded');
  await stage.span(1, 9, { gangnam: short });
  expect(stage.asked()).toEqual([]);
  await stage.look(10, { gangnam: short });
  await stage.answer(up);
  await stage.outcome(stage.keyOf('2.1.1'), 'succeeded');
  await stage.span(11, 20, { gangnam: short });
  await stage.answer(up);
  expect(stage.story()).toEqual([
    '0 opened',
    '0 cause 1',
    '0 act 4.1 log.note',
    '10 cause 1 riders short',
    '10 act 2.1.1 log.note',
  ]);
});

test('a later round asks anew, runs no `else`, and lets nothing be taken twice', async () => {
  const body: readonly Step[] = [
    check('1'),
    {
      kind: 'if',
      path: '2',
      branches: [
        {
          path: '2.1',
          when: cause('c', 'riders short'),
          text: 'cause is riders short',
          body: [note('2.1.1', 'short')],
        },
      ],
      otherwise: [note('2.e.1', 'not short')],
    },
  ];
  const stage = await opened(body, short, null);
  const ids = stage.asked().map((request) => request.id);
  await stage.answer(up);
  await stage.outcome(stage.keyOf('2.1.1'), 'succeeded');
  await stage.span(1, 10, { gangnam: short });
  ids.push(...stage.asked().map((request) => request.id));
  await stage.answer(up);
  await stage.span(11, 20, { gangnam: bad });
  await stage.answer(up);
  expect(new Set(ids).size).toBe(2);
  expect(stage.story().slice(1)).toEqual(['0 cause 1 riders short', '0 act 2.1.1 log.note', '20 cause 1']);
  const docs = [...stage.incidents.values()].map((row) => row.doc);
  expect(docs).toMatchObject([{ taken: { '2': ['2.1'] } }]);
});

test('whoever answers first, limits are shared out in the order of the instances', async () => {
  const one = playbook({
    body: branches,
    limits: {
      ...NO_LIMITS,
      caps: [{ most: 1, noun: 'runs', target: null, inMs: 3_600_000, per: [], text: 'at most 1 runs in 1h' }],
    },
  });
  for (const turned of [false, true]) {
    const stage = createStage(bundleOf(one));
    await stage.look(0, { mapo: short, gangnam: short });
    const requests = turned ? [...stage.asked()].reverse() : stage.asked();
    for (const request of requests) await stage.send(answerSignal(request, up));
    const acts = stage.decisions.filter(({ what }) => what === 'act' || what === 'skipped');
    expect(acts.map(({ instance, what }) => `${instance['region']} ${what}`)).toEqual([
      'gangnam act',
      'mapo skipped',
    ]);
  }
});

test('an answer to an old question, a second one, and one after the close change nothing', async () => {
  const stage = await opened(branches, bad, null);
  const [first] = stage.asked();
  const signal = {
    id: first?.id ?? '',
    incident: first?.incident ?? '',
    kind: 'answer' as const,
    payload: { probe: 'app', answer: { kind: 'answered', fields: { ok: true }, ageMs: 0 } },
  };
  await stage.send(signal);
  const before = stage.story();
  await stage.send(signal);
  await stage.look(1, { gangnam: fine });
  await stage.send({ ...signal, payload: { probe: 'app', answer: { kind: 'unknown', reason: 'late' } } });
  await stage.send({ ...signal, incident: 'nobody' });
  await stage.outcome(stage.keyOf('4.1'), 'failed');
  expect(stage.story()).toEqual([...before, '1 recovered', '1 closed']);
});

test('a recovered incident waits for no answer', async () => {
  const stage = await opened(branches, bad, null);
  await stage.look(1, { gangnam: fine });
  expect(stage.waiting()).toBe(false);
  expect(stage.story()).toEqual(['0 opened', '1 recovered', '1 closed']);
});

test('phases: firing while asking, acting while acts are under way, watching, closed', async () => {
  const stage = createStage(bundleOf(playbook({ body: [check('1'), put('2')] })));
  const phases: (string | undefined)[] = [];
  const see = (): number => phases.push([...stage.incidents.values()][0]?.phase);
  await stage.look(0, { gangnam: bad });
  see();
  await stage.answer(up);
  see();
  await stage.outcome(stage.keyOf('2'), 'succeeded');
  see();
  await stage.look(1, { gangnam: fine });
  see();
  await stage.outcome(stage.keyOf('2', 'undo'), 'succeeded');
  see();
  expect(phases).toEqual(['firing', 'acting', 'watching', 'watching', 'closed']);
});

const always = (path: string, body: readonly Step[]): Step => ({ kind: 'always', path, body });

test('`always` starts together with the branches, whatever was found', async () => {
  const beside = [...branches, always('5', [note('5.1', 'sorry')])];
  for (const answer of [up, down, dead]) {
    const stage = await opened(beside, short, answer);
    expect(stage.story().at(-1)).toBe('0 act 5.1 log.note');
  }
  expect((await opened(beside, bad, up)).story().slice(2)).toEqual([
    '0 act 4.1 log.note',
    '0 act 5.1 log.note',
  ]);
});

test.each(['failed', 'unknown'] as const)(
  '`always` runs although what was before it has %s; nothing else does',
  async (status) => {
    const body = [
      note('1', 'first'),
      note('2', 'second'),
      always('3', [note('3.1', 'sorry'), note('3.2', 'again')]),
    ];
    const stage = await opened(body, bad, null);
    await stage.outcome(stage.keyOf('1'), status);
    expect(stage.story().at(-1)).toBe('0 act 3.1 log.note');
    await stage.outcome(stage.keyOf('3.1'), 'succeeded');
    expect(stage.story().slice(1)).toEqual([
      '0 act 1 log.note',
      `0 action-failed 1 ${status}`,
      '0 act 3.1 log.note',
      '0 act 3.2 log.note',
    ]);
  },
);

test.each([
  ['failed', true],
  ['unknown', true],
  ['succeeded', false],
  ['skipped', false],
  ['expired', false],
] as const)('`on failure` runs in place of what follows where an act has %s: %s', async (status, isRun) => {
  const body = [note('1', 'try', { onFailure: [note('1.failed.1', 'sorry')] }), note('2', 'next')];
  const stage = await opened(body, bad, null);
  await stage.outcome(stage.keyOf('1'), status);
  expect(stage.story().at(-1)).toBe(isRun ? '0 act 1.failed.1 log.note' : '0 act 2 log.note');
  if (!isRun) return;
  await stage.outcome(stage.keyOf('1.failed.1'), 'succeeded');
  expect(stage.story().at(-1)).toBe('0 act 1.failed.1 log.note');
});
