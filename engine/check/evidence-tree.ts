import type { Condition } from '../../rules/condition.ts';
import { WEEKS_BETWEEN } from '../../rules/detectors/sensitivity.ts';
import { anomalySeverity } from '../../rules/detectors/severity.ts';
import { allOf, anyOf, negate } from '../../rules/truth.ts';
import type { Unit } from '../../rules/unit.ts';
import type { AnomalyTest } from '../anomaly.ts';
import type { Evidence, LeafEvidence } from '../evidence.ts';
import { shownChange } from './change.ts';
import type { PlainFact } from './fact-sheet.ts';
import type { LeafCondition } from './root.ts';
import type { Verdicts } from './rules-engine.ts';

/** What a leaf's numbers mean, null where they are no numbers. */
export type UnitOf = (leaf: LeafCondition) => Unit | null;

/**
 * The condition's tree with what the rules engine found at each part. Leaves carry now, usual, change and
 * samples; holds carry how long they have lasted. Same shape as the condition, so paths into it stay stable.
 */
export function evidenceTree(condition: Condition, verdicts: Verdicts, unitOf: UnitOf): Evidence {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const of = condition.of.map((part) => evidenceTree(part, verdicts, unitOf));
      const truths = of.map((part) => part.truth);
      return { kind: condition.kind, truth: condition.kind === 'and' ? allOf(truths) : anyOf(truths), of };
    }
    case 'not': {
      const of = evidenceTree(condition.of, verdicts, unitOf);
      return { kind: 'not', truth: negate(of.truth), of: [of] };
    }
    case 'hold': {
      const found = verdicts.leaves.get(condition.id);
      return {
        kind: 'hold',
        id: condition.id,
        text: condition.text,
        truth: found?.truth ?? null,
        of: evidenceTree(condition.of, verdicts, unitOf),
        heldMs: found?.fact.n ?? 0,
        forMs: condition.forMs,
      };
    }
    case 'sequence': {
      const found = verdicts.leaves.get(condition.id);
      const of = [condition.first, condition.second].map((part) => evidenceTree(part, verdicts, unitOf));
      return {
        kind: 'hold',
        id: condition.id,
        text: condition.text,
        truth: found?.truth ?? null,
        of: { kind: 'and', truth: allOf(of.map((part) => part.truth)), of },
        heldMs: found?.fact.n ?? 0,
        forMs: condition.withinMs,
      };
    }
    case 'sourceMissing':
    case 'during':
    case 'clock':
    case 'each':
    case 'cause': {
      // The rules know "not" as the other claim; people read it in the leaf's own text.
      const truth = verdicts.leaves.get(condition.id)?.truth ?? null;
      return { ...bare(condition.id, condition.text), truth };
    }
    case 'leaf':
      return leafEvidence(condition, verdicts, unitOf(condition));
  }
}

function leafEvidence(leaf: LeafCondition, verdicts: Verdicts, unit: Unit | null): LeafEvidence {
  const found = verdicts.leaves.get(leaf.id);
  const measure = leaf.test.kind === 'change' ? leaf.test.measure : null;
  if (found === undefined) return { ...bare(leaf.id, leaf.text), measure, unit };
  const { fact, truth } = found;
  const usual = fact.usual ?? fact.other;
  const change =
    leaf.test.kind === 'change' && typeof fact.v === 'number' && fact.usual !== null
      ? shownChange(leaf.test, fact.v, fact.usual)
      : null;
  return {
    kind: 'leaf',
    id: leaf.id,
    text: leaf.text,
    truth,
    now: fact.v,
    usual,
    change,
    measure,
    samples: fact.n,
    unit,
    why: fact.why,
    ...(leaf.test.kind === 'anomalous' ? oddnessOf(leaf.test, fact) : {}),
  };
}

/** How loud an anomaly is goes with how much of what is usual is gone, or has come. */
function oddnessOf({ sensitivity }: AnomalyTest, { v, anomaly }: PlainFact): Pick<LeafEvidence, 'anomaly'> {
  if (anomaly === undefined || !anomaly.known || typeof v !== 'number') return {};
  const { isOdd, direction, weeks, usual, low, high } = anomaly;
  const change = usual === 0 ? 1 : Math.abs(v - usual) / Math.abs(usual);
  const severity = isOdd ? anomalySeverity(weeks, WEEKS_BETWEEN[sensitivity], change) : null;
  return { anomaly: { direction, weeks, low, high, severity } };
}

function bare(id: string, text: string): LeafEvidence {
  return {
    kind: 'leaf',
    id,
    text,
    truth: null,
    now: null,
    usual: null,
    change: null,
    measure: null,
    samples: null,
    unit: null,
    why: null,
  };
}
