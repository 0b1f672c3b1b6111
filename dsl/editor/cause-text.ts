import { isA } from '../grammar/gates.ts';
import { scan } from '../syntax/scan.ts';
import { Identifier } from '../token/words.ts';

/** A cause as it is written: in quotes where a word of it is reserved. */
export function asCause(cause: string): string {
  const isPlain = scan(cause).tokens.every((token) => isA(token, Identifier));
  return isPlain ? cause : JSON.stringify(cause);
}
