import { forgetReading, readingOf } from '../syntax/reading.ts';
import type { SourceFile } from '../tree.ts';
import { laidOutReading } from './laid-out-text.ts';

/** A file's layout goes when the file goes. */
const layouts = new WeakMap<SourceFile, string | null>();

/**
 * The text of a parsed file as `fmt` would write it; null where it would not touch it. With the first answer the file's
 * tokens and grammar tree are forgotten: asked of each file as soon as it is read, a large project never has all of
 * them in memory, and collecting that garbage took longer than laying out.
 */
export function fileLayout(file: SourceFile): string | null {
  const known = layouts.get(file);
  if (known !== undefined) return known;
  const reading = readingOf(file);
  const laidOut = reading && laidOutReading(reading, file.text);
  layouts.set(file, laidOut);
  forgetReading(file);
  return laidOut;
}
