import type { Constant } from '../../resolve/value.ts';
import {
  allNumbers,
  bothOf,
  type IntervalSet,
  noNumber,
  numberAlone,
  numbersBut,
  touch,
} from './interval-set.ts';

/** Texts and truths: the named ones, or all but them. */
interface WordSet {
  readonly allBut: boolean;
  readonly words: readonly Constant[];
}

/** What a quantity may be: numbers, texts and truths, or missing. */
export interface ValueSet extends WordSet {
  readonly numbers: IntervalSet;
  readonly missing: boolean;
}

export const nothing: ValueSet = { numbers: noNumber, allBut: false, words: [], missing: false };
export const anything: ValueSet = { numbers: allNumbers, allBut: true, words: [], missing: true };
export const onlyMissing: ValueSet = { ...nothing, missing: true };

/** These numbers, and no text. */
export function numbersIn(numbers: IntervalSet): ValueSet {
  return { ...nothing, numbers };
}

/** These values; a number is itself. */
export function valuesIn(values: readonly Constant[]): ValueSet {
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  return {
    ...nothing,
    numbers: [...new Set(numbers)].flatMap(numberAlone),
    words: values.filter((value) => typeof value !== 'number'),
  };
}

/** What is in both. */
export function common(a: ValueSet, b: ValueSet): ValueSet {
  return {
    numbers: bothOf(a.numbers, b.numbers),
    missing: a.missing && b.missing,
    ...commonWords(a, b),
  };
}

/** What is not in it. */
export function allBut(set: ValueSet): ValueSet {
  return { numbers: numbersBut(set.numbers), missing: !set.missing, allBut: !set.allBut, words: set.words };
}

/** Without `missing`. */
export function known(set: ValueSet): ValueSet {
  return { ...set, missing: false };
}

export function isNothing({ numbers, allBut: rest, words, missing }: ValueSet): boolean {
  return numbers.length === 0 && !rest && words.length === 0 && !missing;
}

/** How two sets of one quantity lie: with something in common, end to end, or with a gap between them. */
export function relation(a: ValueSet, b: ValueSet): 'overlap' | 'touch' | 'apart' {
  if (!isNothing(common(a, b))) return 'overlap';
  return touch(a.numbers, b.numbers) ? 'touch' : 'apart';
}

function commonWords(a: WordSet, b: WordSet): WordSet {
  if (a.allBut && b.allBut) return { allBut: true, words: [...new Set([...a.words, ...b.words])] };
  const [few, other] = a.allBut ? [b, a] : [a, b];
  return { allBut: false, words: few.words.filter((word) => other.words.includes(word) !== other.allBut) };
}
