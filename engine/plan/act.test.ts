import { expect, test } from '@jest/globals';
import { type Cap, type Limits, NO_LIMITS } from '../../rules/limit.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { at, bundleOf, note, playbook, put } from '../incident/testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from '../incident/testing/stage.ts';

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };

async function opened(more: Partial<Playbook>, regions: readonly string[] = ['gangnam']): Promise<Stage> {
  const stage = createStage(bundleOf(playbook(more)));
  await stage.look(0, Object.fromEntries(regions.map((region) => [region, bad])));
  return stage;
}

const cap = (most: number, inMs: number | null, more: Partial<Cap> = {}): Limits => ({
  ...NO_LIMITS,
  caps: [{ most, noun: 'times', target: null, inMs, per: [], text: `at most ${most} times`, ...more }],
});

/** What was decided for each region, without the openings. */
function perRegion(stage: Stage): readonly string[] {
  return stage.decisions
    .filter(({ what }) => what === 'act' || what === 'skipped')
    .map(({ instance, what, detail }) => `${instance['region']} ${what} ${detail['reason'] ?? ''}`.trim());
}

test('a run carries its key, target, frozen arguments, effect, cap and deadline', async () => {
  const stage = await opened({ body: [put('1')] });
  const incident = stage.decisions[0]?.incident;
  const key = `${incident}/1/region=gangnam`;
  expect([...stage.runs.values()]).toEqual([
    {
      key,
      incident,
      playbook: 'order_drop',
      step: '1',
      target: 'region=gangnam',
      kind: 'act',
      parent: null,
      verb: 'city.put',
      args: { body: 'on' },
      effect: 'city.value',
      mode: 'live',
      decidedMs: at(0),
      notBeforeMs: at(0) + 30_000,
      // Its T, 5 minutes, and the 20 s that its source may be late (R3).
      deadlineMs: at(0) + 320_000,
      status: 'pending',
      attempts: 0,
      policy: null,
      expiresAtMs: at(120) + 30_000,
      spendings: [],
      outcome: null,
    },
  ]);
  expect([...stage.leases.values()]).toEqual([
    {
      target: 'region=gangnam',
      effect: 'city.value',
      incident,
      runKey: key,
      undo: { verb: 'city.delete', args: { body: 'on' } },
      capMs: at(120) + 30_000,
      status: 'stored',
    },
  ]);
  expect(stage.decisions.at(-1)).toMatchObject({
    what: 'act',
    t: at(0),
    n: 1,
    step: '1',
    detail: { run: key, verb: 'city.put', mode: 'live', until: { recovered: true, afterMs: 7_200_000 } },
  });
});

test('nothing of the effect clock is in a decision (E7)', async () => {
  const stage = await opened({ body: [put('1')] });
  expect(JSON.stringify(stage.decisions)).not.toContain(String(at(0) + 30_000));
  expect(JSON.stringify(stage.decisions)).not.toContain(String(at(120) + 30_000));
});

test('without dimensions the target is *', async () => {
  const stage = createStage(bundleOf(playbook({ by: [], body: [note('1', 'x')] })));
  await stage.look(0, { '': bad });
  expect([...stage.runs.values()].map((run) => run.target)).toEqual(['*']);
});

test.each<[string, Partial<Playbook>, readonly string[]]>([
  [
    'a verb that nobody offers',
    { body: [note('1', 'x', { verb: 'sms.send' })] },
    ['gangnam skipped no-verb'],
  ],
  [
    'an end without a way back',
    { body: [put('1', { verb: 'city.close', undo: null })] },
    ['gangnam skipped no-undo'],
  ],
  [
    'an argument that is not known',
    { body: [note('1', 'x', { args: [{ name: 'n', value: { kind: 'window', window: 'idle' } }] })] },
    ['gangnam skipped unknown-value'],
  ],
  ['the inverse stands in for an undo', { body: [put('1', { undo: null })] }, ['gangnam act']],
  [
    'a notice needs no undo',
    { body: [note('1', 'x', { until: { recovered: true, afterMs: null } })] },
    ['gangnam act'],
  ],
  [
    'a second act on what is in force already',
    { body: [put('1'), put('2')], mode: 'live' },
    ['gangnam act', 'gangnam skipped in-force'],
  ],
  [
    'a cap of the act, per incident',
    { body: [note('1', 'x', { limits: cap(0, null) }), note('2', 'y')] },
    ['gangnam skipped cap', 'gangnam act'],
  ],
])('guards and skips: %s', async (_title, more, want) => {
  const stage = await opened(more);
  for (const run of [...stage.runs.keys()]) await stage.outcome(run, 'succeeded');
  expect(perRegion(stage)).toEqual(want);
});

test.each<[string, Partial<Playbook>, string, string]>([
  [
    'no verb',
    { body: [note('1', 'x', { verb: 'sms.send' })] },
    'no connector offers `sms.send`',
    '`sms.send` 조치를 제공하는 커넥터가 없음',
  ],
  [
    'no way back',
    { body: [put('1', { verb: 'city.close', undo: null })] },
    'nothing takes `city.close` back',
    '`city.close` 조치를 되돌릴 것이 없음',
  ],
  [
    'an argument without a value',
    { body: [note('1', 'x', { args: [{ name: 'n', value: { kind: 'dimension', dimension: 'shop' } }] })] },
    '`n` is not known: no `shop` is bound',
    '`n` 값을 모름: `shop`: 묶인 값이 없음',
  ],
])('what is skipped says why in both languages: %s', async (_title, more, words, wordsKo) => {
  const stage = await opened(more);
  expect(stage.decisions.at(-1)).toMatchObject({ what: 'skipped', detail: { words, wordsKo } });
});

test('a cap of the playbook is shared out in the order of the instances, and rolls', async () => {
  const body = [note('1', 'x')];
  const stage = await opened({ body, limits: cap(2, 3_600_000) }, ['mapo', 'gangnam', 'seocho']);
  expect(perRegion(stage)).toEqual(['gangnam act', 'mapo act', 'seocho skipped cap']);
  const all = (scene: Scene) => ({ mapo: scene, gangnam: scene, seocho: scene });
  await stage.look(30, all(fine));
  await stage.look(59, { gangnam: bad });
  await stage.look(60, { mapo: bad, gangnam: bad });
  expect(perRegion(stage).slice(3)).toEqual(['gangnam skipped cap', 'mapo act']);
});

test('a cap per instance counts that instance only', async () => {
  const stage = await opened(
    { body: [note('1', 'x'), note('2', 'y')], limits: cap(1, 3_600_000, { per: ['region'] }) },
    ['gangnam', 'mapo'],
  );
  for (const run of [...stage.runs.keys()]) await stage.outcome(run, 'succeeded');
  expect(perRegion(stage)).toEqual(['gangnam act', 'mapo act', 'gangnam skipped cap', 'mapo skipped cap']);
});

test('a cooldown without `per` is the whole playbook’s', async () => {
  const more = {
    body: [note('1', 'x')],
    cooldownMs: 600_000,
    limits: { ...NO_LIMITS, cooldown: { ms: 600_000, per: [] } },
  };
  const stage = await opened(more, ['gangnam', 'mapo']);
  expect(perRegion(stage)).toEqual(['gangnam act', 'mapo skipped cooldown']);
  await stage.look(10, { seocho: bad, gangnam: bad, mapo: bad });
  expect(perRegion(stage).at(-1)).toBe('seocho act');
});

test('shadow decides as live would, records, and sends nothing', async () => {
  const body = [put('1'), note('2', 'x')];
  const live = await opened({ body });
  await live.outcome(live.keyOf('1'), 'succeeded');
  await live.outcome(live.keyOf('2'), 'succeeded');
  await live.look(5, { gangnam: fine });
  await live.outcome(live.keyOf('1', 'undo'), 'succeeded');
  const shadow = await opened({ body, mode: 'shadow' });
  await shadow.look(5, { gangnam: fine });

  expect(shadow.story()).toEqual(live.story());
  expect([...shadow.runs.values()].map(({ mode, status }) => `${mode} ${status}`)).toEqual([
    'shadow succeeded',
    'shadow succeeded',
    'shadow succeeded',
  ]);
  expect(shadow.leases.size).toBe(0);
});

test('a later statement may be sent as long after as its predecessor may take', async () => {
  const stage = await opened({ body: [note('1', 'x'), note('2', 'y')] });
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  const deadlines = [...stage.runs.values()].map((run) => (run.deadlineMs ?? 0) - at(0));
  expect(deadlines).toEqual([320_000, 320_000 + 900_000]);
});
