import { scan } from '../syntax/scan.ts';
import type { Span } from '../tree/literal.ts';
import type { Comment, SourceFile } from '../tree.ts';

/**
 * What a comment on a line of its own stands above: the item, clause or statement that begins on the next line that
 * is no comment, with every block that is opened there. Null where nothing follows.
 */
export function coveredBelow(file: SourceFile, comment: Comment): Span | null {
  const { tokens } = scan(file.text);
  const first = tokens.findIndex(({ startOffset }) => startOffset >= comment.span.end);
  const start = tokens[first]?.startOffset;
  if (start === undefined) return null;
  const newline = file.text.indexOf('\n', start);
  const lineEnd = newline < 0 ? file.text.length : newline;
  let end = Math.max(lineEnd, furthestEnd(file.items, start, lineEnd));
  let open = 0;
  for (const { image, startOffset, endOffset = startOffset } of tokens.slice(first)) {
    if (open === 0 && startOffset >= lineEnd) break;
    if (image === '{') open += 1;
    // A line that begins with the end of a block (`} else {`) closes nothing that was opened on it.
    else if (image === '}' && open > 0) open -= 1;
    end = Math.max(end, endOffset + 1);
  }
  return { start, end };
}

/** The end of the longest node that begins on a line. */
function furthestEnd(node: unknown, start: number, lineEnd: number): number {
  if (typeof node !== 'object' || node === null) return 0;
  const children = Object.values(node).map((child) => furthestEnd(child, start, lineEnd));
  const { span } = node as { readonly span?: Span };
  const own = span !== undefined && span.start >= start && span.start < lineEnd ? span.end : 0;
  return Math.max(own, ...children);
}
