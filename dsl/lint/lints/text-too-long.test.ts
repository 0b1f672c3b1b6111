import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

/** `news.send` shows 40 characters and 70 columns. */
const sent = (text: string, more = '') => `playbook p {
  when orders per region drop > 50%
  guard { cooldown 1d per region }
  then do news.send(place: region, ${more}text: "${text}")
}`;

test.each<[string, string, readonly string[]]>([
  ['40 characters fit', 'a'.repeat(40), []],
  ['41 do not', 'a'.repeat(41), ['the text can be 41 characters long, and `news.send` shows 40']],
  ['35 syllables are 70 columns', '가'.repeat(35), []],
  [
    '36 syllables are too wide, though few enough',
    '가'.repeat(36),
    ['the text can be 72 columns wide, and `news.send` shows 70'],
  ],
  ['a place counts as its longest word', `${'a'.repeat(37)}{region}`, []],
  [
    'and no less',
    `${'a'.repeat(38)}{region}`,
    ['the text can be 41 characters long, and `news.send` shows 40'],
  ],
  [
    'a percentage counts six',
    `${'a'.repeat(35)}{rejects}`,
    ['the text can be 41 characters long, and `news.send` shows 40'],
  ],
  [
    'a text from elsewhere counts twenty syllables',
    `${'a'.repeat(21)}{weather.alert}`,
    ['the text can be 41 characters long, and `news.send` shows 40'],
  ],
  [
    'one of a list counts its longest',
    `${'a'.repeat(37)}{weather.level}`,
    ['the text can be 41 characters long, and `news.send` shows 40'],
  ],
  ['a change counts four', `${'a'.repeat(36)}{drop}`, []],
  [
    'what is usual is told in the unit of the metric',
    `${'a'.repeat(32)}{baseline}`,
    ['the text can be 41 characters long, and `news.send` shows 40'],
  ],
])('%s', (_title, text, expected) => {
  const found = linted(sent(text), 'OS1403');
  expect(found.map((line) => line.replace(/^warning OS1403 <.*?> /, ''))).toEqual(expected);
});

test('an amount that stands in the same call counts as written', () => {
  expect(linted(sent(`${'a'.repeat(35)}{gift}`, 'gift: 900원, '), 'OS1403')).toEqual([]);
  expect(linted(sent(`${'a'.repeat(35)}{gift}`, 'gift: 90000원, '), 'OS1403')).toHaveLength(1);
});

test('the causes count together: several may hold at once', () => {
  const text = (length: number) => `playbook p {
  when orders per region drop > 50%
  then {
    check riders.health
    do news.send(place: region, text: "${'a'.repeat(length)}{cause}")
  }
}`;
  // `라이더 부족, 폭우`
  expect(linted(text(30), 'OS1403')).toEqual([]);
  expect(linted(text(31), 'OS1403')).toHaveLength(1);
});
