import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_TALLY, effectOf, type Tally, withTarget } from './effect.ts';
import { isHeldOut } from './holdout.ts';

const tally = (reached: readonly number[], heldOut: readonly number[]): Tally => {
  let all = EMPTY_TALLY;
  for (const value of reached) all = withTarget(all, 'reached', value);
  for (const value of heldOut) all = withTarget(all, 'heldOut', value);
  return all;
};
const ones = (of: number, n: number): number[] => Array.from({ length: n }, (_, i) => (i < of ? 1 : 0));

test('shares are compared by their difference', () => {
  const effect = effectOf(tally(ones(56, 70), ones(48, 80)), 'shares');
  expect(effect?.value).toBeCloseTo(0.2, 10);
  expect(effect?.low).toBeCloseTo(0.0524, 4);
});

test('averages are compared in the metric’s own unit', () => {
  const effect = effectOf(
    tally(
      ones(30, 60).map((x) => x * 4),
      ones(15, 60).map((x) => x * 4),
    ),
    'averages',
  );
  expect(effect?.value).toBeCloseTo(1, 10);
  expect(effect && effect.low < 1 && effect.high > 1).toBe(true);
});

test.each<[string, number, number, boolean]>([
  ['without anybody held out nothing is claimed', 500, 0, false],
  ['below thirty held out neither', 500, 29, false],
  ['nor below thirty reached', 29, 500, false],
  ['from thirty a side on it is', 30, 30, true],
])('%s', (_title, reached, heldOut, isClaimed) => {
  expect(effectOf(tally(ones(9, reached), ones(3, heldOut)), 'shares') !== null).toBe(isClaimed);
});

test('about the share that was asked for is held out, the same in every run, another share by every playbook', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 2, max: 50 }), (playbook, percent) => {
      const targets = Array.from({ length: 4_000 }, (_, i) => `customer=c-${i}`);
      const held = targets.filter((target) => isHeldOut(playbook, target, percent / 100));
      // Five standard deviations.
      const spread = Math.sqrt((percent / 100) * (1 - percent / 100) * 4_000);
      expect(Math.abs(held.length - 40 * percent)).toBeLessThan(5 * spread);
      expect(targets.filter((target) => isHeldOut(playbook, target, percent / 100))).toEqual(held);
      expect(held.every((target) => isHeldOut(playbook, target, (percent + 10) / 100))).toBe(true);
      const twice = held.filter((target) => isHeldOut(`${playbook}2`, target, percent / 100));
      expect(twice.length).toBeLessThan(held.length);
    }),
    { numRuns: 10 },
  );
});
