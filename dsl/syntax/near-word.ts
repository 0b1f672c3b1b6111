import type { IToken } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import { wordText } from '../token/words.ts';
import { type Expected, expectedAfter, fits } from './expected.ts';

/**
 * The word of the language that a short word was meant for: two letters swapped, one left out or one too many
 * (`fro`, `pr`), or two words written as one (`atmost`). Only where what follows fits behind it; else null.
 */
export function nearWord(
  written: IToken,
  before: readonly IToken[],
  next: IToken | undefined,
  expected: readonly Expected[],
): string | null {
  const said = written.image;
  for (const { type } of expected) {
    const word = wordText(type);
    if (word === null || word === said) continue;
    const isNear = word.length > 2 && said.length > 1 && isSlip(said, word);
    const tail = word.length > 1 && said.startsWith(word) ? said.slice(word.length) : '';
    if (!isNear && tail.length < 2) continue;
    // The lookahead of the parser reads the index, not the type.
    const tokenTypeIdx = type.tokenTypeIdx ?? written.tokenTypeIdx;
    const meant = { ...written, image: word, tokenType: type, tokenTypeIdx };
    const behind = expectedAfter([...before, meant]);
    if (isNear && next !== undefined && fits(next, behind)) return word;
    if (tail !== '' && behind.some((one) => wordText(one.type) === tail)) return `${word} ${tail}`;
  }
  return null;
}

/** Another first letter makes another word: `or` is not `for`. */
function isSlip(said: string, word: string): boolean {
  if (said[0] !== word[0]) return false;
  if (said.length !== word.length) return distance(said, word) === 1;
  const at = [...said].findIndex((letter, index) => letter !== word[index]);
  return said[at] === word[at + 1] && said[at + 1] === word[at] && said.slice(at + 2) === word.slice(at + 2);
}
