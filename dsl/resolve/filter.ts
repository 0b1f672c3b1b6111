import type { FieldModel, FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Filter } from '../tree/filter.ts';
import type { Atom, QName } from '../tree/literal.ts';
import { constantFor, numberFor, valueBehind } from './constant.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import { lookUpNamed } from './look-up.ts';
import type { Report } from './report.ts';
import { isNumeric, nameOfType, valueTypeOf } from './value.ts';
import { splitName } from './words-of.ts';

/** A filter over the fields of one source; null after a message about any part of it. */
export function resolveFilter(
  filter: Filter,
  source: SourceModel,
  knowledge: Knowledge,
  report: Report,
): FilterModel | null {
  const visit = (part: Filter): FilterModel | null => {
    const model = resolved(part);
    // `is not` is a test within a `not`: both stand in the same place.
    if (model?.kind === 'not' && part.kind !== 'not') report.mark(model.of, part.span);
    return model && report.mark(model, part.span);
  };

  const resolved = (part: Filter): FilterModel | null => {
    switch (part.kind) {
      case 'and':
      case 'or': {
        const of = whole(part.parts.map(visit));
        return of && { kind: part.kind === 'and' ? 'all' : 'any', of };
      }
      case 'not':
        return negated(visit(part.part));
      case 'missing': {
        const column = columnNamed(part.field, source, knowledge, report);
        return column && negatedIf(part.negated, { kind: 'missing', ...column.at });
      }
      case 'compare': {
        const column = columnNamed(part.field, source, knowledge, report);
        if (column === null) return null;
        const { field } = column;
        if (!isNumeric(valueTypeOf(field.type))) return notANumber(part.field, field, report);
        const value = numberFor(valueBehind(part.value, knowledge, report), field, report);
        return value === null ? null : { kind: 'compare', ...column.at, op: part.op, value };
      }
      case 'is':
        return member(part.field, [part.value], part.negated);
      case 'in':
        return member(part.field, part.values, part.negated);
    }
  };

  const member = (name: QName, atoms: readonly Atom[], isNegated: boolean): FilterModel | null => {
    const column = columnNamed(name, source, knowledge, report);
    if (column === null) return null;
    const target = { ...column.field, words: column.at.field };
    const values = whole(atoms.map((atom) => constantFor(atom, target, knowledge, report)));
    return values && negatedIf(isNegated, { kind: 'in', ...column.at, values });
  };

  return visit(filter);
}

/** The field of that name, bare or with its source before it; null after OS1101. */
export function fieldNamed(name: QName, source: SourceModel, report: Report): FieldModel | null {
  const isFull = name.text.startsWith(`${source.name}.`);
  const bare = isFull ? name.text.slice(source.name.length + 1) : name.text;
  const field = source.fields.find((candidate) => candidate.name === bare);
  if (field) {
    const [head, tail] = isFull ? splitName(report.file, name, source.name) : [null, name.span];
    if (head !== null) report.refer(head, source.kind, source.name);
    report.refer(tail, 'field', `${source.name}.${bare}`);
    return field;
  }
  const names = source.fields.map((candidate) => candidate.name);
  return report.error('OS1101', name.span, say`\`${source.name}\` has no field called \`${bare}\``, {
    label: say`unknown field`,
    notes: names.length === 0 ? [] : [say`its fields are ${listed(names)}`],
    ...didYouMean(bare, name.span, names),
  });
}

/** What a filter tests: a field of the event itself, or one of the row that its own key has in a table. */
interface Column {
  readonly field: FieldModel;
  /** What a `FilterModel` says beside the field's name. */
  readonly at: { readonly field: string; readonly table?: string };
}

/** A field of the source, or a look-up such as `restaurant.cuisine`; null after OS1101 or OS1107. */
function columnNamed(name: QName, source: SourceModel, knowledge: Knowledge, report: Report): Column | null {
  const [key = ''] = name.text.split('.');
  const isOwn = key === name.text || name.text.startsWith(`${source.name}.`);
  const found = isOwn ? 'none' : lookUpNamed(name, knowledge, report);
  if (found === null) return null;
  if (found === 'none') {
    const field = fieldNamed(name, source, report);
    return field && { field, at: { field: field.name } };
  }
  const { table, field } = found;
  if (!source.fields.some((candidate) => candidate.name === key)) {
    return report.error(
      'OS1107',
      name.span,
      say`\`${source.name}\` does not say which \`${key}\` to look up`,
      {
        label: say`no field \`${key}\``,
        notes: [say`\`${name.text}\` is looked up in the table \`${table.name}\` by \`${key}\``],
      },
    );
  }
  return { field: { ...field, name: name.text }, at: { field: field.name, table: table.name } };
}

/** All parts, or null if one is missing. */
export function whole<T>(parts: readonly (T | null)[]): readonly T[] | null {
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? found : null;
}

function negatedIf(isNegated: boolean, filter: FilterModel): FilterModel {
  return isNegated ? { kind: 'not', of: filter } : filter;
}

function negated(filter: FilterModel | null): FilterModel | null {
  return filter && { kind: 'not', of: filter };
}

/** OS1201 for `event > 3`. */
function notANumber(name: QName, field: FieldModel, report: Report): null {
  return report.error('OS1201', name.span, say`\`${field.name}\` has no greater and less`, {
    label: field.type.kind === 'bool' ? nameOfType({ kind: 'bool' }) : say`a text`,
    help: say`use \`is\` or \`in\``,
  });
}
