import { cellWidth, printable } from './cells.ts';
import { type Lines, lineColumn, lineIndexAt, lineText } from './lines.ts';
import type { Span } from './tree/literal.ts';

/**
 * The author's own line with a caret under a span, in the form of docs/language.md:
 * ```
 *   --> playbooks/a.play:4:31
 *    |
 *  4 |   when orders per region drop 50% over 15m
 *    |                               ^^^ expected > < >= or <=
 *    |
 * ```
 * Carets count terminal cells; a span over several lines is marked to the end of its first one.
 */
export function frame(lines: Lines, file: string, span: Span, label: string): string {
  const index = lineIndexAt(lines, span.start);
  const line = lineText(lines, index);
  const start = Math.min(span.start - (lines.starts[index] ?? 0), line.length);
  const before = line.slice(0, start);
  const marked = line.slice(start, start + (span.end - span.start));
  const place = lineColumn(lines, Math.min(span.start, lines.text.length));
  const gutter = ' '.repeat(gutterWidth(lines, span));
  const indent = ' '.repeat(cellWidth(before));
  const carets = '^'.repeat(Math.max(1, cellWidth(marked, cellWidth(before))));
  return [
    `${gutter}--> ${file}:${place.line}:${place.column}`,
    `${gutter} |`,
    `${place.line} | ${printable(line)}`.trimEnd(),
    `${gutter} | ${indent}${carets} ${label}`.trimEnd(),
    `${gutter} |`,
  ].join('\n');
}

/** How wide the line number beside a frame is; what is written below the frame stands behind as many blanks. */
export function gutterWidth(lines: Lines, span: Span): number {
  return String(lineIndexAt(lines, span.start) + 1).length;
}
