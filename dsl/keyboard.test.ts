import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pressedKeys } from './keyboard.ts';
import { parse } from './parse.ts';
import { typedInKorean } from './testing/korean-keyboard.ts';
import { fixed, meaningOf, saidOf } from './testing/meaning.ts';
import { reservedWords, softWords, words, wordText } from './token/words.ts';

test.each([
  ['when', '조두'],
  ['check', '촏차'],
  ['drop', 'ㅇ개ㅔ'],
  ['do', '애'],
  ['if', 'ㅑㄹ'],
  ['playbook', 'ㅔㅣ묘ㅠㅐㅐㅏ'],
  ['guard', '혐ㄱㅇ'],
  ['metric', 'ㅡㄷㅅ걏'],
])('`%s` typed with the Korean keyboard on is %s', (word, hangul) => {
  expect(typedInKorean(word)).toBe(hangul);
});

test.each([...reservedWords, ...softWords])('the keys of `%s` are told from what they typed', (word) => {
  expect(pressedKeys(typedInKorean(word))).toBe(word);
});

test('the keys of any word are told from what they typed, in NFC and in NFD', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9_ .]{0,16}$/), (word) => {
      expect(pressedKeys(typedInKorean(word))).toBe(word);
      expect(pressedKeys(typedInKorean(word).normalize('NFD'))).toBe(word);
    }),
    { seed: 1, numRuns: 300 },
  );
});

/** Sentences that use every reserved word in its own place. */
const SENTENCES = [
  'playbook p { when a drop > 5% over 15m vs previous 1h for 5m then wait 5m guard { cooldown 5m per r } }',
  'playbook p { when a rise > 5% and not b change > 3 or c is missing then { if d is anomalous then escalate } }',
  'playbook p { when each e where x in ("y") then do x(n: true) unless d > 5 only during s except during t }',
  'playbook p { when no e with at least 5 then { do x() until 5m undo y() retry 3 times timeout 5s on failure { } } }',
  'playbook p { when a > 1 then { do x() needs approval from "l" else skip do y() once in 5m do z() as w } }',
  'playbook p { when a > 1 followed by b > 2 within 5m then { otherwise wait 5m always escalate } }',
  'playbook p { when cause is rain then { track m for 5m check c { because late when a > 1 } } }',
  'playbook p { when a overall > 1 then ... expect recovery within 5m guard { spend at most 5만원 } }',
  'metric m = count of s',
  'stream s from kafka "t" { silent after 5m }',
  'table t from kafka "t" { }',
  'probe q from http.get() { }',
  'use "a.play" as b',
  'define value v = false',
  'test "t" { given a is 5 expect incident }',
];

/** Every reserved word of the sentences, with its place. */
const PLACES = SENTENCES.flatMap((text) =>
  [...text.matchAll(/[a-z]+/g)].map((match) => ({ text, word: match[0], at: match.index })),
).filter(({ word }) => reservedWords.some((reserved) => reserved === word));

test('the sentences use every reserved word', () => {
  const used = new Set(PLACES.map(({ word }) => word));
  expect(reservedWords.filter((word) => !used.has(word))).toEqual([]);
  expect(reservedWords.map((word) => wordText(words[word]))).toEqual(reservedWords);
});

/** Places where a name may stand too: there what was typed is taken for a name, and only its value can tell. */
const MAY_BE_A_NAME = new Set(['true', 'false', 'missing', 'anomalous', 'cause']);

test.each(PLACES.filter(({ word }) => !MAY_BE_A_NAME.has(word)))(
  '`$word` typed with the Korean keyboard on is read as it was meant: $text',
  ({ text, word, at }) => {
    const typed = text.slice(0, at) + typedInKorean(word) + text.slice(at + word.length);
    const { file, diagnostics } = parse(typed, 'a.play');
    expect(saidOf(diagnostics)).toEqual([
      `OS0104 \`${typedInKorean(word)}\` is not a word this language knows → ${word}`,
    ]);
    expect(meaningOf(file)).toBe(meaningOf(parse(text, 'a.play').file));
    expect(fixed(typed, diagnostics)).toBe(text);
  },
);

// The word behind a retyped one may be wrong for its own reason: the retyped one is not told again for that.
test.each<[string, string[]]>([
  ['playbook p { when a > 1 then ... 조두 then ... }', ['OS0104', 'OS0101']],
  ['playbook p { when a > 1 then ... }\n조두 } b', ['OS0104', 'OS0101']],
  ['playbook p { 조두 a > 1 소두 ... frob }', ['OS0104', 'OS0104', 'OS0101']],
])('each word typed with the wrong keyboard is told once: %s', (text, codes) => {
  expect(parse(text, 'a.play').diagnostics.map(({ code }) => code)).toEqual(codes);
});
