import { expect, test } from '@jest/globals';
import type { Playbook } from '../../rules/playbook.ts';
import { bundleOf, drop, forMinutes, note, playbook, put, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene } from './testing/stage.ts';

const bad: Scene = { orders: 400 };
const half: Scene = { orders: 700 };
const fine: Scene = { orders: 1_000 };
const lost: Scene = { orders: null };

/** One scene a minute for the one instance. */
async function storyOf(more: Partial<Playbook>, scenes: readonly Scene[]): Promise<readonly string[]> {
  const stage = createStage(bundleOf(playbook(more)));
  for (const [minute, scene] of scenes.entries()) await stage.look(minute, { gangnam: scene });
  return stage.story();
}

test.each<[string, Partial<Playbook>, readonly Scene[], readonly string[]]>([
  ['nothing true, nothing said', {}, [fine, half, fine], []],
  ['an edge opens once', {}, [fine, bad, bad, bad], ['1 opened']],
  ['unknown never fires', {}, [lost, lost, lost], []],
  ['too few samples in the baseline never fire', {}, [{ orders: 1, usual: 29 }], []],
  ['recovery is its own condition, not the trigger gone', {}, [bad, half, half], ['0 opened']],
  ['recovery closes', {}, [bad, fine], ['0 opened', '1 recovered', '1 closed']],
  ['unknown is no recovery', {}, [bad, lost, lost], ['0 opened']],
  [
    'after the close only a new edge opens again',
    { recovered: threshold('r', 'idle', '>', 5) },
    [bad, { orders: 400, idle: 9 }, bad, fine, bad],
    ['0 opened', '1 recovered', '1 closed', '4 opened'],
  ],
  [
    'a hold opens when it has lasted',
    { trigger: forMinutes('h', drop('t', '>', 0.5), 3) },
    [bad, bad, bad, bad, bad],
    ['3 opened'],
  ],
  [
    'a hold that is interrupted begins again',
    { trigger: forMinutes('h', drop('t', '>', 0.5), 3) },
    [bad, bad, half, bad, bad, bad, bad],
    ['6 opened'],
  ],
  [
    '`unless` holds back, and lets go',
    { unless: [threshold('u', 'idle', '<', 5)] },
    [
      { orders: 400, idle: 1 },
      { orders: 400, idle: 1 },
      { orders: 400, idle: 9 },
    ],
    ['0 held unless', '2 released', '2 opened'],
  ],
  [
    'an unknown `unless` does not hold back',
    { unless: [threshold('u', 'idle', '<', 5)] },
    [bad],
    ['0 opened'],
  ],
  [
    'what is held and ends never fires',
    { unless: [threshold('u', 'idle', '<', 5)] },
    [{ orders: 400, idle: 1 }, { orders: 900, idle: 1 }, fine],
    ['0 held unless', '1 closed'],
  ],
  [
    'unknown keeps it held',
    { unless: [threshold('u', 'idle', '<', 5)] },
    [{ orders: 400, idle: 1 }, lost, bad],
    ['0 held unless', '2 released', '2 opened'],
  ],
  ['mode off: nothing at all', { mode: 'off' }, [bad, fine], []],
])('%s', async (_title, more, scenes, want) => {
  expect(await storyOf(more, scenes)).toEqual(want);
});

test('default recovery: the trigger known false for 10 minutes, and a relapse begins again (R7)', async () => {
  const stage = createStage(
    bundleOf(playbook({ recovered: null, trigger: forMinutes('h', drop('t', '>', 0.5), 2) })),
  );
  await stage.span(0, 2, { gangnam: bad });
  await stage.span(3, 11, { gangnam: fine });
  // One bad minute is no trigger yet, but the problem is not gone either.
  await stage.look(12, { gangnam: bad });
  await stage.span(13, 22, { gangnam: fine });
  expect(stage.story()).toEqual(['2 opened']);
  await stage.look(23, { gangnam: fine });
  expect(stage.story()).toEqual(['2 opened', '23 recovered', '23 closed']);
  expect(stage.holds.size).toBe(0);
});

test('an instance that is not looked at is unknown: it neither recovers nor holds on', async () => {
  const stage = createStage(bundleOf(playbook({ recovered: null })));
  await stage.look(0, { gangnam: bad });
  await stage.span(1, 5, { gangnam: fine });
  await stage.span(6, 20, {});
  expect(stage.story()).toEqual(['0 opened']);
});

test('a hold does not run on while nobody looks at its instance', async () => {
  const stage = createStage(bundleOf(playbook({ trigger: forMinutes('h', drop('t', '>', 0.5), 4) })));
  await stage.span(0, 1, { gangnam: bad });
  await stage.span(2, 4, {});
  await stage.span(5, 7, { gangnam: bad });
  expect(stage.story()).toEqual([]);
  await stage.look(8, { gangnam: bad });
  expect(stage.story()).toEqual(['8 opened']);
});

test('a relapse that `unless` forbids waits for the undos, and does not open twice', async () => {
  const stage = createStage(
    bundleOf(playbook({ body: [put('1')], unless: [threshold('u', 'idle', '<', 5)], cooldownMs: 3_600_000 })),
  );
  await stage.look(0, { gangnam: bad });
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  await stage.look(1, { gangnam: fine });
  await stage.look(2, { gangnam: { orders: 400, idle: 1 } });
  await stage.outcome(stage.keyOf('1', 'undo'), 'succeeded');
  await stage.look(3, { gangnam: { orders: 400, idle: 1 } });
  await stage.look(4, { gangnam: bad });
  expect(stage.story().slice(2)).toEqual([
    '1 recovered',
    '1 undo 1 recovered',
    '1 closed',
    '3 held unless',
    '4 released',
    '4 reopened',
    '4 act 1 city.put',
  ]);
});

test('a closed incident keeps no snapshot', async () => {
  const stage = createStage(bundleOf(playbook()));
  await stage.look(0, { gangnam: bad });
  const snapshots = (): readonly unknown[] =>
    [...stage.incidents.values()].map(({ doc }) => (doc as { readonly snapshot: unknown }).snapshot);
  expect(snapshots()).not.toEqual([null]);
  await stage.look(1, { gangnam: fine });
  expect(snapshots()).toEqual([null]);
});

test('instances have incidents of their own, told in the order of their keys', async () => {
  const stage = createStage(bundleOf(playbook()));
  await stage.look(0, { mapo: bad, gangnam: bad, seocho: fine });
  await stage.look(1, { mapo: fine, gangnam: bad, seocho: bad });
  expect(stage.decisions.map(({ what, instance }) => `${what} ${instance['region']}`)).toEqual([
    'opened gangnam',
    'opened mapo',
    'recovered mapo',
    'closed mapo',
    'opened seocho',
  ]);
});

test('the id is the opening: the same in another process, another at another edge', async () => {
  const ids = async (minutes: number): Promise<string | undefined> => {
    const stage = createStage(bundleOf(playbook()));
    await stage.look(minutes, { gangnam: bad });
    return stage.decisions[0]?.incident;
  };
  expect(await ids(3)).toBe(await ids(3));
  expect(await ids(3)).not.toBe(await ids(4));
});

test('a trigger within the cooldown reopens, after it opens anew; the cooldown begins with the first act', async () => {
  const stage = createStage(bundleOf(playbook({ cooldownMs: 1_800_000, body: [note('1', 'hello')] })));
  await stage.look(0, { gangnam: bad });
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  await stage.look(5, { gangnam: fine });
  await stage.look(29, { gangnam: bad });
  await stage.look(30, { gangnam: fine });
  await stage.look(31, { gangnam: bad });
  expect(stage.story()).toEqual([
    '0 opened',
    '0 act 1 log.note',
    '5 recovered',
    '5 closed',
    '29 reopened',
    '30 recovered',
    '30 closed',
    '31 opened',
    '31 act 1 log.note',
  ]);
  expect(stage.decisions[4]?.detail).toEqual({ flap: 1 });
  expect(new Set(stage.decisions.slice(0, 7).map((decision) => decision.incident)).size).toBe(1);
});

test('an incident that never acted has no cooldown', async () => {
  const stage = createStage(bundleOf(playbook({ cooldownMs: 1_800_000 })));
  await stage.look(0, { gangnam: bad });
  await stage.look(1, { gangnam: fine });
  await stage.look(2, { gangnam: bad });
  expect(stage.story()).toEqual(['0 opened', '1 recovered', '1 closed', '2 opened']);
});

test('reopening takes its lease again under a new key, and does not repeat what is done', async () => {
  const body = [note('1', 'once'), put('2')];
  const stage = createStage(bundleOf(playbook({ cooldownMs: 3_600_000, body })));
  await stage.look(0, { gangnam: bad });
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  const first = stage.keyOf('2');
  await stage.outcome(first, 'succeeded');
  await stage.look(5, { gangnam: fine });
  await stage.outcome(`${first}/undo`, 'succeeded');
  await stage.look(10, { gangnam: bad });
  expect([...stage.runs.keys()].at(-1)).toBe(`${first}/2`);
  expect(stage.story().slice(5)).toEqual(['5 closed', '10 reopened', '10 act 2 city.put']);
  await stage.outcome(`${first}/2`, 'succeeded');
  await stage.look(15, { gangnam: fine });
  await stage.outcome(`${first}/2/undo`, 'succeeded');
  expect(stage.story().slice(8)).toEqual(['15 recovered', '15 undo 2 recovered', '15 closed']);
  expect([...stage.leases.values()].map((lease) => lease.status)).toEqual(['undone']);
});

test('what is told at the opening: who, how bad, and the numbers', async () => {
  const stage = createStage(bundleOf(playbook({ trigger: forMinutes('h', drop('t', '>', 0.5), 2) })));
  await stage.span(0, 2, { gangnam: bad });
  const [opened] = stage.decisions;
  expect(opened).toMatchObject({
    instance: { region: 'gangnam' },
    n: 0,
    detail: { title: '지역 주문 급감', severity: 'high', owner: 'ops', mode: 'live' },
    evidence: {
      kind: 'hold',
      truth: true,
      heldMs: 120_000,
      of: { truth: true, now: 400, usual: 1_000, change: 0.6, samples: 400, unit: { kind: 'count' } },
    },
  });
});
