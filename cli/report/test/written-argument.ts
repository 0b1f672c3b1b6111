import type { ArgumentModel, ArgumentValueModel } from '../../../dsl/model/argument.ts';
import type { Json } from '../../../engine/decision.ts';
import { formatExactly, formatSpan } from '../../../rules/format.ts';
import type { Unit } from '../../../rules/unit.ts';
import { memberOf } from '../../test/argument-match.ts';

/** A piece of a line; marked where it is the difference. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Arguments that happened, as an author would write them: those that were expected, in their order and units. Without
 * any expected there are none.
 *
 * @param differs  paths of those that are not as expected
 */
export function writtenArguments(
  expected: readonly ArgumentModel[],
  actual: Json,
  differs: readonly string[],
): readonly Piece[] {
  return expected.flatMap(({ name, value }, index): readonly Piece[] => {
    const before = { text: `${index === 0 ? '' : ', '}${name}: `, marked: false };
    const found = memberOf(actual, name);
    if (value.kind === 'record' && found !== undefined) {
      const inside = differs.flatMap((path) =>
        path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : [],
      );
      return [
        { ...before, text: `${before.text}{ ` },
        ...writtenArguments(value.of, found, inside),
        { text: ' }', marked: false },
      ];
    }
    const isOther = differs.includes(name) || differs.some((path) => path.startsWith(`${name}.`));
    if (!isOther) return [before, { text: writtenValue(found, value), marked: false }];
    return [before, ...difference(writtenValue(found, value), expectedText(value))];
  });
}

/** The piece of a text that another one does not have; all of it where the other is not known. */
function difference(actual: string, expected: string | null): readonly Piece[] {
  if (expected === null) return [{ text: actual, marked: true }];
  const most = Math.min(actual.length, expected.length);
  let from = 0;
  while (from < most && actual[from] === expected[from]) from += 1;
  let same = 0;
  while (same < most - from && actual.at(-1 - same) === expected.at(-1 - same)) same += 1;
  const to = actual.length - same;
  // Where something is missing there is nothing to mark: then what stands around it is.
  if (to <= from) return [{ text: actual, marked: true }];
  return [
    { text: actual.slice(0, from), marked: false },
    { text: actual.slice(from, to), marked: true },
    { text: actual.slice(to), marked: false },
  ];
}

/** A text without placeholders as it is written; null for everything else. */
function expectedText(value: ArgumentValueModel): string | null {
  if (value.kind !== 'text') return null;
  const words = value.parts.map((part) => (part.kind === 'words' ? part.text : null));
  return words.includes(null) ? null : JSON.stringify(words.join(''));
}

/** One value that happened, as an author would write it where the other one stands. */
export function writtenValue(actual: Json | undefined, expected: ArgumentValueModel): string {
  if (actual === undefined) return '…';
  if (typeof actual === 'string') return JSON.stringify(actual);
  if (typeof actual === 'number' && expected.kind === 'literal') return amountOf(actual, expected.unit);
  return typeof actual === 'object' ? JSON.stringify(actual) : String(actual);
}

/** As it stands in playbooks, without groups of digits. */
function amountOf(value: number, unit: Unit): string {
  switch (unit.kind) {
    case 'money':
      return unit.currency === 'KRW' ? `${value}원` : `${value / 100}${unit.currency}`;
    case 'duration':
      return formatSpan(value, 'en');
    case 'percent':
      return formatExactly(value, unit, 'en');
    case 'distance':
      return `${value / 1000}km`;
    case 'number':
      return `${value}${unit.name ?? ''}`;
    default:
      return String(value);
  }
}
