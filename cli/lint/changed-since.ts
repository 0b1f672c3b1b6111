import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isCommit } from '../changed-files.ts';

/**
 * Reads `--changed[=main]`. A word behind it without `=` may be a path: where git knows no such commit and a file or
 * folder is there, it is one.
 *
 * @param value  as the flag was given: undefined, true, or the word
 */
export async function changedSince(
  value: unknown,
  given: readonly string[],
  directory: string,
): Promise<{
  readonly paths: readonly string[];
  readonly changed: { readonly since: string | null } | null;
}> {
  if (value === undefined) return { paths: given, changed: null };
  if (value === true) return { paths: given, changed: { since: null } };
  const word = String(value);
  const isPath = existsSync(resolve(directory, word)) && !(await isCommit(directory, word));
  return isPath
    ? { paths: [word, ...given], changed: { since: null } }
    : { paths: given, changed: { since: word } };
}
