import { canonicalJson } from '../../rules/canonical.ts';
import type { Condition, LookUp } from '../../rules/condition.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Baseline } from '../../rules/window.ts';
import { type AnomalyReading, type AnomalyTest, WARMING } from '../anomaly.ts';
import type { Answer, Facts } from '../facts.ts';
import { type Reading, unread } from '../reading.ts';
import { leavesIn, nodesOf } from './root.ts';

/**
 * What an incident's body may read later, as it was at the edge: answers of probes arrive after the metrics have
 * moved on, and causes are judged over the edge's T (E7, ENGINE §4.10). Plain JSON, part of the incident.
 */
export interface Snapshot {
  readonly atMs: number;
  readonly windows: Readonly<Record<string, Reading>>;
  /** By window and canonical JSON of the baseline. */
  readonly usual: Readonly<Record<string, Reading>>;
  /** By source and ms. */
  readonly missing: Readonly<Record<string, Truth>>;
  /** Fields of tables, by table, field and dimension; absent in what an earlier version stored. */
  readonly looked?: Readonly<Record<string, Answer>>;
  /** Which schedules held; absent in what an earlier version stored. */
  readonly during?: Readonly<Record<string, Truth>>;
  /** What detectors said, by window and canonical JSON of the test; absent where none is asked. */
  readonly anomalies?: Readonly<Record<string, AnomalyReading>>;
  /** Holds of the body at that instant: truth and ms held. */
  readonly holds: Readonly<Record<string, { readonly truth: Truth; readonly heldMs: number }>>;
}

/** The fields of one probe's answer, or nothing where it did not answer. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Scalar>> | undefined>>;

/** Reads everything that `conditions`, and the texts and arguments of their playbook, can ask for. */
export function takeSnapshot(
  conditions: readonly Condition[],
  { windows, lookUps }: Pick<Playbook, 'windows' | 'lookUps'>,
  facts: Facts,
  holds: Snapshot['holds'],
): Snapshot {
  const read: Record<string, Reading> = {};
  const usual: Record<string, Reading> = {};
  const missing: Record<string, Truth> = {};
  const during: Record<string, Truth> = {};
  const looked: Record<string, Answer> = {};
  const anomalies: Record<string, AnomalyReading> = {};
  for (const look of lookUps) looked[lookUpKey(look)] ??= facts.lookUp(look);
  for (const id of windows) read[id] ??= stored(facts.window(id));
  for (const condition of conditions) {
    for (const { operand, test } of leavesIn(condition)) {
      if (test.kind === 'ofMetric') read[test.window] ??= stored(facts.window(test.window));
      if (operand.kind === 'lookUp') looked[lookUpKey(operand)] ??= facts.lookUp(operand);
      if (operand.kind !== 'window') continue;
      read[operand.window] ??= stored(facts.window(operand.window));
      if (test.kind === 'change')
        usual[usualKey(operand.window, test.baseline)] ??= stored(facts.usual(operand.window, test.baseline));
      if (test.kind === 'anomalous')
        anomalies[anomalyKey(operand.window, test)] ??= facts.anomaly?.(operand.window, test) ?? WARMING;
    }
    for (const node of nodesOf(condition)) {
      if (node.kind === 'sourceMissing')
        missing[`${node.source} ${node.overMs}`] = facts.sourceMissing(node.source, node.overMs);
      if (node.kind === 'during') for (const name of node.schedules) during[name] = facts.during(name);
    }
  }
  const odd = Object.keys(anomalies).length === 0 ? {} : { anomalies };
  return { atMs: facts.atMs, windows: read, usual, missing, looked, during, ...odd, holds };
}

/** The snapshot as facts again, with the answers that came since. What was not stored is unknown. */
export function snapshotFacts(snapshot: Snapshot, answers: Answers): Facts {
  return {
    atMs: snapshot.atMs,
    window: (id) => snapshot.windows[id] ?? unread('no-series'),
    usual: (id, baseline) => snapshot.usual[usualKey(id, baseline)] ?? unread('no-baseline'),
    anomaly: (id, test) => snapshot.anomalies?.[anomalyKey(id, test)] ?? WARMING,
    probe(name, field) {
      const fields = answers[name];
      if (fields === undefined) return { known: false, why: 'no-answer' };
      const value = fields[field];
      return value === undefined ? { known: false, why: 'missing-field' } : { known: true, value };
    },
    sourceMissing: (source, overMs) => snapshot.missing[`${source} ${overMs}`] ?? null,
    lookUp: (look) => snapshot.looked?.[lookUpKey(look)] ?? { known: false, why: 'no-series' },
    // Only a trigger asks for it, and only at its own instant.
    isTimeOfDay: () => null,
    during: (name) => snapshot.during?.[name] ?? null,
  };
}

/** Facts of an instance that was not looked at: all unknown. */
export function absentFacts(atMs: number): Facts {
  return {
    atMs,
    window: () => unread('no-series'),
    usual: () => unread('no-baseline'),
    probe: () => ({ known: false, why: 'no-answer' }),
    sourceMissing: () => null,
    lookUp: () => ({ known: false, why: 'no-series' }),
    isTimeOfDay: () => null,
    during: () => null,
  };
}

function lookUpKey({ table, field, key }: LookUp): string {
  return `${table} ${field} ${key}`;
}

function anomalyKey(window: string, test: AnomalyTest): string {
  return `${window} ${canonicalJson(test)}`;
}

function usualKey(window: string, baseline: Baseline): string {
  return `${window} ${canonicalJson(baseline)}`;
}

/** JSON has no NaN; what is no number is unknown anyway. */
function stored(reading: Reading): Reading {
  if (!reading.known) return { known: false, why: reading.why, samples: finite(reading.samples) };
  return Number.isFinite(reading.value)
    ? { known: true, value: reading.value, samples: finite(reading.samples) }
    : unread('no-samples', finite(reading.samples));
}

function finite(samples: number): number {
  return Number.isFinite(samples) ? samples : 0;
}
