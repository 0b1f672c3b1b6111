import { expect, test } from '@jest/globals';
import { bundleOf, playbook, put, take, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

/** What we did ourselves is no news (R33), once without restarts and once with one after every step. */

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };
const restarts = [
  ['without restarts', false],
  ['with a restart after every step', true],
] as const;

/** `first` shuts a region on few idle riders; `second` looks at its orders. */
const first = playbook({
  ...{ name: 'first', trigger: threshold('i', 'idle', '<', 3), recovered: threshold('j', 'idle', '>', 5) },
  body: [take('1', { verb: 'city.shut' })],
});
const second = playbook({ name: 'second', body: [put('1')] });

function told(stage: Stage, name: string): readonly string[] {
  return stage.decisions
    .filter((decision) => decision.playbook === name)
    .map(({ what, detail, instance }) =>
      [what, detail['reason'] ?? '', instance['region']].join(' ').replace('  ', ' '),
    );
}

async function done(stage: Stage, kind: 'act' | 'undo', name: string): Promise<void> {
  for (const run of [...stage.runs.values()])
    if (run.kind === kind && run.playbook === name) await stage.outcome(run.key, 'succeeded');
}

test.each(restarts)(
  'nothing new begins where an act of ours changes what is seen, until it is over, %s',
  async (_t, is) => {
    const stage = createStage(bundleOf(first, second), is);
    await stage.look(0, { gangnam: { ...fine, idle: 1 }, mapo: { ...fine, idle: 9 } });
    await done(stage, 'act', 'first');
    await stage.look(1, { gangnam: { ...bad, idle: 1 }, mapo: { ...bad, idle: 9 } });
    expect(told(stage, 'second')).toEqual(['held own-act gangnam', 'opened mapo', 'act mapo']);
    const held = stage.decisions.find(({ what }) => what === 'held')!.detail;
    expect(held['words']).toBe(
      '`city.shut` of ours is in force on gangnam and changes what `orders` brings: what is seen there now is our own doing',
    );
    expect(held['wordsKo']).toContain('우리 조치 `city.shut`');
    await stage.look(2, { gangnam: { ...bad, idle: 9 }, mapo: { ...bad, idle: 9 } });
    expect(told(stage, 'second')).toHaveLength(3);
    await done(stage, 'undo', 'first');
    await stage.look(3, { gangnam: { ...bad, idle: 9 }, mapo: { ...bad, idle: 9 } });
    expect(told(stage, 'second').slice(3)).toEqual(['released gangnam', 'opened gangnam', 'act gangnam']);
  },
);

test('what a shadow would have done changes nothing', async () => {
  const stage = createStage(bundleOf({ ...first, mode: 'shadow' }, second));
  await stage.look(0, { gangnam: { ...fine, idle: 1 } });
  await stage.look(1, { gangnam: { ...bad, idle: 1 } });
  expect(told(stage, 'second')).toEqual(['opened gangnam', 'act gangnam']);
});

test.each<[string, string, number, boolean]>([
  ['nothing came because we shut it, which is not better', 'city.shut', 0, false],
  ['some came and all is well', 'city.shut', 5, true],
  ['nothing came though we did not shut it', 'city.boost', 0, true],
])('recovery: %s', async (_title, verb, orders, recovers) => {
  for (const [, is] of restarts) {
    const few = threshold('r', 'orders', '<', 10);
    const stage = createStage(bundleOf(playbook({ recovered: few, body: [take('1', { verb })] })), is);
    await stage.look(0, { gangnam: bad });
    await done(stage, 'act', 'order_drop');
    await stage.look(1, { gangnam: { orders } });
    expect(told(stage, 'order_drop').includes('recovered gangnam')).toBe(recovers);
  }
});

test('where the recovery is that the trigger is over, its clock stands while nothing can be seen', async () => {
  const of = { trigger: threshold('many', 'orders', '>', 100), recovered: null, recoverMs: 120_000 };
  const stage = createStage(bundleOf(playbook({ ...of, body: [take('1', { verb: 'city.shut' })] })));
  await stage.look(0, { gangnam: bad });
  await done(stage, 'act', 'order_drop');
  await stage.span(1, 9, { gangnam: { orders: 0 } });
  expect(told(stage, 'order_drop')).toEqual(['opened gangnam', 'act gangnam']);
  await stage.span(10, 13, { gangnam: { orders: 50 } });
  expect(told(stage, 'order_drop').slice(2)).toEqual(['recovered gangnam', 'undo recovered gangnam']);
});
