import { expect, test } from '@jest/globals';
import type { Raise } from '../../rules/playbook.ts';
import { bundleOf, check, drop, ifCause, note, playbook, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const worse: Scene = { orders: 100, idle: 50 };
const fine: Scene = { orders: 1_000, idle: 50 };
const raises: readonly Raise[] = [{ to: 'critical', when: drop('c', '>', 0.8) }];

async function raised(more: Parameters<typeof playbook>[0], scenes: readonly Scene[]) {
  const stage = createStage(bundleOf(playbook({ raises, ...more })), true);
  for (const [minute, scene] of scenes.entries()) await stage.look(minute, { gangnam: scene });
  return stage;
}

test.each<[string, Parameters<typeof playbook>[0], readonly Scene[], readonly string[]]>([
  ['when it becomes worse, once', {}, [bad, worse, bad, worse], ['critical']],
  [
    'at the opening itself it is as it was found, and raised at the next instant',
    {},
    [worse, worse],
    ['critical'],
  ],
  ['what is unknown raises nothing', {}, [bad, { orders: null }], []],
  ['never down', { severity: 'critical' }, [bad, worse], []],
  [
    'step by step',
    { severity: 'low', raises: [{ to: 'high', when: threshold('h', 'idle', '<', 60) }, ...raises] },
    [bad, bad, worse],
    ['high', 'critical'],
  ],
  ['not after the recovery', {}, [bad, fine, fine], []],
])('severity is raised %s', async (_title, more, scenes, want) => {
  const stage = await raised(more, scenes);
  const told = stage.decisions.filter(({ what }) => what === 'raised');
  expect(told.map(({ detail }) => detail['severity'])).toEqual(want);
});

test('it only tells, with what it rested on; no act is done for it', async () => {
  const stage = await raised({ body: [note('1', 'hello')] }, [bad, worse]);
  expect(stage.story()).toEqual(['0 opened', '0 act 1 log.note', '1 raised']);
  expect(stage.decisions.at(-1)).toMatchObject({
    detail: { severity: 'critical', from: 'high' },
    evidence: { kind: 'leaf', truth: true, now: 100 },
  });
});

test('its checks are asked again, and a cause found then runs its branch once (R12)', async () => {
  const body = [check('1'), ifCause('2', 'riders short', [note('2.1.1', 'short')])];
  const stage = createStage(bundleOf(playbook({ raises, body })), true);
  const up = { kind: 'answered' as const, fields: { ok: true }, ageMs: 0 };
  await stage.look(0, { gangnam: bad });
  await stage.answer(up);
  await stage.look(1, { gangnam: { orders: 100, idle: 3 } });
  await stage.answer(up);
  expect(stage.story()).toEqual([
    '0 opened',
    '0 cause 1',
    '1 raised',
    '1 cause 1 riders short',
    '1 act 2.1.1 log.note',
  ]);
});

test('texts call it by its new name', async () => {
  const text = {
    ...note('2', ''),
    args: [{ name: 'text', value: { kind: 'text' as const, parts: [{ kind: 'severity' as const }] } }],
  };
  const stage = createStage(
    bundleOf(playbook({ raises, body: [{ kind: 'wait', path: '1', ms: 120_000 }, text] })),
  );
  for (const minute of [0, 1, 2]) {
    await stage.look(minute, { gangnam: minute === 0 ? bad : worse });
    await stage.ring();
  }
  expect([...stage.runs.values()].map(({ args }) => args)).toEqual([{ text: 'critical' }]);
});
