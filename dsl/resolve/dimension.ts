import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Report } from './report.ts';
import { isDimension, nameOfFieldType } from './value.ts';

/** Declared dimensions of a metric over a source, alphabetical, each once; OS1101 for one that is no field. */
export function dimensionsIn(
  names: readonly QName[],
  source: SourceModel,
  report: Report,
): readonly string[] {
  const found = names.flatMap((name) => {
    const field = source.fields.find((candidate) => candidate.name === name.text);
    const known = source.fields
      .filter((candidate) => isDimension(candidate.type))
      .map((candidate) => candidate.name);
    if (field === undefined) {
      report.error('OS1101', name.span, say`\`${source.name}\` has no field called \`${name.text}\``, {
        label: say`unknown dimension`,
        notes: known.length === 0 ? [] : [say`it can be grouped by ${listed(known)}`],
        ...didYouMean(name.text, name.span, known),
      });
      return [];
    }
    if (!isDimension(field.type)) {
      report.error(
        'OS1201',
        name.span,
        say`\`${name.text}\` is ${nameOfFieldType(field.type)}, not something to group by`,
        {
          notes: known.length === 0 ? [] : [say`\`${source.name}\` can be grouped by ${listed(known)}`],
        },
      );
      return [];
    }
    report.refer(name.span, 'dimension', name.text);
    return [name.text];
  });
  return [...new Set(found)].sort();
}
