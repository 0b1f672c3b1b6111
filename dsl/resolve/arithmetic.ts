import { say, type Text, verbatim } from '../say.ts';
import type { Literal, Span } from '../tree/literal.ts';
import type { Arithmetic } from '../tree/metric.ts';
import { canonicalOf, ownType, quantityOf } from './quantity.ts';
import type { Report } from './report.ts';
import { isNumeric, type ValueType, wordOfType } from './value.ts';
import { wordsOf } from './words-of.ts';

type Operator = Extract<Arithmetic, { kind: 'binary' }>['op'];

/** A name or a fold between the operators. */
export type Leaf = Extract<Arithmetic, { kind: 'name' | 'aggregate' }>;

/** What is computed, over what the leaves came to. */
export type Computed<T> =
  | T
  | { readonly kind: 'constant'; readonly value: number; readonly unit: ValueType }
  | {
      readonly kind: 'binary';
      readonly op: Operator;
      readonly left: Computed<T>;
      readonly right: Computed<T>;
    };

/** One side of an operator: what it is, what it counts, and how the author wrote it. */
export interface Operand<T> {
  readonly of: T;
  readonly unit: ValueType;
  readonly name: string;
}

/** What stands for the leaves of a formula. */
export interface Leaves<T> {
  /** Null after a message. */
  readonly resolve: (leaf: Leaf) => Operand<T> | null;
  /** The literal behind a `define value`; null for every other name. */
  readonly literalOf: (leaf: Leaf) => Literal | null;
}

/** Arithmetic with its units; null after a message about any part of it, where every part is looked at. */
export function compute<T>(
  written: Arithmetic,
  leaves: Leaves<T>,
  report: Report,
): Operand<Computed<T>> | null {
  const name = wordsOf(report.file, written.span);
  const literal = literalOf(written, leaves);
  if (literal !== null) return constant(literal, name, '*', null, report);
  if (written.kind !== 'binary') return leaves.resolve(written as Leaf);
  const { op } = written;
  const [a, b] = [literalOf(written.left, leaves), literalOf(written.right, leaves)];
  // A constant takes its unit from the other side, so that side is resolved first.
  const fixed = a === null ? compute(written.left, leaves, report) : null;
  const right = b === null ? compute(written.right, leaves, report) : constant(b, b.raw, op, fixed, report);
  const left = a === null ? fixed : constant(a, a.raw, op, b === null ? right : null, report);
  if (left === null || right === null) return null;
  const unit = unitOf(op, left.unit, right.unit);
  if (unit === null) return mismatch(op, left, right, operatorSpan(written, report), report);
  return { of: { kind: 'binary', op, left: left.of, right: right.of }, unit, name };
}

function literalOf<T>(written: Arithmetic, leaves: Leaves<T>): Literal | null {
  if (written.kind === 'binary') return null;
  return written.kind === 'name' || written.kind === 'aggregate' ? leaves.literalOf(written) : written;
}

/**
 * The unit of `left op right`; null where the two do not go together. Like kinds add up and divide to a number; a
 * number, a count or a percentage scales anything, and divides it.
 */
function unitOf(op: Operator, left: ValueType, right: ValueType): ValueType | null {
  if (!isNumeric(left) || !isNumeric(right)) return null;
  switch (op) {
    case '+':
    case '-':
      return isLike(left, right) ? left : null;
    case '*':
      if (isFactor(right)) return isFactor(left) ? product(left, right) : left;
      return isFactor(left) ? right : null;
    case '/':
      if (isLike(left, right)) return { kind: 'number', name: null };
      return isDivisor(right) ? left : null;
  }
}

/**
 * A constant beside something that has a unit: in a sum it is written in that unit (OS1202, OS1204 or OS1201 if
 * not), in a product it is a factor of its own. Null after a message.
 */
function constant<T>(
  literal: Literal,
  name: string,
  op: Operator,
  other: Operand<Computed<T>> | null,
  report: Report,
): Operand<Computed<T>> | null {
  const made = (value: number, unit: ValueType): Operand<Computed<T>> => ({
    of: { kind: 'constant', value, unit },
    unit,
    name,
  });
  if (other !== null && isNumeric(other.unit)) {
    const isSum = op === '+' || op === '-';
    const value = isSum
      ? quantityOf(literal, other.unit, other.name, report)
      : canonicalOf(literal, other.unit);
    if (value !== null) return made(value, other.unit);
    if (isSum) return null;
  }
  const own = ownType(literal);
  if (own !== null && typeof own.value === 'number') return made(own.value, own.type);
  return report.error('OS1201', literal.span, say`nothing can be computed with \`${literal.raw}\``, {
    help: say`numbers, percentages, durations, amounts of money and distances can be computed with`,
  });
}

/** OS1204 for two currencies, else OS1201, at the operator. */
function mismatch(
  op: Operator,
  left: Omit<Operand<unknown>, 'of'>,
  right: Omit<Operand<unknown>, 'of'>,
  span: Span,
  report: Report,
): null {
  const [a, b] = [left.unit, right.unit];
  if (a.kind === 'money' && b.kind === 'money' && a.currency !== b.currency) {
    return report.error(
      'OS1204',
      span,
      say`\`${left.name}\` and \`${right.name}\` are in different currencies`,
      {
        label: verbatim(`${a.currency} ${op} ${b.currency}`),
        notes: [say`nothing converts currencies`],
      },
    );
  }
  return report.error('OS1201', span, say`\`${left.name}\` ${op} \`${right.name}\` has no meaning`, {
    label: say`${unitWord(a)} ${op} ${unitWord(b)}`,
    help: helpFor(op),
  });
}

function helpFor(op: Operator): Text {
  switch (op) {
    case '+':
    case '-':
      return say`only what counts the same can be added or taken away`;
    case '*':
      return say`one side must be a plain number, a count or a percentage`;
    case '/':
      return say`divide like by like, or by a number or a count: \`revenue / orders\``;
  }
}

function unitWord(unit: ValueType): Text {
  return unit.kind === 'number' && unit.name !== null ? verbatim(unit.name) : wordOfType(unit.kind);
}

/** Whether two units are one: kind, currency and name. */
function isLike(a: ValueType, b: ValueType): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What has no unit of its own, so that it scales what has one. */
function isFactor(unit: ValueType): boolean {
  return unit.kind === 'percent' || unit.kind === 'count' || (unit.kind === 'number' && unit.name === null);
}

function isDivisor(unit: ValueType): boolean {
  return unit.kind === 'count' || (unit.kind === 'number' && unit.name === null);
}

/** A percentage of a count is no count any more; of a percentage it stays one. */
function product(left: ValueType, right: ValueType): ValueType {
  if (left.kind === right.kind) return left;
  return { kind: 'number', name: null };
}

/** The place of the sign between two operands: the tree does not keep it. */
function operatorSpan(
  { op, left, right, span }: Extract<Arithmetic, { kind: 'binary' }>,
  report: Report,
): Span {
  const at = report.file.text.slice(left.span.end, right.span.start).indexOf(op);
  return at < 0 ? span : { start: left.span.end + at, end: left.span.end + at + 1 };
}
