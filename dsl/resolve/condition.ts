import type { ConditionModel, SequenceStepModel } from '../model/condition.ts';
import type { MetricModel } from '../model/metric.ts';
import { say, type Text } from '../say.ts';
import type { Cause, Condition, SequenceCondition, TestCondition } from '../tree/condition.ts';
import type { QName } from '../tree/literal.ts';
import { isAskable } from './askable.ts';
import { checkBinding } from './binding.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { whole } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
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

/** Causes that every check can end with besides its own. */
const ALWAYS_CAUSES = ['unknown', 'unchecked'];

/** A condition with its names resolved and its values typed; null after a message about any part of it. */
export function resolveCondition(condition: Condition, context: Context): ConditionModel | null {
  if (context.bound !== null) checkBinding(condition, context.bound, context.knowledge, context.report);
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

/**
 * The cause that has such a title, blanks aside, or whose title holds it; else the nearest name, the check that finds
 * such a cause, or how one is added.
 */
function meantCause(
  { text, span }: Cause,
  titles: ReadonlyMap<string, string>,
  known: readonly string[],
  knowledge: Knowledge,
) {
  const bare = (said: string): string => said.replaceAll(/[\s"]/g, '');
  const held = [...titles].filter(([title]) => bare(title).includes(bare(text)) && bare(text).length > 1);
  const [title, name] = held.find(([one]) => bare(one) === bare(text)) ?? (held.length === 1 ? held[0]! : []);
  if (title === undefined || name === undefined) {
    const near = didYouMean(text, span, [...known, ...ALWAYS_CAUSES]);
    return near.help == null ? { help: checkFor(text, known, knowledge) } : near;
  }
  return {
    help: say`write \`${name}\`, whose title is "${title}"`,
    fix: { span, text: name, safe: false },
  };
}

/** What brings a cause about that no check before it has: the check of the project that finds it, or a line in one. */
function checkFor(cause: string, known: readonly string[], { scope }: Knowledge): Text {
  const finder = scope.all.find(
    ({ node }) => node.kind === 'define-check' && node.causes.some((one) => one.cause.text === cause),
  );
  if (finder !== undefined) return say`write \`check ${finder.name}\` before it: it can find \`${cause}\``;
  const because = `because ${cause} when …`;
  const [first] = known;
  if (first !== undefined)
    return say`write one of these, for example \`${`cause is ${first}`}\`, or add it to the check: \`${because}\``;
  return say`say before it when it is the cause: \`${`check reasons { ${because} }`}\``;
}

/** `unknown` and `unchecked` can follow every check (R12); all other names must be declared by one before. */
function causeIs(
  cause: Cause,
  not: boolean,
  text: string,
  { causes, report, knowledge }: Context,
): ConditionModel | null {
  if (causes === null) {
    return report.error('OS1101', cause.span, say`causes are known only after a \`check\`, inside \`then\``, {
      label: say`no check before it`,
    });
  }
  const known = [...causes.names.keys()];
  const full = causes.names.get(cause.text);
  if (full !== undefined) report.refer(cause.span, 'cause', full);
  if (!causes.names.has(cause.text) && !ALWAYS_CAUSES.includes(cause.text)) {
    if (causes.open) return report.spoil();
    return report.error('OS1101', cause.span, say`no check here has a cause called \`${cause.text}\``, {
      label: say`unknown cause`,
      notes: [
        known.length === 0
          ? say`there is no \`check\` before it`
          : say`the causes are ${listed([...known, ...ALWAYS_CAUSES])}`,
      ],
      ...meantCause(cause, causes.titles, known, knowledge),
    });
  }
  return { kind: 'cause', text, cause: cause.text, not };
}
