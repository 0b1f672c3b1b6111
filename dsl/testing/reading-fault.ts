import type { Diagnostic } from '../diagnostic.ts';
import { laidOutText } from '../format/laid-out-text.ts';
import { type Parsed, parse } from '../parse.ts';
import { reportPretty } from '../reporters/pretty.ts';
import { meaningOf } from './meaning.ts';

/** What no author may read: what a library or a slip of ours would put into a message. */
const NOT_WORDS = /NaN|undefined|\[object|NoViable|EarlyExit|Mismatch|Identifier|K_/;

/** What is wrong with how a text was read, is told and is laid out, or null for nothing. */
export function readingFault(text: string, parsed: Parsed): string | null {
  const { file, diagnostics } = parsed;
  const misplaced = placeFault(parsed);
  if (misplaced !== null) return misplaced;
  const said = unquoted(reportPretty(diagnostics, new Map([['a.play', file.text]])), file.text);
  if (said !== null) return `said: ${said}`;
  const laidOut = laidOutText(text);
  if (laidOut !== null) return layoutFault(laidOut, parsed);
  return hasError(parsed) ? null : 'refused without an error';
}

/** Whether a text has errors, those that a layout is refused for or others. */
export function hasError({ diagnostics }: Parsed): boolean {
  return diagnostics.some(({ level }) => level === 'error');
}

/** What is wrong with the places of what is told: each lies inside the file, and an error on a character of it. */
export function placeFault({ file, diagnostics }: Parsed): string | null {
  const outside = diagnostics.find((one) => !isInside(one, file.text));
  if (outside !== undefined) return `${outside.code} outside the file`;
  const errors = diagnostics.filter(({ level }) => level === 'error');
  if (errors.length === 0)
    return file.items.some(({ kind }) => kind === 'broken') ? 'broken without an error' : null;
  return errors.some((one) => pointsAtSomething(one, file.text))
    ? null
    : 'no error points at a character of the file';
}

/** What is laid out means the same, and is laid out as it is. */
function layoutFault(laidOut: string, { file }: Parsed): string | null {
  if (meaningOf(parse(laidOut, 'a.play').file) !== meaningOf(file)) return 'layout changes the meaning';
  const again = laidOutText(laidOut);
  if (again === null) return 'what was laid out is refused';
  return again === laidOut ? null : 'laying it out again changes it';
}

function isInside({ span }: Diagnostic, text: string): boolean {
  return span.start >= 0 && span.start <= span.end && span.end <= text.length;
}

/** A file that is too large, or holds nothing, is an error of the file as a whole. */
function pointsAtSomething({ code, span }: Diagnostic, text: string): boolean {
  return code === 'OS0110' || (span.start < text.length && span.end > span.start);
}

/** What is said in words that are not the author's own, or null. */
function unquoted(said: string, text: string): string | null {
  const found = NOT_WORDS.exec(said)?.[0];
  return found === undefined || text.includes(found) ? null : said;
}

/** The CPU time of this process that something took, in ms: a busy machine does not lengthen it. */
export function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
