import { expect, test } from '@jest/globals';
import { toldEffect } from './private.ts';

test.each([
  ['nothing is changed', null, true, null],
  ['what is private is left out', 'customer.coupons promotions:"c-1"', true, 'customer.coupons'],
  ['what is not is told', 'place.eta eta:"mapo"', false, 'place.eta eta:"mapo"'],
  ['there is no resource', 'rider.incentive', true, 'rider.incentive'],
] as const)('%s', (_title, effect, isPrivate, told) => {
  expect(toldEffect(effect, isPrivate)).toBe(told);
});
