import { createTwoFilesPatch, OMIT_HEADERS } from 'diff';

/** What changes from one text of a file to another, as `diff -u` and `patch` write it; empty where nothing does. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const options = { context: 3, headerOptions: OMIT_HEADERS };
  const hunks = createTwoFilesPatch(path, path, before, after, undefined, undefined, options);
  // The library would write Hangul in a path as octal numbers.
  return `--- a/${path}\n+++ b/${path}\n${hunks}`;
}
