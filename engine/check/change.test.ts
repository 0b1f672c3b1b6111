import { expect, test } from '@jest/globals';
import type { Truth } from '../../rules/truth.ts';
import { type ChangeTest, changeTruth, relative, shownChange } from './change.ts';

const change = (more: Partial<ChangeTest>): ChangeTest => ({
  kind: 'change',
  direction: 'drop',
  op: '>',
  measure: 'ratio',
  amount: 0.5,
  baseline: { kind: 'previous', spanMs: 3_600_000 },
  atLeast: null,
  ...more,
});

test.each<[string, Partial<ChangeTest>, number, number, Truth]>([
  ['drop > 50%', {}, 600, 1_500, true],
  ['drop > 50% at exactly half', {}, 750, 1_500, false],
  ['drop >= 50% at exactly half', { op: '>=' }, 750, 1_500, true],
  ['drop < 20% is also true when rising', { op: '<', amount: 0.2 }, 2_000, 1_000, true],
  ['drop to nothing', {}, 0, 1_500, true],
  ['drop from nothing is unknown', {}, 0, 0, null],
  ['rise > 50%', { direction: 'rise' }, 1_600, 1_000, true],
  ['rise > 50% while falling', { direction: 'rise' }, 400, 1_000, false],
  ['change > 50% either way', { direction: 'change' }, 400, 1_000, true],
  ['rise > 2x is more than double', { direction: 'rise', measure: 'factor', amount: 2 }, 2_001, 1_000, true],
  ['rise > 2x at double', { direction: 'rise', measure: 'factor', amount: 2 }, 2_000, 1_000, false],
  ['rise > 2x of nothing', { direction: 'rise', measure: 'factor', amount: 2 }, 5, 0, null],
  ['rise > 20pp from none', { direction: 'rise', measure: 'absolute', amount: 0.2 }, 0.3, 0, true],
  ['rise > 15m', { direction: 'rise', measure: 'absolute', amount: 900_000 }, 2_400_000, 1_400_000, true],
  [
    'rise >= 10pp from 20 % to 30 %',
    { direction: 'rise', op: '>=', measure: 'absolute', amount: 0.1 },
    0.3,
    0.2,
    true,
  ],
  ['rise > 10pp from 20 % to 30 %', { direction: 'rise', measure: 'absolute', amount: 0.1 }, 0.3, 0.2, false],
  [
    'rise >= 1.1x from 10 to 11',
    { direction: 'rise', op: '>=', measure: 'factor', amount: 1.1 },
    11,
    10,
    true,
  ],
  ['drop < 10pp from 30 % to 20 %', { op: '<', measure: 'absolute', amount: 0.1 }, 0.2, 0.3, false],
  ['drop > 0 of an amount that did not move', { measure: 'absolute', amount: 0 }, 0.1, 0.1, false],
  ['drop > 0 of the least amount', { measure: 'absolute', amount: 0 }, 0, Number.MIN_VALUE, true],
  ['drop below zero is still a drop', {}, -20, -10, true],
])('%s: %p from %p usual', (_title, more, now, usual, want) => {
  expect(changeTruth(change(more), now, usual)).toBe(want);
});

test('what is shown is the ratio, or the amount where the test names one', () => {
  expect(shownChange(change({}), 600, 1_500)).toBe(0.6);
  expect(shownChange(change({ measure: 'absolute' }), 600, 1_500)).toBe(900);
  expect(shownChange(change({}), 600, 0)).toBeNull();
  expect(shownChange(change({}), 600, Number.MIN_VALUE)).toBeNull();
  expect(relative('rise', 3, 2)).toBe(0.5);
});
