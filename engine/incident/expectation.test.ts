import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import type { Expect, Step } from '../../rules/playbook.ts';
import { bundleOf, forMinutes, note, playbook, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const blind: Scene = { orders: 400, idle: null };
const few: Scene = { orders: 400, idle: 3 };
const fine: Scene = { orders: 1_000, idle: 50 };

/** `expect … within 30m else escalate to "ops-lead"`, beside `then`. */
const expected = (condition: Condition | null, more: Partial<Expect> = {}): Expect => ({
  kind: 'expect',
  path: 'expect1',
  condition,
  withinMs: 1_800_000,
  fromFiring: true,
  beside: true,
  otherwise: [{ kind: 'escalate', path: 'expect1.else.1', to: 'ops-lead' }],
  ...more,
});
const idleLow = threshold('x', 'idle', '<', 10);

async function played(
  body: readonly Step[],
  spans: readonly (readonly [from: number, to: number, scene: Scene])[],
  restarts = false,
): Promise<Stage> {
  const stage = createStage(bundleOf(playbook({ body, cooldownMs: 7_200_000 })), restarts);
  for (const [from, to, scene] of spans) {
    for (let minute = from; minute <= to; minute += 1) {
      await stage.look(minute, { gangnam: scene });
      await stage.ring();
    }
  }
  return stage;
}

const told = (stage: Stage): readonly string[] =>
  stage.decisions
    .filter(({ what }) => what !== 'act' && what !== 'opened')
    .map(({ what, detail }, i) =>
      `${
        stage
          .story()
          .filter((line) => !/ (act|opened)/.test(line))
          [i]?.split(' ')[0]
      } ${what} ${detail['status'] ?? detail['to'] ?? ''}`.trim(),
    );

test.each<[string, Condition | null, readonly (readonly [number, number, Scene])[], readonly string[]]>([
  [
    'recovery in time is met',
    null,
    [
      [0, 29, bad],
      [30, 30, fine],
    ],
    ['30 expected met', '30 recovered', '30 closed'],
  ],
  [
    'no recovery by then: somebody is called, once',
    null,
    [[0, 40, bad]],
    ['30 expected missed', '30 escalated ops-lead', '31 paged ops-lead'],
  ],
  [
    'a recovery after it was missed ends the incident as ever',
    null,
    [
      [0, 31, bad],
      [32, 32, fine],
    ],
    [
      ...['30 expected missed', '30 escalated ops-lead', '31 paged ops-lead'],
      ...['32 recovered', '32 closed', '32 paged ops-lead'],
    ],
  ],
  [
    'a value that comes in time is met',
    idleLow,
    [
      [0, 10, bad],
      [11, 40, few],
    ],
    ['11 expected met'],
  ],
  [
    'one at the last instant too',
    idleLow,
    [
      [0, 29, bad],
      [30, 40, few],
    ],
    ['30 expected met'],
  ],
  [
    'one that comes later is missed',
    idleLow,
    [
      [0, 30, bad],
      [31, 40, few],
    ],
    ['30 expected missed', '30 escalated ops-lead', '31 paged ops-lead'],
  ],
  [
    'unknown is not met',
    idleLow,
    [[0, 40, blind]],
    ['30 expected missed', '30 escalated ops-lead', '31 paged ops-lead'],
  ],
  [
    'what must last has lasted by then',
    forMinutes('h', idleLow, 10),
    [
      [0, 19, bad],
      [20, 40, few],
    ],
    ['30 expected met'],
  ],
  [
    'what has not lasted by then is missed',
    forMinutes('h', idleLow, 10),
    [
      [0, 20, bad],
      [21, 40, few],
    ],
    ['30 expected missed', '30 escalated ops-lead', '31 paged ops-lead'],
  ],
  [
    'after the recovery nothing else is expected of it',
    idleLow,
    [
      [0, 9, bad],
      [10, 60, fine],
    ],
    ['10 expected recovered', '10 recovered', '10 closed'],
  ],
])('%s', async (_title, condition, spans, want) => {
  for (const restarts of [false, true])
    expect(told(await played([expected(condition)], spans, restarts))).toEqual(want);
});

test('the body does not wait for it, and it does not wait for the body', async () => {
  const stage = await played([note('1', 'a'), note('2', 'b'), expected(null)], [[0, 31, bad]]);
  // The first act never ends; what is expected is judged all the same.
  expect(stage.story()).toEqual([
    '0 opened',
    '0 act 1 log.note',
    '30 expected expect1 missed',
    '30 escalated expect1.else.1',
    '31 paged',
  ]);
});

test('inside a block it counts from where it is reached, recovery from the firing', async () => {
  const wait: Step = { kind: 'wait', path: '1', ms: 600_000 };
  const inBlock = { beside: false, fromFiring: false, otherwise: [note('2.else.1', 'late')] };
  const stage = await played(
    [wait, expected(idleLow, { path: '2', ...inBlock }), note('3', 'next')],
    [[0, 41, bad]],
  );
  expect(stage.story().slice(1)).toEqual([
    '0 waits 1',
    '10 act 3 log.note',
    '40 expected 2 missed',
    '40 act 2.else.1 log.note',
  ]);
});

test('a reopening expects anew what was not missed, and calls nobody twice (R8, R14)', async () => {
  const acts = [note('1', 'hello'), expected(null)];
  const met = await played(acts, [
    [0, 9, bad],
    [10, 19, fine],
    [20, 55, bad],
  ]);
  expect(told(met)).toEqual([
    '10 expected met',
    '10 recovered',
    '10 closed',
    '20 reopened',
    '50 expected missed',
    '50 escalated ops-lead',
    '51 paged ops-lead',
  ]);
  const missed = await played(acts, [
    [0, 39, bad],
    [40, 45, fine],
    [46, 90, bad],
  ]);
  expect(told(missed)).toEqual([
    '30 expected missed',
    '30 escalated ops-lead',
    '31 paged ops-lead',
    '40 recovered',
    '40 closed',
    '40 paged ops-lead',
    '46 reopened',
  ]);
});

test('what was called is a flag of the incident, and what was expected has its evidence', async () => {
  const stage = await played(
    [expected(idleLow)],
    [
      [0, 31, bad],
      [32, 32, fine],
    ],
  );
  expect(stage.decisions.find(({ what }) => what === 'expected')).toMatchObject({
    detail: { status: 'missed', words: 'idle < 10', withinMs: 1_800_000 },
    evidence: { kind: 'leaf', truth: false, now: 50 },
  });
  expect(stage.decisions.find(({ what }) => what === 'closed')?.detail).toMatchObject({
    flags: ['escalated'],
  });
});

test('without a name the owner is called', async () => {
  const stage = await played([{ kind: 'escalate', path: '1', to: null }], [[0, 3, bad]], true);
  expect(stage.decisions.filter(({ what }) => what === 'escalated').map(({ detail }) => detail)).toEqual([
    { to: 'ops', mode: 'live' },
  ]);
});

test('what is done then reads the values of that instant', async () => {
  const text: Step = {
    ...note('expect1.else.1', ''),
    args: [{ name: 'text', value: { kind: 'text', parts: [{ kind: 'window', window: 'idle' }] } }],
  };
  const stage = await played(
    [expected(null, { otherwise: [text] })],
    [
      [0, 29, bad],
      [30, 31, few],
    ],
    true,
  );
  expect([...stage.runs.values()].map(({ args }) => args)).toEqual([{ text: '3' }]);
});
