import { type Lines, lineIndexAt, linesOf } from '../lines.ts';
import { scan } from '../syntax/scan.ts';
import type { Span } from '../tree/literal.ts';
import type { Comment, SourceFile } from '../tree.ts';

/**
 * What comments of a file stand above: the item, clause or statement that begins on the next line that is no comment,
 * with every block that is opened there. At the head of a file they stand above the file as a whole, too. Null where
 * nothing follows. The file is read once, however many ask.
 */
export function coveredIn(file: SourceFile): (comment: Comment) => Span | null {
  const lines = linesOf(file.text);
  const { tokens } = scan(file.text);
  const starts = tokens.map(({ startOffset }) => startOffset);
  const ends = new Map<number, number>();
  noteNodes(file.items, lines, ends);
  noteBlocks(tokens, lines, ends);
  return ({ span }) => {
    const next = firstAtOrAfter(starts, span.end);
    const start = starts[next];
    if (start === undefined) return null;
    const line = lineIndexAt(lines, start);
    const lineEnd = lines.starts[line + 1] ?? file.text.length;
    // What is found in the file as a whole begins before all of it.
    return { start: next === 0 ? 0 : start, end: Math.max(lineEnd, ends.get(line) ?? 0) };
  };
}

/** Notes where the longest node that begins on each line ends. */
function noteNodes(node: unknown, lines: Lines, ends: Map<number, number>): void {
  if (typeof node !== 'object' || node === null) return;
  const { span } = node as { readonly span?: Span };
  if (span !== undefined) note(span.start, span.end, lines, ends);
  // Every node of the file comes by: no lists are made on the way.
  for (const key in node) noteNodes((node as Readonly<Record<string, unknown>>)[key], lines, ends);
}

/** Notes where the blocks end that are opened on each line: `then {` is no node of the tree. */
function noteBlocks(
  tokens: ReturnType<typeof scan>['tokens'],
  lines: Lines,
  ends: Map<number, number>,
): void {
  const open: number[] = [];
  for (const { image, startOffset } of tokens) {
    if (image === '{') open.push(startOffset);
    const opened = image === '}' ? open.pop() : undefined;
    if (opened !== undefined) note(opened, startOffset + 1, lines, ends);
  }
  for (const opened of open) note(opened, lines.text.length, lines, ends);
}

function note(start: number, end: number, lines: Lines, ends: Map<number, number>): void {
  const line = lineIndexAt(lines, start);
  ends.set(line, Math.max(end, ends.get(line) ?? 0));
}

/** Index of the first of sorted numbers that is not below another. */
function firstAtOrAfter(sorted: readonly number[], from: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
