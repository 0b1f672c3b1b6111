import { type Diagnostic, withNote } from '../diagnostic.ts';
import { parse } from '../parse.ts';
import { say } from '../say.ts';
import { fileTooLarge } from '../syntax/limits.ts';
import { laidOutText } from './laid-out-text.ts';

/** A file in its one layout, or why it is left as it is. */
export type FormatResult =
  | { readonly kind: 'formatted'; readonly text: string }
  | {
      readonly kind: 'refused';
      /** What keeps the file from being read as it is written, in the order of the places; never empty. */
      readonly diagnostics: readonly Diagnostic[];
    };

/** Codes of what cannot be read; the other codes of form are about what was read. */
const UNREADABLE = ['OS0101', 'OS0104', 'OS0105', 'OS0110'];

/**
 * Lays a `.play` file out: one clause a line, at most 100 terminal cells where a line can end, short spellings, NFC, LF.
 * Every token and comment is kept, and formatting again changes nothing. A file with syntax errors or slips is refused
 * as a whole.
 *
 * @param text  the file as it was read
 * @param path  how to name the file in diagnostics
 */
export function formatFile(text: string, path: string): FormatResult {
  const laidOut = laidOutText(text);
  if (laidOut !== null) {
    const tooLarge = fileTooLarge(laidOut, path);
    if (tooLarge === null) return { kind: 'formatted', text: laidOut };
    return { kind: 'refused', diagnostics: [withNote(tooLarge, say`so it would be when it is formatted`)] };
  }
  const { diagnostics } = parse(text, path);
  return { kind: 'refused', diagnostics: diagnostics.filter(({ code }) => UNREADABLE.includes(code)) };
}
