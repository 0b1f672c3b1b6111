import type { FieldModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Field, FieldType as WrittenType } from '../tree/source.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { ownType } from './quantity.ts';
import type { Report } from './report.ts';
import type { Constant, FieldType } from './value.ts';

/** The types a field can have, beside `one of (…)`. */
export const fieldTypeNames = [
  'bool',
  'count',
  'distance',
  'duration',
  'id',
  'money',
  'number',
  'percent',
  'place',
  'point',
  'text',
  'time',
] as const;

/** How the values of a type may come in events; what stands first is meant where nothing is said. */
export const wireForms = {
  percent: ['percent', 'fraction'],
  duration: ['ms', 's', 'm', 'h'],
  money: ['KRW', 'USD', 'EUR', 'JPY'],
  distance: ['m', 'km'],
} as const;

/**
 * Declared fields with their types, each name once (OS1102 at the second).
 *
 * @param owner  the source or probe that declares them
 */
export function resolveFields(
  fields: readonly Field[],
  owner: string,
  report: Report,
): readonly FieldModel[] {
  const seen = new Set<string>();
  let whoAgreed: string | null = null;
  return fields.flatMap((field) => {
    const name = field.name.text;
    if (seen.has(name)) {
      report.error('OS1102', field.name.span, say`the field \`${name}\` is declared twice`, {
        label: say`second declaration`,
      });
      return [];
    }
    seen.add(name);
    // A field without a type still has a name: nobody else should complain about it.
    const type = resolveFieldType(field.type, report) ?? { kind: 'text' };
    report.declare(field.name.span, 'field', `${owner}.${name}`);
    const isOther = field.consent && whoAgreed !== null;
    if (isOther)
      report.error(
        'OS1102',
        field.name.span,
        say`\`${name}\` and \`${whoAgreed ?? ''}\` both say who agreed`,
        {
          label: say`second \`consent\``,
          help: say`leave \`consent\` at the one that marketing goes by`,
        },
      );
    const consent =
      field.consent && !isOther && isConsent(field, type, report) ? { consent: true as const } : {};
    if (field.consent) whoAgreed ??= name;
    const model = { name, type, optional: field.optional, private: field.private, ...consent };
    return [report.mark(model, field.name.span)];
  });
}

/** OS1201: who agreed is a yes or a no, and nothing else is read as one. */
function isConsent({ name, type }: Field, { kind }: FieldType, report: Report): boolean {
  if (kind === 'bool') return true;
  report.error('OS1201', type.span, say`\`${name.text}\` cannot say who agreed`, {
    label: say`neither true nor false`,
    help: say`write \`field ${name.text} is bool consent\``,
  });
  return false;
}

/** The type of a declared field; null after OS1101 (no such type) or OS1104 (no such wire form). */
export function resolveFieldType(type: WrittenType, report: Report): FieldType | null {
  if (type.kind === 'one-of') {
    const values = type.values.map((atom) =>
      atom.kind === 'name' ? atom.name.text : (ownType(atom)?.value ?? atom.raw),
    );
    return { kind: 'oneOf', values: [...new Set<Constant>(values)] };
  }
  const of = type.of?.text ?? null;
  const oneOf = <T extends string>(known: readonly [T, ...T[]]): T | null =>
    of === null
      ? known[0]
      : (known.find((form) => form === of) ??
        report.error('OS1104', type.of!.span, say`\`${type.name.text}\` does not come as \`${of}\``, {
          notes: [say`it comes as ${listed(known)}`],
        }));
  switch (type.name.text) {
    case 'text':
    case 'place':
    case 'point':
    case 'bool':
    case 'count':
    case 'time':
      return { kind: type.name.text };
    case 'id':
      return { kind: 'id', of };
    case 'number':
      return { kind: 'number', unit: of };
    case 'percent': {
      const wire = oneOf(wireForms.percent);
      return wire && { kind: 'percent', wire };
    }
    case 'duration': {
      const wire = oneOf(wireForms.duration);
      return wire && { kind: 'duration', wire };
    }
    case 'money': {
      const currency = oneOf(wireForms.money);
      return currency && { kind: 'money', currency };
    }
    case 'distance': {
      const wire = oneOf(wireForms.distance);
      return wire && { kind: 'distance', wire };
    }
    default:
      return report.error('OS1101', type.name.span, say`there is no type called \`${type.name.text}\``, {
        notes: [
          say`the types are ${fieldTypeNames.map((name) => `\`${name}\``).join(', ')} and \`one of (…)\``,
        ],
        ...didYouMean(type.name.text, type.name.span, fieldTypeNames),
      });
  }
}
