import { expect, test } from '@jest/globals';
import { turnedTest } from './turned-test.ts';

test.each([
  ['> 40m', false, '< 32m'],
  ['>= 30%', false, '< 24%'],
  ['< 0.8', false, '> 0.96'],
  ['> ₩5_000_000', false, '< ₩4000000'],
  ['drop > 50%', true, 'drop < 25%'],
  ['rise > 2x', true, 'rise < 1.5x'],
  ['rise > 20pp', true, 'rise < 10pp'],
  ['is 0', false, null],
  ['> 1h30m', false, null],
  ['< 80% of waiting', false, null],
  ['> 0', false, null],
])('%s', (words, isChange, turned) => {
  expect(turnedTest(words, isChange)).toBe(turned);
});
