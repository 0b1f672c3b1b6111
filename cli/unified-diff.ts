import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** What changes from one text of a file to another, as `diff -u` and `patch` write it; empty where nothing does. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}
