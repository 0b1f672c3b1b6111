import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Scope } from './resolve/scope.ts';
import { say } from './say.ts';
import type { SourceFile } from './tree.ts';

/**
 * Where reading stopped inside of a title of several words (`when 주문 수 > 5`), or of a name that is declared with blanks
 * in it, the message names what is called so.
 *
 * @param found  what reading the files found
 */
export function namesForTitles(
  found: readonly Diagnostic[],
  files: readonly SourceFile[],
  scope: Scope,
): readonly Diagnostic[] {
  if (!found.some(({ code }) => code === 'OS0101')) return found;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const titled = scope.all.flatMap(({ name, title, file, span }): readonly Titled[] => {
    if (title?.includes(' ')) return [{ name, words: title, isTitle: true, file: file.path, start: -1 }];
    const written = file.text.slice(span.start, span.end);
    return written.includes(' ')
      ? [{ name, words: written, isTitle: false, file: file.path, start: span.start }]
      : [];
  });
  return found.map((one) => (one.code === 'OS0101' ? namedIn(one, texts.get(one.file) ?? '', titled) : one));
}

/** What is declared, and several words that it is called by: its title, or a name that is none for its blanks. */
interface Titled {
  readonly name: string;
  readonly words: string;
  readonly isTitle: boolean;
  /** Where a name stands that is declared so; -1 for a title. */
  readonly file: string;
  readonly start: number;
}

function namedIn(one: Diagnostic, text: string, titled: readonly Titled[]): Diagnostic {
  const from = text.lastIndexOf('\n', one.span.start - 1) + 1;
  const to = text.indexOf('\n', from);
  const line = text.slice(from, to < 0 ? text.length : to);
  for (const { name, words, isTitle, file, start } of titled) {
    const at = line.indexOf(words);
    const span = { start: from + at, end: from + at + words.length };
    const holds = at >= 0 && span.start <= one.span.start && one.span.end <= span.end;
    // In quotes it is the title itself; where it is declared, this is told already.
    if (!holds || text[span.start - 1] === '"' || (one.file === file && span.start === start)) continue;
    return diagnostic(
      one.code,
      one.level,
      one.file,
      span,
      isTitle
        ? say`\`${words}\` is a title, and its name is \`${name}\``
        : say`a name is one word, with \`_\` between its parts`,
      {
        label: say`a name is one word`,
        notes: one.said.notes,
        help: say`write \`${name}\``,
        fix: { span, text: name, safe: false },
      },
    );
  }
  return one;
}
