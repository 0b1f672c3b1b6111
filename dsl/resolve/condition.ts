import type { ConditionModel } from '../model/condition.ts';
import { say } from '../say.ts';
import type { Condition, TestCondition } from '../tree/condition.ts';
import type { Span } from '../tree/literal.ts';
import { checkBinding } from './binding.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { probeTest } from './probe-test.ts';
import { findSignal } from './signal.ts';
import { resolveTest } from './signal-test.ts';
import { sourceTest } from './source-test.ts';
import { resolveUse } from './use.ts';
import { firstWords, wordsOf } from './words-of.ts';

/** Causes that every check can end with besides its own. */
const ALWAYS_CAUSES = ['unknown', 'unchecked'];

/** A condition with its names resolved and its values typed; null after a message about any part of it. */
export function resolveCondition(condition: Condition, context: Context): ConditionModel | null {
  if (context.bound !== null) checkBinding(condition, context.bound, context.knowledge, context.report);
  return visit(condition, context);
}

/** Every part is looked at even where an earlier one failed, so that all messages come at once. */
function visit(condition: Condition, context: Context): ConditionModel | null {
  const { report } = context;
  const text = wordsOf(report.file, condition.span);
  const begin = (words: number): Span => firstWords(report.file, condition.span, words);
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
    case 'held': {
      const of = visit(condition.part, context);
      return of && { kind: 'hold', of, forMs: condition.for.ms, text };
    }
    case 'test':
      return tested(condition, text, context);
    case 'cause':
      return causeIs(condition.cause, condition.negated, text, context);
    case 'sequence': {
      const step = condition.steps[0];
      const words = step?.negated ? 3 : 2;
      return report.notBuilt(
        step ? firstWords(report.file, step.span, words) : condition.span,
        'followed by',
      );
    }
    case 'each':
      return report.notBuilt(begin(1), 'each');
    case 'absent':
      return report.notBuilt(begin(1), 'no …', {
        help: say`\`${condition.signal.name.text} is missing over 5m\` asks for the whole pipe`,
      });
    case 'during':
      return report.notBuilt(begin(1), 'during');
  }
}

/** What a test means depends on what its name turned out to be. */
function tested(condition: TestCondition, text: string, context: Context): ConditionModel | null {
  const { signal, test, modifiers } = condition;
  const found = findSignal(signal, context);
  if (found === null) return null;
  switch (found.kind) {
    case 'source':
      return sourceTest(condition, found.source, text, context);
    case 'probe':
      return probeTest(condition, found, text, context);
    case 'metric': {
      const { metric, per } = found;
      const { slice, span } = signal;
      const { over, versus, samples } = modifiers;
      const named = signal.fold === null ? signal.name.span : span;
      const use = resolveUse({ metric, span: named, per, slice, overall: slice.overall, over }, context);
      const typed = use && resolveTest({ test, use, span: named, over, versus, samples }, context);
      return use && typed && { kind: 'leaf', text, operand: { kind: 'metric', use }, test: typed };
    }
  }
}

/** `unknown` and `unchecked` can follow every check (R12); all other names must be declared by one before. */
function causeIs(
  cause: { readonly text: string; readonly span: Span },
  not: boolean,
  text: string,
  { causes, report }: Context,
): ConditionModel | null {
  if (causes === null) {
    return report.error('OS1101', cause.span, say`causes are known only after a \`check\`, inside \`then\``, {
      label: say`no check before it`,
    });
  }
  const known = [...causes.names];
  if (!causes.names.has(cause.text) && !ALWAYS_CAUSES.includes(cause.text)) {
    if (causes.open) return report.spoil();
    return report.error('OS1101', cause.span, say`no check here has a cause called \`${cause.text}\``, {
      label: say`unknown cause`,
      notes: [
        known.length === 0
          ? say`there is no \`check\` before it`
          : say`the causes are ${listed([...known, ...ALWAYS_CAUSES])}`,
      ],
      ...didYouMean(cause.text, cause.span, [...known, ...ALWAYS_CAUSES]),
    });
  }
  return { kind: 'cause', text, cause: cause.text, not };
}
