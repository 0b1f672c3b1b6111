import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from './plain-text.ts';

test.each([
  ['full-width digits, letters and signs', 'ｏver １５ｍ　＞ ５０％', 'over 15m　> 50%'],
  ['commas, dashes and tildes', 'a、b，c –1 ～ 2', 'a,b,c -1 ~ 2'],
  ['comparisons in one sign', 'a ≧ 1 and b ≦ 2', 'a ≥ 1 and b ≤ 2'],
  ['quotes of other countries', '「a」 『b』 «c» „d“ ‘e’ 《f》 ＂g＂', '"a" "b" "c" "d" "e" "f" "g"'],
  ['our quotes inside of others', '“say "hi" now”', '"say \'hi\' now"'],
  ['a straight quote on one side', '“a" and "b”', '"a" and "b"'],
  ['a quote without its other half', '“a\nb”', '"a\nb"'],
  ['a full-width comment', 'mode shadow ＃ １２', 'mode shadow # １２'],
])('%s', (_title, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test.each(['"５０％ 「a」"', '"""\n５０％ “b”\n"""', '# ５０％ 「a」', '`ａ`', "'５０％ “b”'"])(
  'what %s says is kept',
  (text) => {
    expect(plainText(`metric m ${text}\n= ａ`)).toBe(`metric m ${text}\n= a`);
  },
);

test('every place stays what it was', () => {
  const sign = fc.constantFrom(...'ａ５％～、“”「」«»‘’"\'#＃\n 가a1');
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const text = signs.join('');
      expect(plainText(text).length).toBe(text.length);
      expect(
        plainText(text)
          .split('\n')
          .map(({ length }) => length),
      ).toEqual(text.split('\n').map(({ length }) => length));
    }),
  );
});
