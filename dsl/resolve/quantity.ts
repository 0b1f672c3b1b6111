import { say, type Text, verbatim } from '../say.ts';
import type { AtLeast } from '../tree/condition.ts';
import type { Literal, NumberLiteral } from '../tree/literal.ts';
import type { Report } from './report.ts';
import { nameOfType, type ValueType } from './value.ts';

/**
 * The canonical number that a literal stands for where a value of `type` is due; null after a message: OS1202 for a
 * bare number that needs a unit, OS1204 for another currency, else OS1201.
 *
 * @param what  what it is compared with, for the message: `delivery_time`
 */
export function quantityOf(literal: Literal, type: ValueType, what: string, report: Report): number | null {
  const value = canonicalOf(literal, type);
  if (value !== null) return value;
  const said = `\`${literal.raw}\``;
  if (literal.kind === 'number' && literal.unit === null && type.kind !== 'text' && type.kind !== 'bool') {
    const fixed = withUnit(literal, type);
    return report.error('OS1202', literal.span, say`${said} needs a unit here`, {
      label: say`a bare number`,
      notes: [say`\`${what}\` is compared with ${nameOfType(type)}`],
      help: fixed === null ? null : say`write \`${fixed}\``,
      fix: fixed === null ? null : { span: literal.span, text: fixed, safe: false },
    });
  }
  if (literal.kind === 'money' && type.kind === 'money') {
    return report.error('OS1204', literal.span, say`${said} is another currency than \`${what}\``, {
      label: verbatim(literal.currency),
      notes: [say`\`${what}\` is in ${type.currency}; nothing converts currencies`],
      help: say`compare it with an amount such as \`${amountIn(type.currency)}\``,
    });
  }
  if (literal.kind === 'count' && type.kind === 'number' && type.name !== null) {
    const meant = literal.raw.slice(0, -literal.unit.length) + type.name;
    return report.error(
      'OS1201',
      literal.span,
      say`\`${what}\` is counted in \`${type.name}\`, not in \`${literal.unit}\``,
      {
        label: say`another counter`,
        help: say`write \`${meant}\``,
        fix: { span: literal.span, text: meant, safe: false },
      },
    );
  }
  const plain = plainly(literal);
  if (plain !== null) {
    return report.error('OS1201', literal.span, say`\`${literal.raw}\` is written \`${plain}\``, {
      label: kindOf(literal),
      help: say`write \`${plain}\``,
      fix: { span: literal.span, text: plain, safe: false },
    });
  }
  return report.error('OS1201', literal.span, say`\`${what}\` cannot be compared with ${said}`, {
    label: kindOf(literal),
    help: say`compare it with ${nameOfType(type)}`,
  });
}

/** The literal's canonical value where its kind fits the type, else null. */
export function canonicalOf(literal: Literal, type: ValueType): number | null {
  switch (literal.kind) {
    case 'number':
      if (literal.unit === null)
        return type.kind === 'count' || type.kind === 'number' ? literal.value : null;
      return type.kind === 'number' && type.name === literal.unit ? literal.value : null;
    case 'count':
      if (type.kind === 'number')
        return type.name === null || type.name === literal.unit ? literal.value : null;
      return type.kind === 'count' ? literal.value : null;
    case 'percent':
      return type.kind === 'percent' ? literal.ratio : null;
    case 'duration':
      return type.kind === 'duration' ? literal.ms : null;
    case 'money':
      return type.kind === 'money' && type.currency === literal.currency ? literal.minor : null;
    case 'distance':
      return type.kind === 'distance' ? literal.metres : null;
    default:
      return null;
  }
}

/** The type that a literal has by itself, and its canonical value; null for dates, times and factors. */
export function ownType(
  literal: Literal,
): { readonly type: ValueType; readonly value: string | number | boolean } | null {
  switch (literal.kind) {
    case 'number':
      return { type: { kind: 'number', name: literal.unit }, value: literal.value };
    case 'count':
      return { type: { kind: 'count' }, value: literal.value };
    case 'percent':
    case 'points':
      return { type: { kind: 'percent' }, value: literal.ratio };
    case 'duration':
      return { type: { kind: 'duration' }, value: literal.ms };
    case 'money':
      return { type: { kind: 'money', currency: literal.currency }, value: literal.minor };
    case 'distance':
      return { type: { kind: 'distance' }, value: literal.metres };
    case 'text':
      return { type: { kind: 'text' }, value: literal.value };
    case 'bool':
      return { type: { kind: 'bool' }, value: literal.value };
    default:
      return null;
  }
}

/** Fewest samples of a guard; OS1201 where it is not a count. */
export function resolveAtLeast(atLeast: AtLeast, report: Report): number | null {
  const { value } = atLeast;
  if ((value.kind === 'number' && value.unit === null) || value.kind === 'count') return value.value;
  return report.error('OS1201', value.span, say`\`at least\` counts samples`, {
    help: say`write \`at least 30 samples\``,
  });
}

/** The likeliest right form of a bare number: minutes for durations. */
function withUnit({ raw: written, value }: NumberLiteral, type: ValueType): string | null {
  // `2k` is told by this message alone, so that it proposes the number that is meant.
  const raw = /^-?[\d_.]+$/.test(written) ? written : String(value);
  switch (type.kind) {
    case 'percent':
      // Who writes a share as a fraction means 0.3 of all, not 0.3 %.
      return 0 < value && value < 1 ? `${Number((value * 100).toFixed(6))}%` : `${raw}%`;
    case 'duration':
      return `${raw}m`;
    case 'money':
      return type.currency === 'KRW' ? `${raw}원` : `${raw}${type.currency}`;
    case 'distance':
      return `${raw}km`;
    default:
      return null;
  }
}

/** An amount of a currency, as an example. */
export function amountIn(currency: string): string {
  return currency === 'KRW' ? '5000원' : `50${currency}`;
}

/** What the author wrote, as a message says it. */
export function kindOf(literal: Literal): Text {
  switch (literal.kind) {
    case 'percent':
      return say`a percentage`;
    case 'points':
      return say`percentage points`;
    case 'factor':
      return say`a factor`;
    case 'money':
      return say`an amount of money`;
    case 'count':
      return say`a count`;
    case 'time':
      return say`a time of day`;
    case 'bool':
      return say`true or false`;
    case 'text':
      return say`a text`;
    case 'number':
      return say`a number`;
    case 'duration':
      return say`a duration`;
    case 'distance':
      return say`a distance`;
    case 'date':
      return say`a date`;
  }
}

/** A value that stands in quotes: `"50%"`; null for anything else. */
function plainly(literal: Literal): string | null {
  if (literal.kind !== 'text') return null;
  return /^\d[\d_.]*(?:%|pp|[smhdw]|원|x)?$/.test(literal.value) ? literal.value : null;
}
