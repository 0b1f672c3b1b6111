import type { CstNode, IToken } from 'chevrotain';
import type { SourceFile } from '../tree.ts';
import type { Scan } from './scan.ts';

/** What the grammar made of a file that it could read all of: its tokens, and the tree of each chunk of them. */
export interface Reading {
  readonly scanned: Scan;
  readonly chunks: readonly { readonly tokens: readonly IToken[]; readonly tree: CstNode }[];
}

/** A file's reading goes when the file goes. */
const readings = new WeakMap<SourceFile, Reading>();

/** Keeps a file's reading for who lays it out, so that no text is read twice. */
export function keepReading(file: SourceFile, reading: Reading): void {
  readings.set(file, reading);
}

/** Lets a file's reading go before the file does. */
export function forgetReading(file: SourceFile): void {
  readings.delete(file);
}

/** The reading of a parsed file; null where it could not be read as it is written, or was forgotten. */
export function readingOf(file: SourceFile): Reading | null {
  return readings.get(file) ?? null;
}
