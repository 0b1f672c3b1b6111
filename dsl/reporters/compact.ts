import { printable } from '../cells.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Lines, lineColumn, linesOf } from '../lines.ts';
import { inLanguage, told } from '../messages/in-language.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../say.ts';
import type { Sources } from './pretty.ts';

/**
 * One line per diagnostic, as editors and `grep` read it: `file:line:column: level[code]: message (help)`.
 * The level stays English in every language, for those who look for it. A file without text in `sources` is named
 * without a place. Ends without a line break.
 */
export function reportCompact(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  language: Language = 'en',
): string {
  const lines = new Map<string, Lines>([...sources].map(([file, text]) => [file, linesOf(text)]));
  return diagnostics
    .map((found) => {
      const one = inLanguage(found, language);
      const known = lines.get(one.file);
      const place = known === undefined ? null : lineColumn(known, one.span.start);
      const where = place === null ? one.file : `${one.file}:${place.line}:${place.column}`;
      const advice =
        one.help ??
        (one.fix === null || one.fix.text.trim() === ''
          ? null
          : told(say`write \`${one.fix.text}\``, language));
      const help = advice === null ? '' : ` (${advice})`;
      return printable(`${where}: ${one.level}[${one.code}]: ${one.message}${help}`);
    })
    .join('\n');
}
