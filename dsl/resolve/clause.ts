import { say } from '../say.ts';
import type { RecordValue } from '../tree/call.ts';
import type { Name } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Report } from './report.ts';

/** A word out of a closed set; OS1104 with the set where it is another, null where none is written. */
export function wordOf<T extends string>(
  name: Name | null,
  known: readonly T[],
  clause: string,
  report: Report,
): T | null {
  if (name === null) return null;
  const word = known.find((value) => value === name.text);
  return (
    word ??
    report.error('OS1104', name.span, say`\`${clause}\` is never \`${name.text}\``, {
      label: say`unknown ${clause}`,
      notes: [say`it is one of ${listed(known)}`],
      ...didYouMean(name.text, name.span, known),
    })
  );
}

/** `labels { team: "ops" }`: texts by name; OS1201 for anything else. */
export function labelsOf(record: RecordValue | null, report: Report): Readonly<Record<string, string>> {
  const labels = (record?.entries ?? []).flatMap(
    ({ name, value }): readonly (readonly [string, string])[] => {
      if (value.kind === 'text') return [[name.text, value.value]];
      if (value.kind === 'name') return [[name.text, value.name.text]];
      report.error('OS1201', value.span, say`the label \`${name.text}\` is a text`, {
        help: say`write it in "quotes"`,
      });
      return [];
    },
  );
  return Object.fromEntries(labels);
}
