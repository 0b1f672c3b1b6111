import type { ConditionModel, TestModel } from '../model/condition.ts';
import type { FieldModel, ProbeModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Test, TestCondition } from '../tree/condition.ts';
import type { Atom } from '../tree/literal.ts';
import { constantFor, valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { whole } from './filter.ts';
import { dimensionsOf } from './probe.ts';
import { quantityOf } from './quantity.ts';
import { isNumeric, valueTypeOf } from './value.ts';
import { firstWords, wordIn } from './words-of.ts';

/** A probe's field, found. */
export interface ProbeField {
  readonly probe: ProbeModel;
  readonly field: FieldModel;
}

/** A test of what a probe answered; null after a message. */
export function probeTest(
  condition: TestCondition,
  { probe, field }: ProbeField,
  text: string,
  context: Context,
): ConditionModel | null {
  const { signal, test, modifiers } = condition;
  const { report } = context;
  const over = modifiers.over ?? modifiers.versus ?? modifiers.samples;
  if (over) return report.notBuilt(over.span, 'over', { label: say`on the probe \`${probe.name}\`` });
  if (signal.slice.where ?? signal.slice.in)
    return report.notBuilt(signal.span, 'where', { label: say`on a probe` });
  if (!isAskable(probe, signal.name.span, context)) return null;
  const typed = testOf(test, { probe, field }, context);
  return (
    typed && {
      kind: 'leaf',
      text,
      operand: { kind: 'probe', probe: probe.name, field: field.name },
      test: typed,
    }
  );
}

/** Whether every dimension that the probe is asked with is bound here; OS1107 where not. */
export function isAskable(
  probe: ProbeModel,
  span: Parameters<Context['report']['error']>[1],
  context: Context,
): boolean {
  const { bound, report } = context;
  const lacking = bound === null ? [] : dimensionsOf(probe).filter((dimension) => !bound.includes(dimension));
  if (lacking.length === 0) return true;
  if (context.knowledge.probes.get(probe.name)?.sound === false) {
    report.spoil();
    return false;
  }
  report.error('OS1107', span, say`\`${probe.name}\` is asked per \`${lacking.join(', ')}\``, {
    label: say`not bound here`,
    notes: [
      bound!.length === 0
        ? say`this playbook binds nothing`
        : say`this playbook binds \`per ${bound!.join(', ')}\``,
    ],
    help: say`write \`per ${lacking.join(', ')}\` in \`when\``,
  });
  return false;
}

/** Answers are compared with constants only: another system's clock is not that of a metric. */
function testOf(test: Test, { probe, field }: ProbeField, context: Context): TestModel | null {
  const { knowledge, report } = context;
  const name = `${probe.name}.${field.name}`;
  const target = { name, type: field.type };
  const constants = (atoms: readonly Atom[]): TestModel | null => {
    const values = whole(atoms.map((atom) => constantFor(atom, target, knowledge, report)));
    return values && { kind: 'is', not: 'negated' in test && test.negated, values };
  };
  switch (test.kind) {
    case 'missing':
      return { kind: 'missing', not: test.negated };
    case 'in':
      return constants(test.values);
    case 'is':
      if (test.value.kind !== 'share') return constants([test.value]);
      return report.notBuilt(test.value.span, 'share of a metric', { label: say`beside a probe` });
    case 'compare': {
      const type = valueTypeOf(field.type);
      const value = test.value.kind === 'name' ? valueBehind(test.value, knowledge) : test.value;
      if (value.kind === 'share' || value.kind === 'name') {
        return report.notBuilt(value.span, 'metric', { label: say`beside a probe` });
      }
      if (!isNumeric(type)) {
        return report.error('OS1201', value.span, say`\`${name}\` has no greater and less`, {
          help: say`use \`is\` or \`in\``,
        });
      }
      const limit = quantityOf(value, type, name, report);
      return limit === null ? null : { kind: 'threshold', op: test.op, value: limit, atLeast: null };
    }
    case 'anomalous':
      return report.notBuilt(wordIn(report.file, test.span, 'anomalous'), 'anomalous', {
        label: say`on a probe`,
      });
    default:
      return report.notBuilt(
        firstWords(report.file, test.span),
        test.kind === 'change' ? test.change : test.kind,
        {
          label: say`on a probe`,
        },
      );
  }
}
