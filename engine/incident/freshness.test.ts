import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { neededSources } from './freshness.ts';
import { at, bundleOf, check, playbook, put, tell } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

/** No act on data that nobody brings (R30), once without restarts and once with one after every step. */

const bad: Record<string, Scene> = { gangnam: { orders: 400 } };
const fine: Record<string, Scene> = { gangnam: { orders: 1_000 } };
const missing: Condition = {
  ...{ kind: 'sourceMissing', id: 'm', text: 'order_events is missing', source: 'order_events' },
  overMs: 300_000,
  not: false,
};

/** Silent within these minutes. */
function stageOf(
  body: Playbook['body'],
  from: number,
  to: number,
  restarts: boolean,
  more: Partial<Playbook> = {},
) {
  const isSilent = (source: string, atMs: number): boolean =>
    source === 'order_events' && atMs >= at(from) && atMs < at(to);
  return createStage(bundleOf(playbook({ body, ...more })), restarts, undefined, undefined, isSilent);
}

const told = (stage: Stage): readonly string[] => stage.story();
const restarts = [
  ['without restarts', false],
  ['with a restart after every step', true],
] as const;

test.each(restarts)('a true trigger waits until the source is heard %s', async (_title, is) => {
  const stage = stageOf([put('1')], 0, 3, is);
  await stage.span(0, 4, bad);
  expect(told(stage)).toEqual(['0 held stale', '3 released', '3 opened', '3 act 1 city.put']);
  const { words, wordsKo } = stage.decisions[0]!.detail;
  expect(words).toBe(
    '`order_events` has brought nothing for 2m or more, and no data is not zero: nothing is done until it is heard again',
  );
  expect(wordsKo).toContain('데이터가 없는 것은 0이 아니므로');
});

test.each(restarts)('what is over when it is heard is not done %s', async (_title, is) => {
  const stage = stageOf([put('1')], 0, 3, is);
  await stage.span(0, 1, bad);
  await stage.span(2, 4, fine);
  expect(told(stage)).toEqual(['0 held stale', '2 closed']);
});

test.each(restarts)('what a playbook waits for does not let it act on old numbers %s', async (_title, is) => {
  const stage = stageOf([{ kind: 'wait', path: '1', ms: 300_000 }, tell('2'), put('3')], 4, 8, is);
  await stage.span(0, 6, bad);
  await stage.ring();
  await stage.outcome(stage.keyOf('2'), 'succeeded');
  expect(told(stage)).toEqual(['0 opened', '0 waits 1', '5 act 2 staff.tell', '5 held 3 stale']);
  await stage.span(7, 8, bad);
  expect(told(stage).slice(4)).toEqual(['8 released 3', '8 act 3 city.put']);
});

test.each(restarts)('numbers that were fresh when they were read are acted on %s', async (_title, is) => {
  const stage = stageOf([check('1'), put('2')], 1, 9, is);
  await stage.look(0, bad);
  await stage.answer({ kind: 'answered', fields: { ok: true }, ageMs: 0 });
  expect(told(stage).at(-1)).toBe('0 act 2 city.put');
});

test('a playbook that asks whether a source is missing is not kept by its silence', async () => {
  const asking = { unless: [missing] };
  expect(neededSources(playbook(asking))).toEqual([]);
  expect(neededSources(playbook())).toEqual(['order_events']);
  const stage = stageOf([put('1')], 0, 9, false, asking);
  await stage.look(0, bad);
  expect(told(stage)).toEqual(['0 opened', '0 act 1 city.put']);
});
