import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { type Declaration, describe } from './scope.ts';
import { homeOfSources, smallestStream } from './smallest-source.ts';
import { splitName } from './words-of.ts';

/** The stream or table of that name; null after OS1101. */
export function sourceNamed(name: QName, knowledge: Knowledge, report: Report): SourceModel | null {
  const found = sourceIn(name, knowledge, report);
  if (found === null || found.rest === null) return found?.source ?? null;
  return unknownSource(name, knowledge, report);
}

/** The source that a dotted name begins with, and the field after it; null after OS1101. */
export function sourceIn(
  name: QName,
  knowledge: Knowledge,
  report: Report,
): { readonly source: SourceModel; readonly rest: QName | null } | null {
  const words = name.text.split('.');
  for (let length = words.length; length > 0; length--) {
    const text = words.slice(0, length).join('.');
    const known = knowledge.sources.get(text);
    if (known) {
      if (!known.sound) report.spoil();
      const [head, tail] = splitName(report.file, name, text);
      report.refer(head, known.model.kind, text);
      const rest = words.slice(length).join('.');
      return { source: known.model, rest: rest === '' ? null : { text: rest, span: tail } };
    }
    const declared = knowledge.scope.find(text);
    if (declared?.node.kind === 'broken') return report.spoil();
    if (declared) {
      const folded = foldedBy(declared);
      return report.error('OS1101', name.span, say`\`${text}\` is not a stream or table`, {
        notes: [say`it is ${describe(declared)}`],
        ...(folded === null ? {} : { help: say`fold what it is made of: \`${folded}\`` }),
      });
    }
  }
  return unknownSource(name, knowledge, report);
}

/** What a declared metric folds, as written: `delivery_events.total`; null where it is computed otherwise. */
function foldedBy({ node }: Declaration): string | null {
  if (node.kind !== 'metric' || node.value.kind !== 'aggregate') return null;
  return node.value.of.kind === 'name' ? node.value.of.name.text : null;
}

function unknownSource(name: QName, knowledge: Knowledge, report: Report): null {
  const names = [...knowledge.sources.keys()];
  const [head, tail] = [name.text.split('.')[0] ?? '', name.text.slice(name.text.indexOf('.'))];
  const near = didYouMean(name.text, name.span, names, knowledge.scope);
  // `review.rating`: the source is misspelled, its field is not.
  const meant =
    near.fix == null && tail.startsWith('.') ? didYouMean(head, name.span, names, knowledge.scope) : near;
  const fix =
    meant.fix != null && meant !== near ? { ...meant.fix, text: `${meant.fix.text}${tail}` } : meant.fix;
  const home = homeOfSources(knowledge);
  const declared = smallestStream(name, report.file, knowledge);
  return report.error('OS1101', name.span, say`there is no stream or table called \`${name.text}\``, {
    label: say`not defined in this project`,
    help: meant.help ?? say`declare it in \`${home}\`: \`${declared}\``,
    fix: fix ?? null,
    ...(meant.help == null && names.length > 0 ? { notes: [say`there is ${listed(names)}`] } : {}),
  });
}
