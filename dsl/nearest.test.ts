import { expect, test } from '@jest/globals';
import { pressedKeys } from './keyboard.ts';
import { editShare, nearest } from './nearest.ts';

test.each([
  ['one letter is missing', 'ordrs', ['riders', 'orders'], 'orders'],
  ['two neighbours are swapped', 'wehn', ['then', 'when'], 'when'],
  ['one jamo differs', '강낭구', ['강동구', '강남구'], '강남구'],
  ['another district is not near', '강동구', ['강남구'], null],
  ['case does not count', 'Orders', ['orders'], 'orders'],
  ['the Korean keyboard was on', 'ㅇ개ㅔ', ['rise', 'drop'], 'drop'],
  ['a decomposed name finds the composed one', '강남규'.normalize('NFD'), ['강남구'], '강남구'],
  ['the name itself is no suggestion', 'orders', ['orders'], null],
  ['a short name needs to be equal', 'ab', ['ac'], null],
  ['no candidates', 'orders', [], null],
  ['of equally near ones the first', 'orderz', ['orders', 'ordery'], 'orders'],
])('%s', (_title, written, candidates, found) => {
  expect(nearest(written, candidates)).toBe(found);
});

test.each([
  ['라이더', '라이터', 1 / 6],
  ['강남구', '강낭구', 1 / 8],
  ['강남구', '강동구', 3 / 8],
  ['', '', 0],
  ['a', '', 1],
])('%s and %s differ by %f', (a, b, share) => {
  expect(editShare(a, b)).toBeCloseTo(share, 2);
});

test.each([
  ['조두', 'when'],
  ['촏차', 'check'],
  ['ㅇ개ㅔ', 'drop'],
  ['쏘두', 'Then'],
  ['소두', 'then'],
  ['솓ㅜ', 'then'],
  ['애', 'do'],
  ['ㅑㄹ', 'if'],
  ['ㅒㄳ', 'Ort'],
  ['abc 1', 'abc 1'],
])('%s was typed with the keys %s', (text, keys) => {
  expect(pressedKeys(text)).toBe(keys);
});
