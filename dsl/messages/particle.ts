/** How a word ends when it is spoken: in a vowel, in ㄹ, or in another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant';

/**
 * Hangul syllables are ordered by initial, vowel and final: (code − first) mod 28 is 0 without a final consonant
 * and 8 with ㄹ.
 */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

/** The particle that a value asks for, of a pair such as `은/는` or `으로/로`; ㄹ takes `로`. */
export function particleAfter(value: string, pair: string): string {
  const [afterConsonant = '', afterVowel = ''] = pair.split('/');
  const ending = endingOf(value);
  const takesVowel = ending === 'vowel' || (ending === 'rieul' && afterConsonant === '으로');
  return takesVowel ? afterVowel : afterConsonant;
}

/** The ending of a word's last Hangul syllable, or null where it ends in something else. */
export function hangulEnding(word: string): Ending | null {
  const code = word.normalize('NFC').at(-1)?.charCodeAt(0) ?? 0;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return null;
  const final = (code - FIRST_SYLLABLE) % FINALS;
  return final === 0 ? 'vowel' : final === RIEUL ? 'rieul' : 'consonant';
}

/** As a Korean reader says it: `15m` 십오 분, `50%` 오십 퍼센트, `orders` 오더스, `table` 테이블. */
function endingOf(value: string): Ending {
  // Quotes and brackets are not spoken.
  const word = value.replace(/[^\p{L}\p{N}%％]+$/u, '');
  const said = UNITS.find(([unit]) => unit.test(word)) ?? SOUNDS.find(([sound]) => sound.test(word));
  return hangulEnding(word) ?? said?.[1] ?? 'vowel';
}

/** Units after a number, by how they are read. */
const UNITS: readonly (readonly [RegExp, Ending])[] = [
  [/\d(?:ms|s|w|[ckm]m|pp|x)$/, 'vowel'],
  // 아홉 시, 아홉 시 삼십 분.
  [/\d:00$/, 'vowel'],
  [/\d:\d\d$/, 'consonant'],
  [/\dd$/, 'rieul'],
  [/\d[mh]$/, 'consonant'],
  // 일, 칠, 팔; 영 삼 육, and 십 백 천 만; 이 사 오 구.
  [/[178]$/, 'rieul'],
  [/[036]$/, 'consonant'],
];

/** Foreign words, by how their last letters are written in Hangul; what is not here ends in a vowel. */
const SOUNDS: readonly (readonly [RegExp, Ending])[] = [
  // 오케이.
  [/(?:^|[^a-z])ok$/i, 'vowel'],
  // Letters said one by one: 엘, 알; 엠, 엔.
  [/(?:^|[^a-z])[LR]$/, 'rieul'],
  [/(?:^|[^a-z])[MN]$/, 'consonant'],
  [/[A-Z]$/, 'vowel'],
  [/le?$/, 'rieul'],
  [/(?:[mn]|[aeiou][mn]e|ng)$/, 'consonant'],
  [/(?:check|peak|week|break)$/, 'vowel'],
  [/(?:ck|ic|[aeiou][ptk]|eb)$/, 'consonant'],
];
