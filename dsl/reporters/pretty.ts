import { printable } from '../cells.ts';
import type { Diagnostic, DiagnosticLevel, Fix } from '../diagnostic.ts';
import { frame, gutterWidth } from '../frame.ts';
import { type Lines, linesOf } from '../lines.ts';
import { inLanguage, told } from '../messages/in-language.ts';
import type { Language } from '../messages/language.ts';
import { say, type Text, verbatim } from '../say.ts';
import { noPaint, type Paint } from './paint.ts';

/** The NFC text of every file by the name that diagnostics use. */
export type Sources = ReadonlyMap<string, string>;

/** So many findings of one code are shown; who has more of them reads these first. */
const MOST_SHOWN = 20;
/** A fix that long, or of several lines, is for the tool to write, not for the eye. */
const LONGEST_FIX = 120;
/** What is replaced is shown beside what replaces it while both are short. */
const LONGEST_PAIR = 48;

/**
 * Diagnostics for people, each with the author's own line, in the order given; of one code at most twenty, then how
 * many more.
 * A file without text in `sources` is shown by name only. Ends without a line break; empty for no diagnostics.
 */
export function reportPretty(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  language: Language = 'en',
  paint: Paint = noPaint,
): string {
  const lines = new Map<string, Lines>();
  const linesIn = (file: string): Lines => {
    const known = lines.get(file) ?? linesOf(sources.get(file) ?? '');
    lines.set(file, known);
    return known;
  };
  const counts = new Map<string, number>();
  const shown = diagnostics.flatMap((one) => {
    const count = (counts.get(one.code) ?? 0) + 1;
    counts.set(one.code, count);
    return count > MOST_SHOWN
      ? []
      : [prettyOne(inLanguage(one, language), sources, linesIn(one.file), { language, paint })];
  });
  const more = [...counts]
    .filter(([, count]) => count > MOST_SHOWN)
    .map(([code, count]) => told(say`and ${count - MOST_SHOWN} more of ${code}`, language));
  return [...shown, ...(more.length === 0 ? [] : [more.join('\n')])].join('\n\n');
}

/** What a line of the frame begins with. */
const LEVEL: Readonly<Record<DiagnosticLevel, Text>> = {
  error: say`error`,
  warning: say`warning`,
  info: say`info`,
};

interface Look {
  readonly language: Language;
  readonly paint: Paint;
}

/** @param one  in the language already */
function prettyOne(one: Diagnostic, sources: Sources, lines: Lines, { language, paint }: Look): string {
  const word = paint.level(one.level, `${told(LEVEL[one.level], language)}[${one.code}]`);
  const [noteWord, helpWord, fixWord] = [say`note`, say`help`, say`fix`].map((word) => told(word, language));
  const known = sources.has(one.file);
  const gutter = known ? ' '.repeat(gutterWidth(lines, one.span)) : ' ';
  const notes = one.notes.map((note) => `${gutter} = ${noteWord}: ${note}`);
  const help = one.help === null ? [] : [`${gutter} = ${helpWord}: ${one.help}`];
  const fix =
    one.fix === null ? [] : [`${gutter} = ${fixWord}: ${told(fixCommand(one.fix, lines.text), language)}`];
  // The help of a syntax error is an example of what should stand there: it reads on from the frame.
  const below = one.code === 'OS0101' ? [...help, ...fix, ...notes] : [...notes, ...help, ...fix];
  const place = known ? frame(lines, one.file, one.span, printable(one.label)) : `${gutter}--> ${one.file}`;
  // Messages quote files that somebody else wrote: what a terminal obeys is taken out of every line.
  const head = `${word}${paint.strong(printable(`: ${one.message}`))}`;
  return [head, paintedFrame(place, one.level, paint), ...below.map(printable)].join('\n');
}

/** The author's own words stay as they are, what stands around them is faint, the carets have the level's colour. */
function paintedFrame(text: string, level: DiagnosticLevel, paint: Paint): string {
  return text
    .split('\n')
    .map((line, index) => {
      const [, gutter = line, rest = ''] =
        index === 2 || index === 3 ? (/^([\d ]*\|)(.*)$/.exec(line) ?? []) : [];
      return `${paint.faint(gutter)}${index === 3 ? paint.level(level, rest) : rest}`;
    })
    .join('\n');
}

/** The command that repairs it, and what it writes. */
function fixCommand(fix: Fix, text: string): Text {
  const command = fix.safe ? 'ordersense lint --fix' : 'ordersense lint --unsafe-fixes';
  const before = text.slice(fix.span.start, fix.span.end);
  if (fix.text.length > LONGEST_FIX || /\n/.test(before + fix.text)) return verbatim(command);
  if (before === '') return fix.text === '' ? verbatim(command) : say`${command}  inserts \`${fix.text}\``;
  if (fix.text === '') return say`${command}  removes it`;
  if (fix.text.trim() === '') return say`${command}  writes an ordinary space`;
  const isPlain = printable(before) === before && !fix.text.includes('`');
  if (!isPlain || before.length + fix.text.length > LONGEST_PAIR) return say`${command}  writes ${fix.text}`;
  return say`${command}  replaces \`${before}\` with \`${fix.text}\``;
}
