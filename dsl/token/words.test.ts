import { expect, test } from '@jest/globals';
import { playLexer } from './lexer.ts';
import { clauseWords, reservedWords, softWords, words } from './words.ts';

const typesOf = (text: string) =>
  playLexer()
    .tokenize(text)
    .tokens.map((token) => token.tokenType.name);

test.each([...reservedWords, ...softWords])('`%s` is one word, and a longer one is a name', (word) => {
  expect(typesOf(word)).toEqual([`K_${word}`]);
  expect(typesOf(`${word}zz`)).toEqual(['Identifier']);
  expect(typesOf(`${word}1`)).toEqual(['Identifier']);
  expect(typesOf(`${word}_가`)).toEqual(['Identifier']);
});

test.each([
  ['drops', 'drop'],
  ['rises', 'rise'],
  ['changes', 'change'],
  ['recovers', 'recover'],
  ['everyday', 'daily'],
])('`%s` is a spelling of `%s`', (spelling, word) => {
  expect(typesOf(spelling)).toEqual([`K_${word}`]);
});

test.each(['everydays', 'dropss', 'incident1', 'overall_orders', 'onetime', 'p95x', '강남구', 'ㄱ', '_x'])(
  '`%s` is a name',
  (name) => {
    expect(typesOf(name)).toEqual(['Identifier']);
  },
);

test('66 words are reserved, nine soft ones begin a clause, none is both', () => {
  expect(reservedWords).toHaveLength(66);
  expect(clauseWords).toHaveLength(9);
  expect(softWords.filter((word) => reservedWords.includes(word))).toEqual([]);
  expect(new Set([...reservedWords, ...softWords]).size).toBe(Object.keys(words).length);
});
