import { type Lines, lineIndexAt, linesOf } from '../lines.ts';
import type { QName, Span } from '../tree/literal.ts';
import type { SourceFile } from '../tree.ts';

/** The author's own words for a span: one line, single blanks, without comments. */
export function wordsOf(file: SourceFile, span: Span): string {
  const inside = commentsIn(file, span);
  let from = span.start;
  let words = '';
  for (const { span: comment } of inside) {
    words += file.text.slice(from, comment.start);
    from = comment.end;
  }
  const all = words + file.text.slice(from, span.end);
  return /^\s|\s$|\s\s|[^\S ]/.test(all) ? all.replace(/\s+/g, ' ').trim() : all;
}

/** Comments inside a span; they are in order, so the first is found by halving. */
function commentsIn({ comments }: SourceFile, span: Span): SourceFile['comments'] {
  let [from, to] = [0, comments.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (comments[middle]!.span.start < span.start) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < comments.length && comments[end]!.span.end <= span.end) end++;
  return comments.slice(from, end);
}

/** The first `count` words of a span, where a message about the whole of it points. */
export function firstWords(file: SourceFile, span: Span, count = 1): Span {
  const text = file.text.slice(span.start, span.end);
  const found = new RegExp(`^\\s*\\S+(?:\\s+\\S+){0,${count - 1}}`).exec(text)?.[0];
  return found === undefined ? span : { start: span.start, end: span.start + found.length };
}

/** A word inside a span, such as the `anomalous` of `is not anomalous`; the span itself where it is not there. */
export function wordIn(file: SourceFile, span: Span, word: string): Span {
  const at = file.text.slice(span.start, span.end).indexOf(word);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + word.length };
}

/** The last place of these words between two offsets; `fallback` where they are not there. */
export function lastWords(file: SourceFile, from: number, to: number, words: string, fallback: Span): Span {
  const text = file.text.slice(from, to);
  const pattern = new RegExp(`${words.replace(' ', '\\s+')}(?=\\s|$)`, 'g');
  const found = [...text.matchAll(pattern)].at(-1);
  if (found === undefined) return fallback;
  return { start: from + found.index, end: from + found.index + found[0].length };
}

/** The places of the head and of the tail of a dotted name. */
export function splitName(file: SourceFile, name: QName, head: string): readonly [head: Span, tail: Span] {
  const { start, end } = name.span;
  // Anything but the plain spelling cannot be cut by counting: both parts are then the whole.
  if (file.text.slice(start, end) !== name.text || name.text === head) return [name.span, name.span];
  return [
    { start, end: start + head.length },
    { start: start + head.length + 1, end },
  ];
}

/** 1-based line of an offset. */
export function lineOf(file: SourceFile, offset: number): number {
  const lines = cut.get(file) ?? linesOf(file.text);
  cut.set(file, lines);
  return lineIndexAt(lines, offset) + 1;
}

/** Every playbook, check and test says its line: a file is cut once for all of them. */
const cut = new WeakMap<SourceFile, Lines>();

/** `shared/metrics.play:3`. */
export function placeOf(file: SourceFile, offset: number): string {
  return `${file.path}:${lineOf(file, offset)}`;
}
