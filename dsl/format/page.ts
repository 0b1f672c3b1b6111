import { cellWidth } from '../cells.ts';
import type { Comment, EmptyLine, Text } from './doc.ts';
import { HANG } from './piece.ts';

const LEVEL = '  ';

/** What is written so far, and what stands between it and the next piece. */
export interface Page {
  written: string;
  /** Cells of the last line. */
  column: number;
  /** The last line has ended, and how an empty line of the author fares there; null while it goes on. */
  ended: EmptyLine | null;
  /** The layout lets a line end here; elsewhere only a comment ends one, and the line goes on further to the right. */
  planned: boolean;
  /** A blank comes next, unless the line ends first. */
  space: boolean;
}

/** A page with nothing on it. */
export function emptyPage(): Page {
  return { written: '', column: 0, ended: 'notFirst', planned: true, space: false };
}

/** Ends the line before the next piece; behind a comment it has ended already, and only some ends keep empty lines. */
export function endLine(page: Page, emptyLine: EmptyLine): void {
  if (page.ended === null || emptyLine !== 'never') page.ended = emptyLine;
  page.planned = true;
}

/** Does not end the line where it might. */
export function skipLine(page: Page, flat: '' | ' '): void {
  page.space ||= flat === ' ';
  page.planned = true;
}

/** The cell in which the next piece begins, on a new line moved by `levels`. */
export function nextColumn(page: Page, levels: number): number {
  return page.ended === null ? page.column + Number(page.space) : levels * LEVEL.length;
}

/** Writes a text; one that stands apart begins a line. */
export function writeText(page: Page, text: Text, levels: number): void {
  if (text.apart) page.ended ??= 'never';
  if (page.ended === null) append(page, (page.space ? ' ' : '') + text.text);
  else beginLine(page, text, levels, page.ended);
  page.space = false;
  page.ended = null;
  page.planned = false;
}

/** Writes a comment, which ends its line; one that is not alone stays behind what it follows. */
export function writeComment(page: Page, comment: Comment, levels: number): void {
  const began = page.ended ?? 'never';
  if (comment.alone) beginLine(page, comment, levels, began);
  else append(page, `  ${comment.text}`);
  page.space = false;
  page.ended = comment.alone && began !== 'never' ? 'kept' : 'never';
}

function beginLine(page: Page, piece: Text | Comment, levels: number, emptyLine: EmptyLine): void {
  const skips = emptyLine === 'always' || (emptyLine === 'kept' && piece.afterEmptyLine);
  if (page.written !== '') page.written += skips ? '\n\n' : '\n';
  page.column = 0;
  append(page, LEVEL.repeat(page.planned ? levels : levels + HANG) + piece.text);
}

function append(page: Page, text: string): void {
  page.written += text;
  const last = text.lastIndexOf('\n');
  page.column = last < 0 ? page.column + cellWidth(text) : cellWidth(text.slice(last + 1));
}
