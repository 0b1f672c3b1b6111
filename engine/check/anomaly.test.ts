/** `is anomalous` at an edge, in between, in evidence and in what an incident keeps: all of them say the same. */
import { describe, expect, test } from '@jest/globals';
import type { Truth } from '../../rules/truth.ts';
import { type AnomalyReading, type AnomalyTest, anomalyTruth } from '../anomaly.ts';
import type { LeafEvidence } from '../evidence.ts';
import { type Reading, unread } from '../reading.ts';
import { evidenceTree } from './evidence-tree.ts';
import { factSheet } from './fact-sheet.ts';
import { noClaim, noResult, type Question } from './question.ts';
import type { LeafCondition } from './root.ts';
import { createRulesEngine } from './rules-engine.ts';
import { absentFacts, snapshotFacts, takeSnapshot } from './snapshot.ts';
import { truthOf } from './truth-of.ts';

const found = { direction: 'down', weeks: 60, usual: 50, low: 30, high: 75 } as const;
const odd: AnomalyReading = { known: true, isOdd: true, ...found };
const calm: AnomalyReading = { known: true, isOdd: false, ...found, weeks: 1 };
const warming: AnomalyReading = { known: false, why: 'warming-up' };
const twenty: Reading = { known: true, value: 20, samples: 20 };

const leafOf = (more: Partial<AnomalyTest> = {}): LeafCondition => ({
  kind: 'leaf',
  id: 'l1',
  text: 'orders is anomalous',
  operand: { kind: 'window', window: 'w' },
  test: {
    kind: 'anomalous',
    not: false,
    direction: 'either',
    atLeast: null,
    model: 'volume',
    sensitivity: 'medium',
    cycle: 'week',
    ...more,
  },
});
const questionOf = (now: Reading, anomaly: AnomalyReading | null): Question => ({
  facts: { ...absentFacts(0), window: () => now, ...(anomaly === null ? {} : { anomaly: () => anomaly }) },
  hold: noClaim,
  cause: noClaim,
  result: noResult,
  baselineGuarded: new Set(),
});
async function evidenceOf(leaf: LeafCondition, question: Question): Promise<LeafEvidence> {
  const engine = createRulesEngine([{ name: 'when', condition: leaf }]);
  const verdicts = await engine.judge(factSheet([leaf], question, () => 0));
  expect(verdicts.truths.get('when')).toBe(truthOf(leaf, question));
  return evidenceTree(leaf, verdicts, () => ({ kind: 'count' })) as LeafEvidence;
}

const TRUTHS: readonly [string, Partial<AnomalyTest>, Reading, AnomalyReading | null, Truth][] = [
  ['odd', {}, twenty, odd, true],
  ['usual', {}, twenty, calm, false],
  ['odd, and not asked for', { not: true }, twenty, odd, false],
  ['usual, as asked for', { not: true }, twenty, calm, true],
  ['odd in the direction asked for', { direction: 'down' }, twenty, odd, true],
  ['odd in the other', { direction: 'up' }, twenty, odd, false],
  ['not odd in the other', { direction: 'up', not: true }, twenty, odd, true],
  ['warming', {}, twenty, warming, null],
  ['warming, and asked for the opposite', { not: true }, twenty, warming, null],
  ['no detector at hand', {}, twenty, null, null],
  ['nothing known now', {}, unread('blind'), odd, null],
  ['too few samples', { atLeast: 30 }, twenty, odd, null],
  ['enough samples', { atLeast: 20 }, twenty, odd, true],
];

test.each(TRUTHS)('%s', async (_title, more, now, anomaly, want) => {
  const question = questionOf(now, anomaly);
  expect(truthOf(leafOf(more), question)).toBe(want);
  expect((await evidenceOf(leafOf(more), question)).truth).toBe(want);
});

test('a test of what is no window is unknown', () => {
  const leaf: LeafCondition = { ...leafOf(), operand: { kind: 'probe', probe: 'p', field: 'f' } };
  const question = questionOf(twenty, odd);
  expect(
    truthOf(leaf, { ...question, facts: { ...question.facts, probe: () => ({ known: true, value: 3 }) } }),
  ).toBeNull();
});

describe('evidence', () => {
  test('says what is usual, the band, the rarity, and how loud it is', async () => {
    expect(await evidenceOf(leafOf(), questionOf(twenty, { ...odd, weeks: 200 }))).toMatchObject({
      now: 20,
      usual: 50,
      samples: 20,
      anomaly: { direction: 'down', weeks: 200, low: 30, high: 75, severity: 'critical' },
    });
  });

  test('has no severity where nothing is odd', async () => {
    const { anomaly } = await evidenceOf(leafOf({ not: true }), questionOf(twenty, calm));
    expect(anomaly).toMatchObject({ weeks: 1, severity: null });
  });

  test('where nothing is usual, all of it is the change', async () => {
    const { anomaly } = await evidenceOf(leafOf(), questionOf(twenty, { ...odd, usual: 0, weeks: 200 }));
    expect(anomaly?.severity).toBe('critical');
  });

  test('says why it knows nothing, and no rarity', async () => {
    const evidence = await evidenceOf(
      leafOf(),
      questionOf(twenty, { known: false, why: 'too-little-volume' }),
    );
    expect(evidence).toMatchObject({ truth: null, why: 'too-little-volume' });
    expect(evidence).not.toHaveProperty('anomaly');
  });
});

test('an incident keeps what was said at its edge', () => {
  const leaf = leafOf();
  const snapshot = takeSnapshot([leaf], { windows: [], lookUps: [] }, questionOf(twenty, odd).facts, {});
  const kept = snapshotFacts(JSON.parse(JSON.stringify(snapshot)), {});
  const { test: asked } = leaf;
  expect(kept.anomaly?.('w', asked as AnomalyTest)).toEqual(odd);
  expect(kept.anomaly?.('another', asked as AnomalyTest)).toEqual(warming);
  expect(anomalyTruth(asked as AnomalyTest, odd)).toBe(true);
});
