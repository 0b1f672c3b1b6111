import type { DiagnosticDetails } from '../diagnostic.ts';
import type { FieldModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Name, Span } from '../tree/literal.ts';
import type { Field, FieldType as WrittenType } from '../tree/source.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { formCalled, typeCalled } from './meant-type.ts';
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
    const known = resolveFieldType(field.type, report, name);
    const type = known ?? { kind: 'text' };
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
      field.consent && !isOther && known !== null && isConsent(field, known, report)
        ? { consent: true as const }
        : {};
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

/**
 * The type of a declared field. After OS1101 (no such type) or OS1104 (no such wire form) it is the one that is most
 * likely meant, so that nobody complains about what follows; null where none is.
 *
 * @param field  what has this type: `order_id is order` means an id
 */
export function resolveFieldType(type: WrittenType, report: Report, field = ''): FieldType | null {
  if (type.kind === 'one-of') {
    const values = type.values.map((atom) =>
      atom.kind === 'name' ? atom.name.text : (ownType(atom)?.value ?? atom.raw),
    );
    return { kind: 'oneOf', values: [...new Set<Constant>(values)] };
  }
  const of = type.of?.text ?? null;
  const oneOf = <T extends string>(known: readonly [T, ...T[]]): T => {
    const form = of === null ? known[0] : known.find((one) => one === of);
    if (form !== undefined) return form;
    report.error('OS1104', type.of!.span, say`\`${type.name.text}\` does not come as \`${of ?? ''}\``, {
      notes: [say`it comes as ${listed(known)}`],
      ...formInstead(type.name.text, type.of!, known),
    });
    return known[0];
  };
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
      return { kind: 'percent', wire: oneOf(wireForms.percent) };
    }
    case 'duration': {
      return { kind: 'duration', wire: oneOf(wireForms.duration) };
    }
    case 'money': {
      return { kind: 'money', currency: oneOf(wireForms.money) };
    }
    case 'distance': {
      return { kind: 'distance', wire: oneOf(wireForms.distance) };
    }
    default: {
      const { name } = type;
      const isOwn = field === name.text || field === `${name.text}_id`;
      const called = of !== null ? null : (typeCalled(name.text) ?? (isOwn ? `id(${name.text})` : null));
      const meant =
        called === null
          ? didYouMean(name.text, name.span, fieldTypeNames)
          : instead(called, name.span, false);
      report.error('OS1101', name.span, say`there is no type called \`${name.text}\``, {
        notes: [
          say`the types are ${fieldTypeNames.map((one) => `\`${one}\``).join(', ')} and \`one of (…)\``,
        ],
        ...meant,
      });
      const [, word, form] = /^(\w+)(?:\((\w+)\))?$/.exec(meant.fix?.text ?? '') ?? [];
      if (word === undefined) return null;
      const written = { ...name, text: word };
      const parameter = form === undefined ? type.of : { ...name, text: form };
      return resolveFieldType({ ...type, name: written, of: parameter }, report);
    }
  }
}

/** What is meant by another word for the form; the same word in other letters changes no meaning. */
function formInstead(
  type: string,
  { text, span }: Name,
  known: readonly string[],
): Pick<DiagnosticDetails, 'help' | 'fix'> {
  const meant = formCalled(type, text);
  return meant === null
    ? didYouMean(text, span, known)
    : instead(meant, span, meant.toLowerCase() === text.toLowerCase());
}

function instead(meant: string, span: Span, safe: boolean): Pick<DiagnosticDetails, 'help' | 'fix'> {
  return { help: say`did you mean \`${meant}\`?`, fix: { span, text: meant, safe } };
}
