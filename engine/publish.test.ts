import { expect, test } from '@jest/globals';
import type { Decision, DecisionKind } from './decision.ts';
import { messageOf } from './publish.ts';

const decision: Decision = {
  t: 1_772_000_000_000,
  playbook: 'order_drop',
  instance: { region: 'seoul-gangnam' },
  incident: 'abc123abc123',
  n: 0,
  what: 'opened',
  step: '',
  detail: { severity: 'high' },
  evidence: null,
};

test.each<[DecisionKind, string]>([
  ['opened', 'anomalies'],
  ['held', 'anomalies'],
  ['released', 'anomalies'],
  ['reopened', 'anomalies'],
  ['cause', 'anomalies'],
  ['action-failed', 'anomalies'],
  ['recovered', 'anomalies'],
  ['closed', 'anomalies'],
  ['blind', 'anomalies'],
  ['seeing', 'anomalies'],
  ['act', 'actions'],
  ['skipped', 'actions'],
  ['undo', 'actions'],
])('%s is told on %s, keyed by its incident', (what, topic) => {
  const message = messageOf({ ...decision, what });
  expect(message).toMatchObject({ topic, key: 'abc123abc123' });
  const schema = topic === 'actions' ? 'ordersense.action/1' : 'ordersense.anomaly/1';
  expect(JSON.parse(message.value)).toEqual({ schema, ...decision, what });
});

test('the bytes do not depend on the order in which a decision was put together', () => {
  const turned = Object.fromEntries(Object.entries(decision).reverse()) as unknown as Decision;
  expect(messageOf(turned).value).toBe(messageOf(decision).value);
  expect(messageOf(decision).value).toBe(
    '{"detail":{"severity":"high"},"evidence":null,"incident":"abc123abc123","instance":{"region":"seoul-gangnam"},' +
      '"n":0,"playbook":"order_drop","schema":"ordersense.anomaly/1","step":"","t":1772000000000,"what":"opened"}',
  );
});
