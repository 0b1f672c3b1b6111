import { say } from '../say.ts';
import type { SourceFile } from '../tree.ts';
import { createReport, type Sink } from './report.ts';

/**
 * All `define words` of a project: dimension → word people say → value on the wire. A second `define words` for the
 * same dimension is OS1102, a value that is no text OS1201.
 */
export function resolveWords(
  files: readonly SourceFile[],
  sink: Sink,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const found = new Map<string, Readonly<Record<string, string>>>();
  for (const file of files) {
    const report = createReport(file, sink);
    for (const item of file.items) {
      if (item.kind !== 'define-words') continue;
      const dimension = item.name.text;
      if (found.has(dimension)) {
        report.error('OS1102', item.name.span, say`the words of \`${dimension}\` are defined twice`, {
          label: say`second definition`,
          help: say`put all of them into one \`define words\``,
        });
        continue;
      }
      report.declare(item.name.span, 'dimension', dimension);
      const words = new Map<string, string>();
      for (const { name, value } of item.words.entries) {
        report.declare(name.span, 'word', `${dimension}.${name.text}`);
        if (value.kind === 'text') words.set(name.text, value.value);
        else if (value.kind === 'name') words.set(name.text, value.name.text);
        else
          report.error('OS1201', value.span, say`\`${name.text}\` stands for a text`, {
            help: say`write it in "quotes"`,
          });
      }
      found.set(dimension, Object.fromEntries(words));
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
