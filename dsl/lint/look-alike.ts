/** Letters of other scripts that look like a Latin one. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  е: 'e',
  о: 'o',
  р: 'p',
  х: 'x',
  у: 'y',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
};

/** Jamo that are typed or read for another: tense for plain, ㅐ for ㅔ. */
const PLAIN_JAMO: Readonly<Record<string, string>> = {
  '\u1101': '\u1100',
  '\u1104': '\u1103',
  '\u1108': '\u1107',
  '\u110a': '\u1109',
  '\u110d': '\u110c',
  '\u1162': '\u1166',
  '\u1164': '\u1168',
  '\u116b': '\u1170',
  '\u116c': '\u1170',
  '\u11a9': '\u11a8',
  '\u11bb': '\u11ba',
};

/** Zero-width and joining characters, which nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * The same for names that are easily read for each other: look-alike letters of other scripts, case, `0` and `O`, `1`,
 * `l` and `I`, `rn` and `m`, dots, blanks and underscores, and in Hangul tense consonants and ㅐ/ㅔ.
 */
export function lookOf(name: string): string {
  const seen = name.normalize('NFKC').replace(UNSEEN, '');
  const latin = [...seen].map((letter) => LATIN[letter] ?? letter).join('');
  const plain = latin
    .replace(/[I1]/g, 'l')
    .replace(/0/g, 'o')
    .toLowerCase()
    .replace(/[_\s.-]/g, '');
  return [...plain.replaceAll('rn', 'm').replaceAll('vv', 'w').normalize('NFD')]
    .map((jamo) => PLAIN_JAMO[jamo] ?? jamo)
    .join('');
}

/**
 * The looks of a Hangul name of three syllables or more with one final consonant left out, in the order of the
 * syllables: 강남굮 for 강남구. Shorter names differ by a final all the time (가, 각).
 */
export function looksWithoutFinal(name: string): readonly string[] {
  if ((name.normalize('NFC').match(/[가-힣]/g) ?? []).length < 3) return [];
  const look = lookOf(name);
  return [...look].flatMap((jamo, index) =>
    /[\u11a8-\u11c2]/.test(jamo) ? [look.slice(0, index) + look.slice(index + 1)] : [],
  );
}

/** The first character of a name whose script is mixed with Latin by its look; null where there is none. */
export function foreignLetterIn(name: string): string | null {
  return [...name].find((letter) => Object.hasOwn(LATIN, letter)) ?? null;
}
