import { compare } from '../../rules/comparison.ts';
import type { Condition, Operand } from '../../rules/condition.ts';
import { anyOf, type Truth } from '../../rules/truth.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Test } from '../../rules/window.ts';
import { anomalyTruth, WARMING } from '../anomaly.ts';
import type { Answer, Facts } from '../facts.ts';
import type { Unknown } from '../reading.ts';
import { changeTruth } from './change.ts';
import type { Question } from './question.ts';

const NO_EVENT: Answer = { known: false, why: 'no-series' };

/**
 * Three-valued truth (Kleene) of a condition: true, false, or null for unknown. Runs for every instant and
 * instance, so it allocates nothing; `engine/check/rules-engine.ts` decides the same at edges, with evidence.
 */
export function truthOf(condition: Condition, question: Question): Truth {
  switch (condition.kind) {
    case 'and': {
      let known: Truth = true;
      for (const part of condition.of) {
        const truth = truthOf(part, question);
        if (truth === false) return false;
        if (truth === null) known = null;
      }
      return known;
    }
    case 'or': {
      let known: Truth = false;
      for (const part of condition.of) {
        const truth = truthOf(part, question);
        if (truth === true) return true;
        if (truth === null) known = null;
      }
      return known;
    }
    case 'not':
      return unless(truthOf(condition.of, question), true);
    case 'hold':
    case 'sequence':
      return question.hold(condition.id);
    case 'sourceMissing':
      return unless(question.facts.sourceMissing(condition.source, condition.overMs), condition.not);
    case 'each':
      return isBound(question.facts);
    case 'clock':
      return question.facts.isTimeOfDay(condition.atMinutes);
    case 'during': {
      const { facts } = question;
      return unless(anyOf(condition.schedules.map((name) => facts.during(name))), condition.not);
    }
    case 'cause':
      return unless(question.cause(condition.cause), condition.not);
    case 'leaf':
      return leafTruth(condition.operand, condition.test, question);
  }
}

/**
 * Whether a value that cannot be read counts as `missing`: yes where we looked and found nothing. A blind source
 * and a window that reaches back before the first read stay unknown, so that nothing fires from them (E10, E14); so does
 * what we stopped ourselves (R33).
 */
export function isMissing(why: Unknown): Truth {
  return why === 'blind' || why === 'not-covered' || why === 'own-act' ? null : true;
}

function unless(truth: Truth, not: boolean): Truth {
  return truth === null ? null : truth !== not;
}

function leafTruth(operand: Operand, test: Test, question: Question): Truth {
  switch (operand.kind) {
    case 'window':
      return windowTruth(operand.window, test, question);
    default:
      return answerTruth(answerOf(operand, question), test, question);
  }
}

/** What an operand that is no window says. */
export function answerOf(
  operand: Exclude<Operand, { readonly kind: 'window' }>,
  { facts, result }: Question,
): Answer {
  switch (operand.kind) {
    case 'probe':
      return facts.probe(operand.probe, operand.field);
    case 'lookUp':
      return facts.lookUp(operand);
    case 'result':
      return result(operand);
    case 'field':
      return facts.field?.(operand.field) ?? NO_EVENT;
  }
}

/** Whether an instance is the occasion of an event; of one that is not nothing can be said. */
export function isBound(facts: Facts): Truth {
  return facts.field === undefined ? null : true;
}

function windowTruth(window: string, test: Test, question: Question): Truth {
  const { facts } = question;
  const now = facts.window(window);
  // A number that is none would pass `not >`; it is as unknown as no number at all.
  if (!now.known || !Number.isFinite(now.value)) {
    if (test.kind !== 'missing') return null;
    return unless(now.known ? true : isMissing(now.why), test.not);
  }
  switch (test.kind) {
    case 'threshold':
      if (test.atLeast !== null && !(now.samples >= test.atLeast)) return null;
      return compare(now.value, test.op, test.value);
    case 'ofMetric': {
      const other = facts.window(test.window);
      if (!other.known || !Number.isFinite(other.value)) return null;
      return compare(now.value, test.op, test.ratio * other.value);
    }
    case 'change': {
      const usual = facts.usual(window, test.baseline);
      if (!usual.known || !Number.isFinite(usual.value)) return null;
      if (test.atLeast !== null) {
        const samples = question.baselineGuarded.has(window) ? usual.samples : now.samples;
        if (!(samples >= test.atLeast)) return null;
      }
      return changeTruth(test, now.value, usual.value);
    }
    case 'anomalous':
      if (test.atLeast !== null && !(now.samples >= test.atLeast)) return null;
      return anomalyTruth(test, facts.anomaly?.(window, test) ?? WARMING);
    default:
      return scalarTruth(now.value, test, question);
  }
}

function answerTruth(answer: Answer, test: Test, question: Question): Truth {
  if (!answer.known || (typeof answer.value === 'number' && !Number.isFinite(answer.value))) {
    if (test.kind !== 'missing') return null;
    return unless(answer.known ? true : isMissing(answer.why), test.not);
  }
  return scalarTruth(answer.value, test, question);
}

/** Tests of one known value; a probe's answer and a row's field have no samples and no baseline. */
function scalarTruth(value: Scalar, test: Test, question: Question): Truth {
  switch (test.kind) {
    case 'threshold':
      return typeof value === 'number' ? compare(value, test.op, test.value) : null;
    case 'ofMetric': {
      if (typeof value !== 'number') return null;
      const other = question.facts.window(test.window);
      return other.known && Number.isFinite(other.value)
        ? compare(value, test.op, test.ratio * other.value)
        : null;
    }
    case 'change':
    case 'anomalous':
      return null;
    case 'is':
      return test.values.includes(value) !== test.not;
    case 'missing':
      return test.not;
  }
}
