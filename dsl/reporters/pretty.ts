import { printable } from '../cells.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { frame, gutterWidth } from '../frame.ts';
import { type Lines, linesOf } from '../lines.ts';

/** The NFC text of every file by the name that diagnostics use. */
export type Sources = ReadonlyMap<string, string>;

const MOST_SHOWN = 20;
/** A fix that long, or of several lines, is for the tool to write, not for the eye. */
const LONGEST_FIX = 120;
/** What is replaced is shown beside what replaces it while both are short. */
const LONGEST_PAIR = 48;

/**
 * Diagnostics for people, each with the author's own line, in the order given; at most twenty, then how many more.
 * A file without text in `sources` is shown by name only. Ends without a line break; empty for no diagnostics.
 */
export function reportPretty(diagnostics: readonly Diagnostic[], sources: Sources): string {
  const lines = new Map<string, Lines>();
  const linesIn = (file: string): Lines => {
    const known = lines.get(file) ?? linesOf(sources.get(file) ?? '');
    lines.set(file, known);
    return known;
  };
  const shown = diagnostics.slice(0, MOST_SHOWN).map((one) => prettyOne(one, sources, linesIn(one.file)));
  const more = diagnostics.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n\n');
}

function prettyOne(one: Diagnostic, sources: Sources, lines: Lines): string {
  const head = `${one.level}[${one.code}]: ${one.message}`;
  const known = sources.has(one.file);
  const gutter = known ? ' '.repeat(gutterWidth(lines, one.span)) : ' ';
  const notes = one.notes.map((note) => `${gutter} = note: ${note}`);
  const help = one.help === null ? [] : [`${gutter} = help: ${one.help}`];
  const fix = one.fix === null ? [] : [`${gutter} = fix: ${fixCommand(one, lines.text)}`];
  // The help of a syntax error is an example of what should stand there: it reads on from the frame.
  const below = one.code === 'OS0101' ? [...help, ...fix, ...notes] : [...notes, ...help, ...fix];
  const place = known ? frame(lines, one.file, one.span, one.label) : `${gutter}--> ${one.file}`;
  // Messages quote files that somebody else wrote: what a terminal obeys is taken out of every line.
  return [printable(head), place, ...below.map(printable)].join('\n');
}

/** The command that repairs it, and what it writes. */
function fixCommand({ fix }: Diagnostic, text: string): string {
  if (fix === null) return '';
  const command = fix.safe ? 'ordersense lint --fix' : 'ordersense lint --unsafe-fixes';
  const before = text.slice(fix.span.start, fix.span.end);
  if (fix.text.length > LONGEST_FIX || /\n/.test(before + fix.text)) return command;
  if (before === '') return fix.text === '' ? command : `${command}  inserts \`${fix.text}\``;
  if (fix.text.trim() === '')
    return `${command}  ${fix.text === '' ? 'removes it' : 'writes an ordinary space'}`;
  const isPlain = printable(before) === before && !fix.text.includes('`');
  if (!isPlain || before.length + fix.text.length > LONGEST_PAIR) return `${command}  writes ${fix.text}`;
  return `${command}  replaces \`${before}\` with \`${fix.text}\``;
}
