import type { ConditionModel, TestModel } from '../model/condition.ts';
import { say } from '../say.ts';
import type { Test, TestCondition } from '../tree/condition.ts';
import type { Atom, Literal, Span } from '../tree/literal.ts';
import { constantFor, valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { whole } from './filter.ts';
import { comparedWithMetric } from './metric-side.ts';
import { quantityOf } from './quantity.ts';
import type { ReadValue } from './read-value.ts';
import { isNumeric, nameOfFieldType, valueTypeOf } from './value.ts';

/** A test of one value that is no metric: a probe's answer, a look-up, a field, a result; null after a message. */
export function valueTest(
  { signal, test, modifiers }: TestCondition,
  value: ReadValue,
  text: string,
  context: Context,
): ConditionModel | null {
  const { report } = context;
  const extra = modifiers.over ?? modifiers.versus ?? modifiers.samples;
  if (extra !== null) return noPast(value, extra.span, context);
  const chosen = signal.slice.where?.span ?? signal.slice.in?.[0]?.span;
  if (chosen !== undefined) {
    return report.error(
      'OS1201',
      chosen,
      say`\`${value.name}\` is one value: there is nothing to choose among`,
      {
        label: say`not a metric`,
      },
    );
  }
  const typed = testOf(test, value, context);
  return typed && { kind: 'leaf', text, operand: value.operand, test: report.mark(typed, test.span) };
}

/** What can be asked without a past: how it compares, what it is, whether it is there. */
function testOf(test: Test, value: ReadValue, context: Context): TestModel | null {
  const { knowledge, report } = context;
  const target = { name: value.name, type: value.type, words: value.words };
  const constants = (atoms: readonly Atom[]): TestModel | null => {
    const values = whole(
      atoms.map((atom) =>
        isNumeric(valueTypeOf(value.type)) && atom.kind !== 'name'
          ? amountOf(atom, value, context)
          : constantFor(atom, target, knowledge, report),
      ),
    );
    return values && { kind: 'is', not: 'negated' in test && test.negated, values };
  };
  switch (test.kind) {
    case 'missing':
      return { kind: 'missing', not: test.negated };
    case 'in':
      return constants(test.values);
    case 'is':
      if (test.value.kind !== 'share') return constants([test.value]);
      return report.error(
        'OS1201',
        test.value.span,
        say`\`${test.value.literal.raw} of ${test.value.of.text}\` cannot stand here`,
        { help: say`a share of a metric stands after > < >= or <=` },
      );
    case 'compare':
      return compared(test, value, context);
    case 'change':
    case 'anomalous':
    case 'recovers':
      return noPast(value, test.span, context);
  }
}

/** With a constant, or with what a metric says. */
function compared(
  { op, value: right }: Extract<Test, { kind: 'compare' }>,
  value: ReadValue,
  context: Context,
): TestModel | null {
  const { knowledge, report } = context;
  const type = valueTypeOf(value.type);
  const literal = right.kind === 'name' ? valueBehind(right, knowledge, report) : right;
  if (!isNumeric(type)) {
    return report.error('OS1201', right.span, say`\`${value.name}\` has no greater and less`, {
      label: say`it is ${nameOfFieldType(value.type)}`,
      help: say`use \`is\` or \`in\``,
    });
  }
  if (literal.kind === 'share' || literal.kind === 'name') {
    const overall = 'overall' in right && right.overall;
    const left = { name: value.name, unit: type, over: null };
    return comparedWithMetric(left, op, literal, overall, context);
  }
  const limit = amountOf(literal, value, context);
  return limit === null ? null : { kind: 'threshold', op, value: limit, atLeast: null };
}

/** A difference between shares is told in points; everything else in the value's own unit. */
function amountOf(literal: Literal, value: ReadValue, { report }: Context): number | null {
  if (!value.isPoints) return quantityOf(literal, valueTypeOf(value.type), value.name, report);
  if (literal.kind === 'points') return literal.ratio;
  const number = literal.raw.replace(/%$/, '');
  const isNear = literal.kind === 'percent' || (literal.kind === 'number' && literal.unit === null);
  return report.error(
    literal.kind === 'number' && isNear ? 'OS1202' : 'OS1201',
    literal.span,
    say`\`${value.name}\` is a difference between two shares`,
    {
      label: say`not in points`,
      help: isNear ? say`write \`${number}pp\`` : say`compare it with points such as 5pp`,
      fix: isNear ? { span: literal.span, text: `${number}pp`, safe: false } : null,
    },
  );
}

/** OS1201 for windows, baselines and changes: such a value is only as it is now. */
function noPast({ name, operand, type }: ReadValue, span: Span, { report }: Context): null {
  const isCounted = isNumeric(valueTypeOf(type));
  return report.error('OS1201', span, say`\`${name}\` has no past that is kept`, {
    label: isCounted ? say`it is known only as it is now` : say`it is ${nameOfFieldType(type)}`,
    help:
      operand.kind === 'lookUp' && isCounted
        ? say`a metric has one: \`metric … = avg of ${operand.table}.${operand.field} per ${operand.key}\``
        : say`\`for 5m\` asks how long something has been so`,
  });
}
