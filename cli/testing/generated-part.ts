import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/**
 * Holds the part of a page between `<!-- from code: NAME -->` and `<!-- end: NAME -->` to a text that is made from the
 * code; `UPDATE_GOLDEN=1` rewrites that part alone. A page without the marks fails.
 *
 * @param page  the page's file
 */
export function expectGenerated(page: URL, name: string, text: string): void {
  const marks = [`<!-- from code: ${name} -->\n`, `<!-- end: ${name} -->`] as const;
  const made = `\n${text.trim()}\n\n`;
  const [before, held, after] = partOf(readFileSync(page, 'utf8'), marks);
  if (process.env['UPDATE_GOLDEN'] === '1' && held !== made) writeFileSync(page, before + made + after);
  expect(partOf(readFileSync(page, 'utf8'), marks)[1]).toBe(made);
}

/** What stands before, between and behind the two marks, the marks kept outside. */
function partOf(
  whole: string,
  [begin, end]: readonly [string, string],
): readonly [before: string, held: string, after: string] {
  const [from, to] = [whole.indexOf(begin) + begin.length, whole.indexOf(end)];
  if (from < begin.length || to < from) throw new Error(`the page lacks ${begin.trim()} or ${end}`);
  return [whole.slice(0, from), whole.slice(from, to), whole.slice(to)];
}

/** The names of the parts that a page has, in their order. */
export function generatedParts(page: URL): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(/<!-- from code: (\S+) -->/g)].map(([, name = '']) => name);
}

/** A table of Markdown; `|` in cells is told apart from their borders. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const line = (cells: readonly (string | null)[]): string =>
    `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)]
    .join('\n')
    .replaceAll('|  |', '| |');
}
