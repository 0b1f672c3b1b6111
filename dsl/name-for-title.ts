import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Scope } from './resolve/scope.ts';
import { say } from './say.ts';
import type { SourceFile } from './tree.ts';

/**
 * Where reading stopped inside of a title of several words (`when 주문 수 > 5`), the message names what has that title.
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
  const titled = scope.all.flatMap(({ name, title }) => (title?.includes(' ') ? [{ name, title }] : []));
  return found.map((one) => (one.code === 'OS0101' ? namedIn(one, texts.get(one.file) ?? '', titled) : one));
}

function namedIn(
  one: Diagnostic,
  text: string,
  titled: readonly { readonly name: string; readonly title: string }[],
): Diagnostic {
  const from = text.lastIndexOf('\n', one.span.start - 1) + 1;
  const to = text.indexOf('\n', from);
  const line = text.slice(from, to < 0 ? text.length : to);
  for (const { name, title } of titled) {
    const at = line.indexOf(title);
    const span = { start: from + at, end: from + at + title.length };
    const holds = at >= 0 && span.start <= one.span.start && one.span.end <= span.end;
    // In quotes it is the title itself.
    if (!holds || text[span.start - 1] === '"') continue;
    return diagnostic(
      one.code,
      one.level,
      one.file,
      span,
      say`\`${title}\` is a title, and its name is \`${name}\``,
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
