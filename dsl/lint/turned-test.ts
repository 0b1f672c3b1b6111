const TURNED: Readonly<Record<string, string>> = {
  '>': '<',
  '>=': '<',
  '≥': '<',
  '<': '>',
  '<=': '>',
  '≤': '>',
};

/**
 * A test as one would ask whether all is well again: the sign turned, the amount moved to the good side, in the
 * author's own unit. `> 40m` is `< 32m`, `drop > 50%` is `drop < 25%`. Null where that cannot be read off the words.
 *
 * @param isChange  a drop or rise; it is back to half, not only a fifth better
 */
export function turnedTest(words: string, isChange: boolean): string | null {
  const found = /^((?:drop|rise|change)?\s*)(>=|<=|>|<|≥|≤)\s*(₩?)([\d_]+(?:\.\d+)?)([^\d\s]*)$/.exec(words);
  if (found === null) return null;
  const [, change = '', sign = '', mark = '', digits = '', unit = ''] = found;
  const value = Number(digits.replaceAll('_', ''));
  const isAbove = sign.startsWith('>') || sign === '≥';
  // A factor of 1 is the baseline itself: of 2x, half of the rise above it is left.
  const moved = unit === 'x' || unit === '배' ? 1 + (value - 1) / 2 : value * factor(isAbove, isChange);
  const amount = Number(moved.toPrecision(2));
  return amount === value || amount === 0
    ? null
    : `${change.trim()} ${TURNED[sign] ?? ''} ${mark}${amount}${unit}`.trim();
}

function factor(isAbove: boolean, isChange: boolean): number {
  if (isAbove) return isChange ? 0.5 : 0.8;
  return isChange ? 2 : 1.2;
}
