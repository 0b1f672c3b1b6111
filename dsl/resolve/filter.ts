import type { FieldModel, FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Filter } from '../tree/filter.ts';
import type { Atom, QName } from '../tree/literal.ts';
import { constantFor, numberFor, valueBehind } from './constant.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { isLookUp, type Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { isNumeric, nameOfType, valueTypeOf } from './value.ts';

/** A filter over the fields of one source; null after a message about any part of it. */
export function resolveFilter(
  filter: Filter,
  source: SourceModel,
  knowledge: Knowledge,
  report: Report,
): FilterModel | null {
  const visit = (part: Filter): FilterModel | null => {
    switch (part.kind) {
      case 'and':
      case 'or': {
        const of = whole(part.parts.map(visit));
        return of && { kind: part.kind === 'and' ? 'all' : 'any', of };
      }
      case 'not':
        return negated(visit(part.part));
      case 'missing': {
        const field = fieldNamed(part.field, source, knowledge, report);
        return field && negatedIf(part.negated, { kind: 'missing', field: field.name });
      }
      case 'compare': {
        const field = fieldNamed(part.field, source, knowledge, report);
        if (field === null) return null;
        if (!isNumeric(valueTypeOf(field.type))) return notANumber(part.field, field, report);
        const value = numberFor(valueBehind(part.value, knowledge), field, report);
        return value === null ? null : { kind: 'compare', field: field.name, op: part.op, value };
      }
      case 'is':
        return member(part.field, [part.value], part.negated);
      case 'in':
        return member(part.field, part.values, part.negated);
    }
  };

  const member = (name: QName, atoms: readonly Atom[], isNegated: boolean): FilterModel | null => {
    const field = fieldNamed(name, source, knowledge, report);
    const values = field && whole(atoms.map((atom) => constantFor(atom, field, knowledge, report)));
    return field && values && negatedIf(isNegated, { kind: 'in', field: field.name, values });
  };

  return visit(filter);
}

/** The field of that name, bare or with its source before it; null after OS1101, or OS0201 for a look-up. */
export function fieldNamed(
  name: QName,
  source: SourceModel,
  knowledge: Knowledge,
  report: Report,
): FieldModel | null {
  const bare = name.text.startsWith(`${source.name}.`) ? name.text.slice(source.name.length + 1) : name.text;
  const field = source.fields.find((candidate) => candidate.name === bare);
  if (field) return field;
  const [first = ''] = bare.split('.');
  if (first !== bare && isLookUp(first, knowledge)) {
    return report.notBuilt(name.span, name.text, { label: say`a look-up in a table` });
  }
  const names = source.fields.map((candidate) => candidate.name);
  return report.error('OS1101', name.span, say`\`${source.name}\` has no field called \`${bare}\``, {
    label: say`unknown field`,
    notes: names.length === 0 ? [] : [say`its fields are ${listed(names)}`],
    ...didYouMean(bare, name.span, names),
  });
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
