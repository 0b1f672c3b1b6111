import type { Fix } from '../diagnostic.ts';
import { say } from '../say.ts';
import type { SourceFile } from '../tree.ts';
import type { Knowledge } from './knowledge.ts';
import { createReport, type Sink } from './report.ts';
import type { Declaration, Scope } from './scope.ts';

/**
 * OS1106: with metric `orders` per region, a metric called `orders.region` takes that name away from the
 * slice. Asked when every name of the project is known.
 */
export function warnOfDottedNames(scope: Scope, { metrics }: Knowledge, sink: Sink): void {
  for (const declaration of scope.all) {
    const { name, node, file, span } = declaration;
    const cut = name.lastIndexOf('.');
    if (node.kind !== 'metric' || cut < 0) continue;
    const [head, tail] = [name.slice(0, cut), name.slice(cut + 1)];
    if (!metrics.get(head)?.model.per.includes(tail)) continue;
    createReport(file, sink).warn('OS1106', span, say`\`${name}\` can be read in two ways`, {
      label: say`this metric is meant`,
      notes: [
        say`\`${head}\` has the dimension \`${tail}\`, so \`${name}\` would else be \`${head} per ${tail}\``,
      ],
      help: say`call it otherwise, or write \`${head} per ${tail}\` where the slice is meant`,
      fix: renaming(declaration, scope, sink),
    });
  }
}

/**
 * Another name for it at each place at once; null where that takes more than one edit (a fix is one, in one file), or
 * where the name stands somewhere that nobody could resolve: what is left would mean the slice.
 */
function renaming({ name, file }: Declaration, scope: Scope, sink: Sink): Fix | null {
  const text = name.replaceAll('.', '_');
  const places = sink.map.names().filter((use) => use.kind === 'metric' && use.name === name);
  const isPlain = places.every(
    (use) => use.file === file && file.text.slice(use.span.start, use.span.end) === name,
  );
  const written = scope.files.reduce((count, one) => count + mentionsIn(one, name), 0);
  const [first, last] = [places[0], places.at(-1)];
  if (scope.find(text) !== undefined || !isPlain || written !== places.length || !first || !last) return null;
  const span = { start: first.span.start, end: last.span.end };
  const renamed = places.reduceRight(
    (now, use) => now.slice(0, use.span.start - span.start) + text + now.slice(use.span.end - span.start),
    file.text.slice(span.start, span.end),
  );
  return { span, text: renamed, safe: true };
}

/** How often a file writes a name, in its texts and comments too. */
function mentionsIn({ text }: SourceFile, name: string): number {
  return text.split(name).length - 1;
}
