const NOTHING = ['null', 'none', 'nil', 'undefined', 'empty', 'nan'];

/** Whether a word is what other languages call a value that is not there. */
export function saysNothing(word: string): boolean {
  return NOTHING.includes(word.toLowerCase());
}
