import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Audience } from '../../rules/audience.ts';
import { type Cap, type Limits, NO_LIMITS } from '../../rules/limit.ts';
import type { Do, Playbook } from '../../rules/playbook.ts';
import type { Selected } from '../window/selection.ts';
import {
  type AudienceStage,
  type AudienceStageOptions,
  createAudienceStage,
  type Ends,
} from './testing/audience-stage.ts';
import { bundleOf, note, playbook, put } from './testing/sample-playbook.ts';
import type { Scene } from './testing/stage.ts';

/** Acts on many (R16, R18): what is decided, made, told and taken back. */

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };

const NEAR: Audience = {
  name: 'nearby_riders',
  table: 'riders',
  kind: 'rider',
  field: 'rider',
  private: false,
  where: null,
  within: null,
  order: null,
  atMost: null,
};

const to = (audience: Audience): Do['args'] => [{ name: 'body', value: { kind: 'audience', audience } }];

/** `do city.put(body: nearby_riders) until recovered or 2h undo city.delete(body: nearby_riders)`. */
function onMany(path: string, more: Partial<Do> = {}, audience = NEAR): Do {
  return put(path, { args: to(audience), undo: { verb: 'city.delete', args: to(audience) }, ...more });
}

const members = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `r-${i + 1}`);

function selected(count: number, population = count * 10): Selected {
  return { known: true, members: members(count), population, unsure: 0 };
}

async function stageOf(
  body: Playbook['body'],
  who: Selected,
  more: Partial<Playbook> = {},
  options: AudienceStageOptions = {},
): Promise<AudienceStage> {
  const stage = await createAudienceStage(bundleOf(playbook({ body, ...more })), options);
  stage.select(who);
  await stage.look(0, bad);
  return stage;
}

test('every member gets a run of its own, in order, with its own argument and key', async () => {
  const stage = await stageOf([onMany('1')], selected(3));
  expect(stage.story()).toEqual(['opened', 'act 1 city.put']);
  await stage.perform();
  expect(await stage.runs()).toEqual([
    'act rider=r-1 succeeded',
    'act rider=r-2 succeeded',
    'act rider=r-3 succeeded',
  ]);
  const [first] = await stage.rows();
  const { incident, key, args, effect, parent } = first!;
  expect({ key, args, effect, parent }).toEqual({
    key: `${incident}/1/rider=r-1`,
    args: { body: 'r-1' },
    effect: 'city.value',
    parent: `${incident}/1/*nearby_riders`,
  });
});

test('the decision says whom by number and hash, never by name', async () => {
  const stage = await stageOf([onMany('1')], selected(3));
  const act = stage.decisions.find(({ what }) => what === 'act')!;
  expect(act.detail['audience']).toEqual({
    name: 'nearby_riders',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    selected: 3,
    admitted: 3,
  });
  expect(act.detail['args']).toEqual({ body: 'nearby_riders' });
  expect(JSON.stringify(stage.decisions)).not.toContain('r-1');
});

test('somebody private is a hash in keys and leases, and only the connector hears the name', async () => {
  const stage = await stageOf([onMany('1', {}, { ...NEAR, private: true })], selected(1));
  await stage.perform();
  const [run] = await stage.rows();
  const { leases, incidents } = await stage.load();
  expect(run!.args).toEqual({ body: 'r-1' });
  expect(run!.target).toMatch(/^rider=#[0-9a-f]{12}$/);
  const shown = [
    run!.key,
    run!.target,
    run!.effect,
    leases.map(({ target, effect, runKey }) => [target, effect, runKey]),
  ];
  expect(JSON.stringify([shown, incidents, stage.decisions])).not.toContain('r-1');
});

test.each<[string, Partial<Do>, Partial<Playbook>, number, number, string]>([
  ['no limit', {}, {}, 5, 50, ''],
  [
    'a number of targets',
    limited({ most: 2 }),
    {},
    2,
    50,
    '3 of 5 are left out: `at most 2` is used up: 2 of 2',
  ],
  [
    'a number of their kind',
    limited({ most: 4, target: 'rider' }),
    {},
    4,
    50,
    '1 of 5 are left out: `at most 4` is used up: 4 of 4',
  ],
  ['a number of another kind, of which it is one', limited({ most: 1, target: 'region' }), {}, 5, 50, ''],
  [
    'a number in the guard',
    {},
    limited({ most: 3, target: 'rider' }),
    3,
    50,
    '2 of 5 are left out: `at most 3` is used up: 3 of 3',
  ],
  ['runs, of which it is one', limited({ most: 1, noun: 'runs' }), {}, 5, 50, ''],
  [
    'a share of all that are here',
    { shares: [share(0.2)] },
    {},
    4,
    20,
    '1 of 5 are left out: `at most 20%` is 4 of 20 here',
  ],
  ['a share that all of them are less than', { shares: [share(0.2)] }, {}, 5, 100, ''],
])(
  '%s: it is cut from the end of the order, and told',
  async (_title, limits, guard, admitted, population, words) => {
    const stage = await stageOf([onMany('1', limits)], selected(5, population), guard);
    await stage.perform();
    expect(await stage.runs()).toEqual(members(admitted).map((id) => `act rider=${id} succeeded`));
    const left = stage.decisions
      .filter(({ what }) => what === 'skipped')
      .map(({ detail }) => detail['words']);
    expect(left).toEqual(words === '' ? [] : [words]);
  },
);

test.each<[string, Selected, Partial<Do>, string, string]>([
  [
    'an audience of nobody',
    { known: true, members: [], population: 7, unsure: 0 },
    {},
    'empty',
    '`nearby_riders` is nobody: none of 7 rows of `riders` here is one',
  ],
  [
    'nobody for certain',
    { known: true, members: [], population: 7, unsure: 2 },
    {},
    'empty',
    '`nearby_riders` is nobody: none of 7 rows of `riders` here is one, and of 2 it is not known',
  ],
  [
    'an audience that nobody knows',
    { known: false, words: '`riders` is silent' },
    {},
    'unknown-audience',
    '`riders` is silent',
  ],
  [
    'a limit without room',
    selected(3, 4),
    { shares: [share(0.2)] },
    'cap',
    '3 of 3 are left out: `at most 20%` is 0 of 4 here',
  ],
  [
    'a share of something else',
    selected(3),
    { shares: [{ ...share(0.2), kind: 'shop' }] },
    'cap',
    '3 of 3 are left out: `at most 20%` is 0 of 30 here',
  ],
])('%s is skipped in words, and what follows goes on', async (_title, who, limits, reason, words) => {
  const stage = await stageOf([onMany('1', limits), note('2', 'x')], who);
  await stage.perform();
  expect(stage.story()).toEqual(['opened', `skipped 1 ${reason}`, 'act 2 log.note']);
  expect(stage.decisions[1]!.detail['words']).toBe(words);
});

test.each<[string, Ends, readonly string[], readonly string[]]>([
  ['all succeed', {}, [], ['act 2 log.note']],
  [
    'some fail, what follows goes on',
    { 'rider=r-2': 'failed' },
    ['action-failed 1 partial'],
    ['act 2 log.note'],
  ],
  ['some are not known', { 'rider=r-2': 'unknown' }, ['action-failed 1 partial'], ['act 2 log.note']],
  ['all fail, the block stops', allOf('failed'), ['action-failed 1 failed'], []],
  [
    'none is known to have succeeded',
    { ...allOf('failed'), 'rider=r-3': 'unknown' },
    ['action-failed 1 unknown'],
    [],
  ],
  ['all come too late', allOf('expired'), ['skipped 1 expired'], ['act 2 log.note']],
])('%s', async (_title, ends, told, after) => {
  const stage = await stageOf([onMany('1'), note('2', 'x')], selected(3));
  await stage.perform(ends);
  expect(stage.story().slice(2)).toEqual([...told, ...after]);
});

test('what was done is taken back where it succeeded or may have, and each lease ends with its own undo', async () => {
  const stage = await stageOf([onMany('1')], selected(4));
  await stage.perform({ 'rider=r-2': 'failed', 'rider=r-3': 'unknown' });
  expect(await leases(stage)).toEqual(['r-1 stored', 'r-2 released', 'r-3 stored', 'r-4 stored']);
  await stage.look(30, fine);
  await stage.perform({ 'undo rider=r-4': 'failed' });
  // Whoever may have been reached is asked after the act's deadline and a quiet time.
  await stage.look(60, fine);
  await stage.perform({ 'undo rider=r-4': 'failed' });
  const undos = (await stage.rows()).filter(({ kind }) => kind === 'undo');
  expect(undos.map(({ target, args }) => [target, args])).toEqual([
    ['rider=r-1', { body: 'r-1' }],
    ['rider=r-3', { body: 'r-3' }],
    ['rider=r-4', { body: 'r-4' }],
  ]);
  expect(await leases(stage)).toEqual(['r-1 undone', 'r-2 released', 'r-3 undone', 'r-4 undoing']);
  expect(stage.story().slice(-4)).toEqual(['undo 1 recovered', 'action-failed 1 failed', 'closed', 'paged']);
});

test('a recovery before anything was sent cancels all of it, runs that are not there yet too', async () => {
  const stage = await stageOf([onMany('1')], selected(3));
  await stage.look(5, fine);
  await stage.perform();
  expect(await stage.runs()).toEqual(members(3).map((id) => `act rider=${id} cancelled`));
  expect(await leases(stage)).toEqual(members(3).map((id) => `${id} released`));
  expect(stage.story().slice(2)).toEqual(['recovered', 'closed']);
});

test('the end of one lease ends them all', async () => {
  const stage = await stageOf([onMany('1')], selected(3));
  await stage.perform();
  const [run] = await stage.rows();
  await stage.cap(run!.key);
  await stage.perform();
  expect(stage.story().slice(2)).toEqual(['undo 1 cap']);
  expect(await leases(stage)).toEqual(members(3).map((id) => `${id} undone`));
});

test('whoever another incident holds is left out, and told', async () => {
  const both = bundleOf(
    playbook({ name: 'first', body: [onMany('1')] }),
    playbook({ name: 'second', body: [onMany('1')] }),
  );
  const stage = await createAudienceStage(both);
  stage.select(selected(3));
  await stage.look(0, bad);
  await stage.perform();
  expect(stage.story()).toEqual(['opened', 'act 1 city.put', 'opened', 'skipped 1 leased']);
});

test('members that move after the decision stay who they are', async () => {
  const stage = await stageOf([onMany('1')], selected(3));
  stage.select({ known: true, members: ['other'], population: 1, unsure: 0 });
  await stage.look(10, bad);
  await stage.perform();
  expect((await stage.runs()).length).toBe(3);
  expect(JSON.stringify(await stage.rows())).not.toContain('other');
});

test('taken again after a reopening, it is asked anew who they are, and keys have a number', async () => {
  const stage = await stageOf([onMany('1')], selected(2), { cooldownMs: 3_600_000 });
  await stage.perform();
  await stage.look(5, fine);
  await stage.perform();
  stage.select(selected(1));
  await stage.look(6, bad);
  await stage.perform();
  expect(stage.story().slice(2)).toEqual([
    'recovered',
    'undo 1 recovered',
    'closed',
    'reopened',
    'act 1 city.put',
  ]);
  const acts = (await stage.rows()).filter(({ kind }) => kind === 'act');
  expect(acts.map(({ key }) => key.slice(key.indexOf('/')))).toEqual([
    '/1/rider=r-1',
    '/1/rider=r-2',
    '/1/rider=r-1/2',
  ]);
});

test('an incident stays small however many it reached', async () => {
  const stage = await stageOf([onMany('1')], selected(2_000));
  await stage.perform();
  const [row] = (await stage.load()).incidents;
  expect(JSON.stringify(row!.doc).length).toBeLessThan(8_000);
});

test('in shadow nothing is made, held or sent, and it counts as done', async () => {
  const stage = await stageOf([onMany('1'), note('2', 'x')], selected(3), { mode: 'shadow' });
  await stage.perform();
  await stage.look(30, fine);
  await stage.perform();
  expect(stage.story()).toEqual([
    'opened',
    'act 1 city.put',
    'act 2 log.note',
    'recovered',
    'undo 1 recovered',
    'closed',
  ]);
  expect((await stage.rows()).filter(({ parent }) => parent !== null)).toEqual([]);
  expect((await stage.load()).leases).toEqual([]);
});

test('restarts between any two steps and deaths while runs are written change nothing', async () => {
  const statuses = fc.constantFrom('succeeded', 'failed', 'unknown', 'skipped', 'expired' as const);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(12),
      fc.dictionary(
        fc.nat(12).map((i) => `rider=r-${i}`),
        statuses,
      ),
      fc.integer({ min: 2, max: 4 }),
      fc.boolean(),
      async (count, ends, diesEvery, performsFirst) => {
        const played = async (options: AudienceStageOptions) => {
          const stage = await stageOf([onMany('1'), note('2', 'x')], selected(count), {}, options);
          if (performsFirst) await stage.perform(ends as Ends);
          await stage.look(5, fine);
          await stage.perform();
          await stage.look(40, fine);
          await stage.perform();
          const runs = (await stage.rows()).map(({ key, status, args }) =>
            JSON.stringify([key, status, args]),
          );
          return { decisions: stage.decisions, runs, leases: await leases(stage) };
        };
        const plain = await played({});
        expect(await played({ restarts: true })).toEqual(plain);
        expect(await played({ restarts: true, diesEvery })).toEqual(plain);
        expect(new Set(plain.runs).size).toBe(plain.runs.length);
      },
    ),
    { numRuns: 60 },
  );
});

function limited(more: Partial<Cap>): { readonly limits: Limits } {
  const cap: Cap = {
    ...{ most: 1, noun: 'targets', target: null, inMs: null, per: [], text: `at most ${more.most ?? 1}` },
    ...more,
  };
  return { limits: { ...NO_LIMITS, caps: [cap] } };
}

function share(ratio: number): NonNullable<Do['shares']>[number] {
  return { ratio, kind: 'rider', text: `at most ${ratio * 100}%` };
}

function allOf(status: Ends[string]): Ends {
  return Object.fromEntries(members(3).map((id) => [`rider=${id}`, status]));
}

async function leases(stage: AudienceStage): Promise<readonly string[]> {
  const { leases: rows } = await stage.load();
  return rows.map(({ target, status }) => `${target.slice(target.indexOf('=') + 1)} ${status}`);
}

test('what a person takes back is tried again where it failed, and only there; and stays so', async () => {
  const everything = { word: 'undo', scope: 'all', name: '' } as const;
  for (const restarts of [false, true]) {
    const stage = await stageOf([onMany('1')], selected(3), {}, { restarts });
    await stage.perform();
    await stage.order(everything);
    await stage.perform({ 'undo rider=r-2': 'failed' });
    await stage.order(everything);
    await stage.perform();
    expect((await stage.runs()).slice(3)).toEqual([
      'undo rider=r-1 succeeded',
      'undo rider=r-2 failed',
      'undo rider=r-3 succeeded',
      'undo rider=r-2 succeeded',
    ]);
    expect((await stage.load()).leases.map(({ status }) => status)).toEqual(['undone', 'undone', 'undone']);
    await stage.look(10, fine);
    stage.select(selected(4));
    await stage.look(20, bad);
    await stage.perform();
    // A new incident reaches whoever was not pinned.
    expect((await stage.runs()).slice(7)).toEqual(['act rider=r-4 succeeded']);
  }
});

test('of many, those that could not be taken back are handed over, and only they; nothing more is sent', async () => {
  for (const restarts of [false, true]) {
    const stage = await stageOf([onMany('1')], selected(3), {}, { restarts });
    await stage.perform();
    await stage.order({ word: 'undo', scope: 'all', name: '' });
    await stage.perform({ 'undo rider=r-2': 'failed' });
    await stage.order({ word: 'hand-over', scope: 'playbook', name: 'order_drop', to: 'lee' });
    await stage.perform();
    expect((await stage.load()).leases.map(({ target, status }) => `${target} ${status}`)).toEqual([
      'rider=r-1 undone',
      'rider=r-2 handed-over',
      'rider=r-3 undone',
    ]);
    expect(await stage.runs()).toHaveLength(6);
  }
});

test('of many whose undos are under way nothing is sent any more once they are handed over', async () => {
  const stage = await stageOf([onMany('1')], selected(3), {}, {});
  await stage.perform();
  await stage.order({ word: 'undo', scope: 'all', name: '' });
  await stage.order({ word: 'hand-over', scope: 'playbook', name: 'order_drop', to: 'lee' });
  await stage.perform();
  expect((await stage.runs()).slice(3)).toEqual([
    'undo rider=r-1 cancelled',
    'undo rider=r-2 cancelled',
    'undo rider=r-3 cancelled',
  ]);
  expect(new Set((await stage.load()).leases.map(({ status }) => status))).toEqual(new Set(['handed-over']));
});

const taking = (path: string, more: Partial<Do> = {}): Do => onMany(path, { verb: 'city.take', ...more });

test.each<[string, Do, Selected, number, readonly string[], number]>([
  ['a fifth of those here', taking('1'), selected(20, 100), 1_000, ['opened', 'act 1 city.take'], 20],
  [
    'one more than a fifth',
    taking('1'),
    selected(21, 100),
    1_000,
    ['opened', 'latched sanity', 'held 1 sanity'],
    0,
  ],
  ['everybody here', taking('1'), selected(30, 30), 1_000, ['opened', 'latched sanity', 'held 1 sanity'], 0],
  [
    'more than a fifth that the audience itself cuts to a few',
    taking('1'),
    { known: true, members: members(3), matched: 40, population: 100, unsure: 0 },
    1_000,
    ['opened', 'latched sanity', 'held 1 sanity'],
    0,
  ],
  [
    'more than a fifth of all there are anywhere',
    taking('1'),
    selected(19, 100),
    90,
    ['opened', 'latched sanity', 'held 1 sanity'],
    0,
  ],
  [
    'of a few at most half',
    taking('1'),
    selected(8, 12),
    12,
    ['opened', 'act 1 city.take', 'skipped 1 minimum'],
    6,
  ],
  [
    'everybody, of whom nothing is taken away',
    onMany('1'),
    selected(100, 100),
    100,
    ['opened', 'act 1 city.put'],
    100,
  ],
])('taken away from many: %s (R27, R31)', async (_title, step, who, population, story, runs) => {
  for (const restarts of [false, true]) {
    const stage = await stageOf([step], who, {}, { population, restarts });
    await stage.perform();
    expect(stage.story()).toEqual(story);
    expect((await stage.runs()).length).toBe(runs);
  }
});

test('where nobody knows how many there are nothing is taken away from anybody', async () => {
  const stage = await stageOf([taking('1')], selected(3, 100));
  await stage.perform();
  expect([stage.story(), await stage.runs()]).toEqual([['opened', 'skipped 1 minimum'], []]);
});

test('a person lets as many go as were held, and they are those who were frozen', async () => {
  const stage = await stageOf([taking('1')], selected(30, 100), {}, { population: 1_000, restarts: true });
  stage.select(selected(90, 100));
  await stage.answer('reset', 3 * 60_000);
  await stage.look(4, bad);
  await stage.perform();
  expect(stage.story().slice(3)).toEqual(['reset sanity', 'released 1', 'act 1 city.take']);
  expect((await stage.runs()).length).toBe(30);
});
