import type { ConditionModel, SequenceStepModel } from '../model/condition.ts';
import type { MetricModel } from '../model/metric.ts';
import { say } from '../say.ts';
import type { Condition, SequenceCondition, TestCondition } from '../tree/condition.ts';
import type { QName } from '../tree/literal.ts';
import { isAskable } from './askable.ts';
import { checkBinding } from './binding.ts';
import { causeIs } from './cause.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { probeMetric } from './metric-side.ts';
import { readValueOf } from './read-value.ts';
import { absentRows, eachRow } from './row-condition.ts';
import { scheduleNamed } from './schedule.ts';
import { type Found, findSignal } from './signal.ts';
import { resolveTest } from './signal-test.ts';
import { sourceTest } from './source-test.ts';
import { resolveUse } from './use.ts';
import { valueTest } from './value-test.ts';
import { wordsOf } from './words-of.ts';

/** A condition with its names resolved and its values typed; null after a message about any part of it. */
export function resolveCondition(condition: Condition, context: Context): ConditionModel | null {
  if (context.bound !== null) checkBinding(condition, context.bound, context);
  return visit(condition, context);
}

/** Every part is looked at even where an earlier one failed, so that all messages come at once. */
function visit(condition: Condition, context: Context): ConditionModel | null {
  const model = modelOf(condition, context);
  return model && context.report.mark(model, condition.span);
}

function modelOf(condition: Condition, context: Context): ConditionModel | null {
  const { report } = context;
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const of = whole(condition.parts.map((part) => visit(part, context)));
      return of && { kind: condition.kind, of };
    }
    case 'not': {
      const of = visit(condition.part, context);
      return of && { kind: 'not', of };
    }
    default:
      return worded(condition, wordsOf(report.file, condition.span), context);
  }
}

/** The conditions that the author's words go with. */
function worded(
  condition: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>,
  text: string,
  context: Context,
): ConditionModel | null {
  const { knowledge, report } = context;
  switch (condition.kind) {
    case 'held': {
      const of = visit(condition.part, context);
      return of && { kind: 'hold', of, forMs: condition.for.ms, text };
    }
    case 'test':
      return tested(condition, text, context);
    case 'cause':
      return causeIs(condition.cause, condition.negated, text, context);
    case 'sequence':
      return sequence(condition, text, context);
    case 'each':
      return eachRow(condition, text, context);
    case 'absent':
      return absentRows(condition, text, context);
    case 'during': {
      const schedule = scheduleNamed(condition.schedule, knowledge, report);
      return schedule === null ? null : { kind: 'during', text, schedule };
    }
  }
}

/** `A followed by B within 20m not followed by C within 5m`. */
function sequence(
  { first, steps }: SequenceCondition,
  text: string,
  context: Context,
): ConditionModel | null {
  const begin = visit(first, context);
  const all = whole(
    steps.map(({ negated: not, condition, within, span }): SequenceStepModel | null => {
      const of = visit(condition, context);
      return of && context.report.mark({ not, of, withinMs: within.ms }, span);
    }),
  );
  return begin && all && { kind: 'sequence', text, first: begin, steps: all };
}

/** What a test means depends on what its name turned out to be. */
function tested(condition: TestCondition, text: string, context: Context): ConditionModel | null {
  const { signal, test, modifiers } = condition;
  const found = findSignal(signal, context);
  if (found === null) return null;
  const metric = metricIn(found, condition);
  if (metric !== null) {
    const per = found.kind === 'metric' ? found.per : null;
    const { slice, span } = signal;
    const { over, versus, samples } = modifiers;
    const named = signal.fold === null ? signal.name.span : span;
    const use = resolveUse({ metric, span: named, per, slice, overall: slice.overall, over }, context);
    const typed = use && resolveTest({ test, use, span: named, over, versus, samples }, context);
    if (use === null || typed === null) return null;
    context.report.mark(typed, test.span);
    return { kind: 'leaf', text, operand: { kind: 'metric', use }, test: typed };
  }
  if (found.kind === 'source') return sourceTest(condition, found.source, text, context);
  if (found.kind === 'metric') return null;
  if (found.kind === 'probe' && !isAskable(found.probe, signal.name.span, context)) return null;
  const value = readValueOf(signal.name.text, found);
  if (value === null || !areDimensions(signal.slice.per ?? [], context)) return context.report.spoil();
  return valueTest(condition, value, text, context);
}

/** Whether a value that is no metric can be had for each of these; OS1101 where nothing has such a field. */
function areDimensions(per: readonly QName[], { knowledge, report }: Context): boolean {
  const unknown = per.filter((name) => !knowledge.dimensions.has(name.text));
  for (const name of per) report.refer(name.span, 'dimension', name.text);
  for (const { text, span } of unknown) {
    report.error('OS1101', span, say`there is no dimension called \`${text}\``, {
      label: say`no stream or table has such a field`,
      ...didYouMean(text, span, [...knowledge.dimensions]),
    });
  }
  return unknown.length === 0;
}

/** The metric that is tested. A probe's answer becomes one where the test asks for its past. */
function metricIn(found: Found, { test, modifiers }: TestCondition): MetricModel | null {
  if (found.kind === 'metric') return found.metric;
  if (found.kind !== 'probe') return null;
  const { over, versus, samples } = modifiers;
  const asksPast = test.kind === 'change' || test.kind === 'anomalous' || test.kind === 'recovers';
  return asksPast || over !== null || versus !== null || samples !== null ? probeMetric(found) : null;
}
