import { expect, test } from '@jest/globals';
import { NO_LIMITS, type Share } from '../../rules/limit.ts';
import { bundleOf, playbook, put, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 4 };
const fine: Scene = { orders: 1_000, idle: 4 };
/** Half of four regions (`idle` counts them). */
const half: Share = {
  ...{ most: 0.5, target: 'region', inMs: null, per: [], within: [], text: 'at most 50% of regions' },
  population: { kind: 'window', window: 'idle' },
};
const limits = { ...NO_LIMITS, shares: [half] };

function acts(stage: Stage): readonly string[] {
  return stage.decisions
    .filter(({ what }) => what === 'act' || what === 'skipped')
    .map(({ playbook: name, instance, what, detail }) =>
      [name, instance['region'], what === 'act' ? 'acts' : detail['reason']].join(' '),
    );
}

test.each<[string, boolean]>([
  ['without a restart', false],
  ['with one after every step', true],
])(
  'a share counts what any playbook has in force, and what was taken back no more: %s',
  async (_t, restarts) => {
    const first = playbook({ name: 'a', body: [put('1')], limits });
    const second = playbook({
      name: 'b',
      trigger: threshold('i', 'idle', '<', 3),
      recovered: null,
      body: [put('1')],
      limits,
    });
    const stage = createStage(bundleOf(first, second), restarts);
    const done = async (kind: 'act' | 'undo') => {
      for (const run of [...stage.runs.values()])
        if (run.kind === kind) await stage.outcome(run.key, 'succeeded');
    };
    await stage.look(0, { gangnam: bad, mapo: fine, jongno: fine });
    await done('act');
    await stage.look(5, { gangnam: bad, mapo: bad, jongno: fine });
    await done('act');
    await stage.look(10, { gangnam: bad, mapo: bad, jongno: bad });
    await stage.look(15, { gangnam: fine, mapo: bad, jongno: fine });
    await done('undo');
    await stage.look(20, { gangnam: fine, mapo: bad, jongno: bad });
    expect(acts(stage)).toEqual(['a gangnam acts', 'a mapo acts', 'a jongno share', 'a jongno acts']);
  },
);

test.each<['succeeded' | 'unknown' | 'failed', string]>([
  ['succeeded', 'c mapo share'],
  ['unknown', 'c mapo share'],
  ['failed', 'c mapo acts'],
])('what another playbook did and that %s', async (status, want) => {
  const other = playbook({ name: 'b', body: [put('1')] });
  const mine = playbook({
    ...{ name: 'c', trigger: threshold('o', 'orders', '>', 2_000), recovered: null, body: [put('1')] },
    limits: { ...limits, shares: [{ ...half, most: 0.25 }] },
  });
  const stage = createStage(bundleOf(other, mine));
  await stage.look(0, { gangnam: bad, mapo: fine });
  await stage.outcome(stage.keyOf('1'), status);
  await stage.look(1, { gangnam: bad, mapo: { orders: 3_000, idle: 4 } });
  expect(acts(stage)).toEqual(['b gangnam acts', want]);
});

test('shadow counts what shadow would have in force', async () => {
  const stage = createStage(bundleOf(playbook({ mode: 'shadow', body: [put('1')], limits })));
  await stage.look(0, { gangnam: bad, mapo: bad, seocho: bad });
  expect(acts(stage)).toEqual(['order_drop gangnam acts', 'order_drop mapo acts', 'order_drop seocho share']);
});
