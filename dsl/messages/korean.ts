import type { Catalogue } from '../say.ts';
import { allow } from './korean/allow.ts';
import { spelling } from './korean/spelling.ts';
import { syntax } from './korean/syntax.ts';
import { words } from './korean/words.ts';

/** Korean messages by their English templates. What stands in backticks is code and the same in both. */
export const korean: Catalogue = { ...words, ...spelling, ...syntax, ...allow };
