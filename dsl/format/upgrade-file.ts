import { parse } from '../parse.ts';
import { type FormatResult, formatFile } from './format-file.ts';

/** The newest language; every version of the product reads all before it. */
export const NEWEST_LANGUAGE = 1;

/**
 * Rewrites a file to the newest language, formatted. Language 1 is the first: a file without a number gets it, and a
 * file with one is only formatted.
 *
 * @param text  the file as it was read
 * @param path  how to name the file in diagnostics
 */
export function upgradeFile(text: string, path: string): FormatResult {
  const { language, items } = parse(text, path).file;
  if (language !== null || items.length === 0) return formatFile(text, path);
  const formatted = formatFile(text, path);
  if (formatted.kind === 'refused') return formatted;
  // In front of all comments: those above the first item are about the item.
  return { kind: 'formatted', text: `language ${NEWEST_LANGUAGE}\n\n${formatted.text}` };
}
