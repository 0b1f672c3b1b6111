import { expect, test } from '@jest/globals';
import { at, decision } from '../testing/evening-decisions.ts';
import type { Label } from './label.ts';
import { scoreOf } from './score.ts';

const span = { fromMs: at(-600), throughMs: at(600) };
const label = (from: number, to: number, more: Partial<Label> = {}): Label => ({
  place: 'l:1',
  fromMs: at(from),
  toMs: at(to),
  playbook: null,
  where: {},
  ...more,
});
const fired = (minute: number, more: object = {}) => decision('opened', minute, more);

test.each<
  [
    title: string,
    firings: readonly ReturnType<typeof fired>[],
    labels: readonly Label[],
    precision: number | null,
    recall: number | null,
  ]
>([
  ['found', [fired(5)], [label(0, 10)], 1, 1],
  ['at either end', [fired(0), fired(10)], [label(0, 10)], 1, 1],
  ['a moment too early and too late', [fired(-1), fired(11)], [label(0, 10)], 0, 0],
  [
    'twice in one label: one is found, both are right',
    [fired(2), fired(4)],
    [label(0, 10), label(20, 30)],
    1,
    0.5,
  ],
  ['opened again counts as a firing', [decision('reopened', 3)], [label(0, 10)], 1, 1],
  ['what is held back is none', [decision('held', 3)], [label(0, 10)], null, 0],
  ['one in two', [fired(5), fired(50)], [label(0, 10)], 0.5, 1],
  ['the label names another playbook', [fired(5)], [label(0, 10, { playbook: 'quiet' })], 0, 0],
  ['the label names this one', [fired(5)], [label(0, 10, { playbook: 'region_order_drop' })], 1, 1],
  ['another place', [fired(5)], [label(0, 10, { where: { region: 'seoul-mapo' } })], 0, 0],
  ['this place', [fired(5)], [label(0, 10, { where: { region: 'seoul-gangnam' } })], 1, 1],
  ['overlapping labels are both found', [fired(5)], [label(0, 10), label(4, 6)], 1, 1],
  ['nothing fired', [], [label(0, 10)], null, 0],
  ['no label can be found', [fired(5)], [label(-900, -800)], 0, null],
])('%s', (_title, firings, labels, precision, recall) => {
  const score = scoreOf(firings, labels, span);
  expect({ precision: score.precision, recall: score.recall }).toEqual({ precision, recall });
});

test('time to detect is of the first firing of each label that was found', () => {
  const labels = [label(0, 60), label(100, 160), label(200, 260)];
  expect(scoreOf([fired(130), fired(7), fired(50)], labels, span).detectMs).toEqual([
    7 * 60_000,
    30 * 60_000,
  ]);
});

test('labels outside the recording are not counted', () => {
  const outside = [label(-900, -700), label(700, 900)];
  const score = scoreOf([fired(5)], [...outside, label(-700, -590), label(0, 10)], span);
  expect(score.outside).toEqual(outside);
  expect(score.recall).toBe(0.5);
});

test('nothing was judged', () => {
  const score = scoreOf([], [label(0, 10)], { fromMs: null, throughMs: null });
  expect(score).toMatchObject({ recall: null, precision: null, outside: [label(0, 10)] });
});
