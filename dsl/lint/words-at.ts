import type { Place } from '../resolve/source-map.ts';
import { wordsOf } from '../resolve/words-of.ts';

/** The author's words at a place, in one line. */
export function wordsAt({ file, span }: Place): string {
  return wordsOf(file, span);
}
