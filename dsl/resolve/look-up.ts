import type { FieldModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { splitName } from './words-of.ts';

/** `restaurant.staff`: a field of the one table whose key is called so. */
export interface LookUp {
  readonly table: SourceModel;
  readonly field: FieldModel;
  /** The name of the key, which must be bound where it is read. */
  readonly key: string;
}

/** Whether some table is keyed by a field of this name, so that `name.field` is a look-up. */
export function isLookUp(name: string, { tables }: Knowledge): boolean {
  return tables.has(name);
}

/**
 * What `restaurant.staff` looks up; `none` where no table has such a key. Null after OS1101: no such field, or two
 * tables that have it.
 */
export function lookUpNamed(name: QName, { tables }: Knowledge, report: Report): LookUp | null | 'none' {
  const cut = name.text.indexOf('.');
  const [key, tail] = [name.text.slice(0, cut), name.text.slice(cut + 1)];
  const keyed = cut < 0 ? undefined : tables.get(key);
  if (keyed === undefined) return 'none';
  const having = keyed.flatMap((table) => {
    const field = table.fields.find((candidate) => candidate.name === tail);
    return field === undefined ? [] : [{ table, field, key }];
  });
  const [first, second] = having;
  const [head, last] = splitName(report.file, name, key);
  if (first === undefined) {
    const fields = keyed.flatMap((table) => table.fields.map((field) => field.name));
    return report.error('OS1101', last, say`no \`${key}\` has a field called \`${tail}\``, {
      label: say`unknown field`,
      notes: [
        say`it is looked up in ${listed(keyed.map((table) => table.name))}, whose fields are ${listed(fields)}`,
      ],
      ...didYouMean(tail, last, fields),
    });
  }
  if (second !== undefined) {
    return report.error('OS1101', name.span, say`\`${name.text}\` can be read in two ways`, {
      label: say`two tables have this key`,
      notes: [
        say`the tables ${listed(having.map(({ table }) => table.name))} have a \`${tail}\` per \`${key}\``,
      ],
      help: say`name the field otherwise in one of them`,
    });
  }
  report.refer(head, 'dimension', key);
  report.refer(last, 'field', `${first.table.name}.${tail}`);
  return first;
}
