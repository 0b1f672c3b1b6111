import { expect, test } from '@jest/globals';
import { diagnostic, type Fix } from '../dsl/diagnostic.ts';
import { say } from '../dsl/say.ts';
import { applyFixes } from './apply-fixes.ts';

const found = (fix: Fix | null) =>
  diagnostic('OS0105', 'error', 'a.play', { start: 0, end: 1 }, say`wrong`, { fix });
const put = (start: number, end: number, text: string, safe = true): Fix => ({
  span: { start, end },
  text,
  safe,
});

test.each<[string, readonly (Fix | null)[], boolean, string, number]>([
  ['nothing to fix', [null], false, '조두 orders ＞ 50 %', 0],
  ['one fix', [put(0, 2, 'when')], false, 'when orders ＞ 50 %', 1],
  [
    'several, told in any order',
    [put(12, 16, '50%'), put(10, 11, '>'), put(0, 2, 'when')],
    false,
    'when orders > 50%',
    3,
  ],
  ['an insertion', [put(2, 2, '!')], false, '조두! orders ＞ 50 %', 1],
  ['unsafe ones stay', [put(0, 2, 'when', false), put(10, 11, '>')], false, '조두 orders > 50 %', 1],
  [
    'unsafe ones go in when asked',
    [put(0, 2, 'when', false), put(10, 11, '>')],
    true,
    'when orders > 50 %',
    2,
  ],
  ['of two that overlap the first', [put(0, 2, 'when'), put(1, 9, 'x')], false, 'when orders ＞ 50 %', 1],
  ['the same fix told twice', [put(0, 2, 'when'), put(0, 2, 'when')], false, 'when orders ＞ 50 %', 1],
])('%s', (_title, fixes, unsafe, text, applied) => {
  expect(applyFixes('조두 orders ＞ 50 %', fixes.map(found), unsafe)).toEqual({ text, applied });
});
