import type { SourceModel } from '../../dsl/model/source.ts';
import { isDimension } from '../../dsl/resolve/value.ts';
import { say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import type { NewFiles } from './new-file.ts';
import { fileNameOf, newName } from './new-name.ts';

/**
 * A metric that counts the project's first stream, to be changed.
 *
 * @throws UsageError  where the project has no stream to count
 */
export function newMetric(written: string, sources: readonly SourceModel[]): NewFiles {
  const name = newName(written);
  const source = sources.find(({ kind }) => kind === 'stream');
  if (source === undefined)
    throw new UsageError(
      say`this project has no stream that could be counted`,
      say`declare one first: \`stream order_events from kafka "orders" { … }\`, see docs/language.md`,
    );
  const per =
    source.fields.find(({ type }) => type.kind === 'place') ?? source.fields.find(dimensional(source));
  const lines = [
    `metric ${name} = count of ${source.name}`,
    ...(per === undefined ? [] : [`  per ${per.name}`]),
    '  over 15m',
    '  baseline same time last 4 weeks',
    '  at least 30 samples',
    '  missing as zero',
  ];
  return {
    files: [{ path: `shared/${fileNameOf(name)}.play`, text: `language 1\n\n${lines.join('\n')}\n` }],
    next: [
      say`next: say what it counts, for example \`where event is "placed"\`, and \`ordersense explain ${name}\``,
    ],
  };
}

/** What groups events, and is not the key of each single one. */
function dimensional(source: SourceModel) {
  return ({ name, type }: SourceModel['fields'][number]): boolean => isDimension(type) && name !== source.key;
}
