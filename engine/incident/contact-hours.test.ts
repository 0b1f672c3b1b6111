import { expect, test } from '@jest/globals';
import { AGREED, at, bundleOf, note, offer, playbook, put } from './testing/sample-playbook.ts';
import { createStage, type Scene } from './testing/stage.ts';

/** Marketing at night (R32). Scenarios begin at 15:13:20 in Seoul; the night begins 347 minutes later. */

const bad: Record<string, Scene> = { gangnam: { orders: 400 } };
const restarts = [
  ['without restarts', false],
  ['with a restart after every step', true],
] as const;

test('the scenarios begin in the afternoon', () => {
  expect(new Date(at(0)).toISOString()).toBe('2026-02-25T06:13:20.000Z');
});

test.each(restarts)('it waits for the morning, and what is no marketing does not, %s', async (_title, is) => {
  const stage = createStage(
    bundleOf(playbook({ lookUps: [AGREED], body: [put('1'), offer('2'), note('3', 'x')] })),
    is,
  );
  await stage.look(400, bad);
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  await stage.look(700, bad);
  await stage.look(1_006, bad);
  expect(stage.story()).toEqual(['400 opened', '400 act 1 city.put', '400 held 2 contact-hours']);
  await stage.look(1_007, bad);
  expect(stage.story().slice(3)).toEqual(['1007 released 2', '1007 act 2 city.offer']);
});

test('it says why in both languages', async () => {
  const stage = createStage(bundleOf(playbook({ lookUps: [AGREED], body: [offer('1')] })));
  await stage.look(400, bad);
  expect(stage.decisions.at(-1)!.detail).toMatchObject({
    words: 'marketing is not sent between 21:00 and 08:00',
    wordsKo: '광고는 21:00부터 08:00까지 보내지 않습니다',
  });
});

test('what is true at one instant only is passed by', async () => {
  const stage = createStage(
    bundleOf(playbook({ lookUps: [AGREED], body: [offer('1')], closesWithBody: true })),
  );
  await stage.look(400, bad);
  expect(stage.story()).toEqual(['400 opened', '400 skipped 1 contact-hours', '400 closed']);
});

test.each<[string, number, number]>([
  ['long before the evening as every act', 0, 16 / 3],
  ['shortly before it ends with it', 345, 347],
])('what is sent %s expires', async (_title, minutes, ends) => {
  const stage = createStage(bundleOf(playbook({ lookUps: [AGREED], body: [offer('1')] })));
  await stage.look(minutes, bad);
  const { deadlineMs } = stage.runs.get(stage.keyOf('1'))!;
  expect((deadlineMs! - at(0)) / 60_000).toBeCloseTo(minutes === 0 ? ends : 346 + 40 / 60, 1);
});
