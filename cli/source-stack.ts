import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a built file, as V8 writes it: `file:///…/main.js:12:3`. */
const BUILT_PLACE = /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g;

/**
 * A stack that speaks of the sources: `cli/main.ts:26:9` for a place in the bundle, by the map beside it. A place that
 * no map explains stays as it is.
 */
export function sourceStack(stack: string): string {
  return stack.replace(BUILT_PLACE, (place, url: string, line: string, column: string) => {
    try {
      const map = new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')));
      // V8 counts from 1, a map from 0.
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return place;
      const source = entry.originalSource.replace(/^(\.\.\/)+/, '');
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    } catch {
      return place;
    }
  });
}
