import { type Lines, lineIndexAt, linesOf } from '../lines.ts';
import { scan } from '../syntax/scan.ts';
import type { Span } from '../tree/literal.ts';
import type { Comment, Item, SourceFile } from '../tree.ts';

/**
 * What comments of a file stand above: the item, clause or statement that begins on the next line that is no comment,
 * with every block that is opened there. At the head of a file they stand above the file as a whole, too. Null where
 * nothing follows. An item is read when one asks about it, and once, however many ask.
 */
export function coveredIn({ text, items }: SourceFile): (comment: Comment) => Span | null {
  const lines = linesOf(text);
  const stretches = new Map<number, Stretch>();
  return ({ span }) => {
    const index = Math.min(
      firstAtOrAfter(items, (item) => item.span.end, span.end),
      Math.max(0, items.length - 1),
    );
    const stretch = stretches.get(index) ?? stretchOf(items, index, lines);
    stretches.set(index, stretch);
    const next = firstAtOrAfter(stretch.starts, (start) => start, span.end);
    const start = stretch.starts[next];
    if (start === undefined) return null;
    const line = lineIndexAt(lines, start);
    const lineEnd = lines.starts[line + 1] ?? text.length;
    const inOneLine = items.findLast((item, at) => at > index && item.span.start < lineEnd);
    return {
      // What is found in the file as a whole begins before all of it.
      start: index === 0 && next === 0 ? 0 : start,
      end: Math.max(lineEnd, stretch.ends.get(line) ?? 0, inOneLine?.span.end ?? 0),
    };
  };
}

/** An item, and what stands between it and the one before it; behind the last one the rest of the file. */
interface Stretch {
  /** Where each token begins. */
  readonly starts: readonly number[];
  /** Where the longest of what begins on a line ends, by the index of the line. */
  readonly ends: ReadonlyMap<number, number>;
}

function stretchOf(items: readonly Item[], index: number, lines: Lines): Stretch {
  const from = items[index - 1]?.span.end ?? 0;
  const to = index >= items.length - 1 ? lines.text.length : items[index]?.span.end;
  const tokens = scan(lines.text.slice(from, to)).tokens.map(({ image, startOffset }) => ({
    image,
    start: from + startOffset,
  }));
  const ends = new Map<number, number>();
  noteNodes(items[index], lines, ends);
  noteBlocks(tokens, lines, ends);
  return { starts: tokens.map(({ start }) => start), ends };
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
  tokens: readonly { readonly image: string; readonly start: number }[],
  lines: Lines,
  ends: Map<number, number>,
): void {
  const open: number[] = [];
  for (const { image, start } of tokens) {
    if (image === '{') open.push(start);
    const opened = image === '}' ? open.pop() : undefined;
    if (opened !== undefined) note(opened, start + 1, lines, ends);
  }
  for (const opened of open) note(opened, lines.text.length, lines, ends);
}

function note(start: number, end: number, lines: Lines, ends: Map<number, number>): void {
  const line = lineIndexAt(lines, start);
  ends.set(line, Math.max(end, ends.get(line) ?? 0));
}

/** Index of the first whose number is not below another, of those that are sorted by it. */
function firstAtOrAfter<One>(sorted: readonly One[], numberOf: (one: One) => number, from: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(sorted[middle] as One) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
