import { type LineColumn, lineColumn, linesOf } from '../lines.ts';
import type { Span } from '../tree/literal.ts';
import type { Sources } from './pretty.ts';

/** Where something begins and ends; the end is the place behind its last character. */
export interface Region {
  readonly start: LineColumn;
  readonly end: LineColumn;
}

/** Places of spans in a set of files; each file is cut into lines once. A file without text has only its beginning. */
export function regionsOf(sources: Sources): (file: string, span: Span) => Region {
  const known = new Map<string, ReturnType<typeof linesOf>>();
  return (file, { start, end }) => {
    const lines = known.get(file) ?? linesOf(sources.get(file) ?? '');
    known.set(file, lines);
    return { start: lineColumn(lines, start), end: lineColumn(lines, Math.max(start, end)) };
  };
}
