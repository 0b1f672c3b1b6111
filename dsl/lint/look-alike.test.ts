import { expect, test } from '@jest/globals';
import { foreignLetterIn, lookOf, looksWithoutFinal } from './look-alike.ts';

const alike = (a: string, b: string) =>
  lookOf(a) === lookOf(b) ||
  looksWithoutFinal(a).includes(lookOf(b)) ||
  looksWithoutFinal(b).includes(lookOf(a));

test.each([
  ['a Cyrillic letter', 'orders', 'оrders'],
  ['a Greek letter', 'orders', 'οrders'],
  ['a full-width letter', 'orders', 'ｏrders'],
  ['an unseen blank', 'orders', 'ord\u200bers'],
  ['zero and O', 'orders_0', 'orders_o'],
  ['one, l and I', 'line_1', 'line_I'],
  ['rn and m', 'returns', 'retums'],
  ['capitals', 'Orders', 'orders'],
  ['dots and underscores', 'riders.available', 'riders_available'],
  ['a final consonant more', '강남구', '강남굮'],
  ['a tense consonant', '까치산동', '가치산동'],
  ['ㅐ and ㅔ', '재료 소진', '제료 소진'],
])('alike: %s', (_title, a, b) => {
  expect([alike(a, b), alike(b, a)]).toEqual([true, true]);
});

test.each([
  ['one and many', 'order', 'orders'],
  ['different districts', '강남구', '강동구'],
  ['short names that differ by a final', '가', '각'],
  ['numbers', 'top_3', 'top_5'],
  ['different words', '배달 지연', '배차 지연'],
])('not alike: %s', (_title, a, b) => {
  expect(alike(a, b)).toBe(false);
});

test('the letter that is not Latin is named', () => {
  expect([foreignLetterIn('оrders'), foreignLetterIn('orders'), foreignLetterIn('강남구')]).toEqual([
    'о',
    null,
    null,
  ]);
});
