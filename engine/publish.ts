import { canonicalJson } from '../rules/canonical.ts';
import type { Decision, DecisionKind } from './decision.ts';

/** Topic on which each kind of decision is told. */
export const TOPIC_OF: Readonly<Record<DecisionKind, 'anomalies' | 'actions'>> = {
  opened: 'anomalies',
  held: 'anomalies',
  released: 'anomalies',
  reopened: 'anomalies',
  cause: 'anomalies',
  'action-failed': 'anomalies',
  escalated: 'anomalies',
  raised: 'anomalies',
  expected: 'anomalies',
  ordered: 'anomalies',
  paged: 'anomalies',
  overdue: 'anomalies',
  recovered: 'anomalies',
  closed: 'anomalies',
  latched: 'anomalies',
  reset: 'anomalies',
  blind: 'anomalies',
  seeing: 'anomalies',
  act: 'actions',
  skipped: 'actions',
  waits: 'actions',
  asked: 'actions',
  tracked: 'actions',
  answered: 'actions',
  budget: 'actions',
  undo: 'actions',
};

const SCHEMA_OF = { anomalies: 'ordersense.anomaly/1', actions: 'ordersense.action/1' } as const;

/**
 * The message that tells a decision (`docs/topics.md`). Keyed by incident, so that one incident's messages stay in
 * order; canonical JSON, so that simulate and run give the same bytes.
 */
export function messageOf(decision: Decision): {
  readonly topic: 'anomalies' | 'actions';
  readonly key: string;
  readonly value: string;
} {
  const topic = TOPIC_OF[decision.what];
  return { topic, key: decision.incident, value: canonicalJson({ schema: SCHEMA_OF[topic], ...decision }) };
}
