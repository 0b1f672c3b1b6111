import type { Place } from '../resolve/source-map.ts';
import type { Span } from '../tree/literal.ts';

/** The first match of a pattern at a place, outside its texts and comments; null where it has none. */
export function clauseIn({ file, span }: Place, pattern: RegExp): Span | null {
  const code = file.text
    .slice(span.start, span.end)
    .replace(/"(?:[^"\\\n]|\\.)*"|#.*/g, (quoted) => ' '.repeat(quoted.length));
  const found = pattern.exec(code);
  if (found === null) return null;
  const start = span.start + found.index;
  return { start, end: start + found[0].length };
}

/** Where a clause can be added behind all others of a place. */
export function endOf({ span }: Place): Span {
  return { start: span.end, end: span.end };
}
