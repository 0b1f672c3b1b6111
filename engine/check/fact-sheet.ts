import type { Condition } from '../../rules/condition.ts';
import { anyOf, type Truth } from '../../rules/truth.ts';
import type { Scalar } from '../../rules/unit.ts';
import { type AnomalyReading, WARMING } from '../anomaly.ts';
import type { Unknown } from '../reading.ts';
import type { Question } from './question.ts';
import { nodesOf } from './root.ts';
import { answerOf, isBound, isMissing } from './truth-of.ts';

/**
 * What the rules engine is given for one leaf: a plain value, never a callback, because a fact that throws would
 * abort the whole run (LANGUAGE A.5).
 */
export interface PlainFact {
  /** Known: everything that the test compares was read and passed the sample guard. */
  readonly k: boolean;
  /** Value now; for holds, causes and silent sources the claim itself. */
  readonly v: Scalar | null;
  /** Samples in the current window; for holds the ms held so far. */
  readonly n: number | null;
  /** Why it is unknown, or why there is no value. */
  readonly why: Unknown | null;
  /** What is usual, for changes. */
  readonly usual: number | null;
  /** The metric it is compared with. */
  readonly other: number | null;
  /** What a detector said; absent where none is asked. */
  readonly anomaly?: AnomalyReading;
}

type Leaf = Extract<Condition, { readonly kind: 'leaf' }>;

const nothing: PlainFact = { k: false, v: null, n: null, why: null, usual: null, other: null };

/**
 * The plain facts of some conditions, by the ids of their leaves: what the rules engine is run over. Leaves that
 * occur in two conditions are read once.
 *
 * @param heldMs  how long a hold has lasted, ms
 */
export function factSheet(
  conditions: Iterable<Condition>,
  question: Question,
  heldMs: (id: string) => number,
): Record<string, PlainFact> {
  const sheet: Record<string, PlainFact> = {};
  for (const condition of conditions) {
    for (const node of nodesOf(condition)) {
      if (node.kind === 'leaf') sheet[node.id] ??= leafFact(node, question);
      else if (node.kind === 'hold' || node.kind === 'sequence')
        sheet[node.id] ??= claimFact(question.hold(node.id), heldMs(node.id));
      else if (node.kind === 'sourceMissing')
        sheet[node.id] ??= claimFact(question.facts.sourceMissing(node.source, node.overMs));
      else if (node.kind === 'clock')
        sheet[node.id] ??= claimFact(question.facts.isTimeOfDay(node.atMinutes));
      else if (node.kind === 'each') sheet[node.id] ??= claimFact(isBound(question.facts));
      else if (node.kind === 'during')
        sheet[node.id] ??= claimFact(anyOf(node.schedules.map((name) => question.facts.during(name))));
      else if (node.kind === 'cause') sheet[node.id] ??= claimFact(question.cause(node.cause));
    }
  }
  return sheet;
}

/** A claim that was judged elsewhere: a hold, a cause, a silent source. `n`: ms held, for holds. */
export function claimFact(truth: Truth, n: number | null = null): PlainFact {
  return { ...nothing, k: truth !== null, v: truth, n };
}

/** Reads all that one leaf's test needs. Never throws. */
export function leafFact(leaf: Leaf, question: Question): PlainFact {
  const now = readNow(leaf, question);
  const { test } = leaf;
  if (test.kind === 'missing') {
    return now.k ? now : { ...now, k: isMissing(now.why ?? 'no-samples') !== null };
  }
  if (!now.k) return now;
  switch (test.kind) {
    case 'is':
      return now;
    case 'threshold':
      if (typeof now.v !== 'number') return { ...now, k: false, why: 'missing-field' };
      return guarded(now, test.atLeast, now.n);
    case 'ofMetric': {
      if (typeof now.v !== 'number') return { ...now, k: false, why: 'missing-field' };
      const other = question.facts.window(test.window);
      if (!other.known) return { ...now, k: false, why: other.why };
      return Number.isFinite(other.value)
        ? { ...now, other: other.value }
        : { ...now, k: false, why: 'no-samples' };
    }
    case 'change': {
      if (leaf.operand.kind !== 'window') return { ...now, k: false, why: 'no-baseline' };
      const usual = question.facts.usual(leaf.operand.window, test.baseline);
      if (!usual.known) return { ...now, k: false, why: usual.why };
      if (!Number.isFinite(usual.value)) return { ...now, k: false, why: 'no-baseline' };
      const both: PlainFact = { ...now, usual: usual.value };
      if (usual.value === 0 && test.measure !== 'absolute')
        return { ...both, k: false, why: 'zero-baseline' };
      const onBaseline = question.baselineGuarded.has(leaf.operand.window);
      return guarded(both, test.atLeast, onBaseline ? usual.samples : now.n);
    }
    case 'anomalous': {
      if (leaf.operand.kind !== 'window') return { ...now, k: false, why: 'missing-field' };
      const anomaly = question.facts.anomaly?.(leaf.operand.window, test) ?? WARMING;
      if (!anomaly.known) return { ...now, k: false, why: anomaly.why };
      return guarded({ ...now, usual: anomaly.usual, anomaly }, test.atLeast, now.n);
    }
  }
}

function readNow(leaf: Leaf, question: Question): PlainFact {
  const { facts } = question;
  const { operand } = leaf;
  if (operand.kind !== 'window') {
    const answer = answerOf(operand, question);
    if (!answer.known) return { ...nothing, why: answer.why };
    return isNumberless(answer.value)
      ? { ...nothing, why: 'missing-field' }
      : { ...nothing, k: true, v: answer.value };
  }
  const now = facts.window(operand.window);
  if (!now.known) return { ...nothing, n: now.samples, why: now.why };
  return isNumberless(now.value)
    ? { ...nothing, n: now.samples, why: 'no-samples' }
    : { ...nothing, k: true, v: now.value, n: now.samples };
}

function isNumberless(value: Scalar): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

/** A probe's answer has no samples, so no guard. */
function guarded(fact: PlainFact, atLeast: number | null, samples: number | null): PlainFact {
  if (atLeast === null || samples === null || samples >= atLeast) return fact;
  return { ...fact, k: false, why: 'too-few-samples' };
}
