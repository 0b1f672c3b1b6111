import { expect, test } from '@jest/globals';
import { gapMessage, OffsetGap } from './offset-gap.ts';
import { createTopicWatch, TOPICS_NOTE } from './topic-watch.ts';

const ids = (of: Readonly<Record<string, string>>) => new Map(Object.entries(of));

test('what is met for the first time is noted once, sorted', () => {
  const watch = createTopicWatch({ notes: {} });
  watch.look(ids({ riders: 'b', orders: 'a' }));
  expect(JSON.stringify(watch.take())).toBe('{"topics":{"orders":"a","riders":"b"}}');
  watch.look(ids({ riders: 'b', orders: 'a' }));
  expect(watch.take()).toEqual({});
});

test('a topic that a new playbook reads joins the others', () => {
  const watch = createTopicWatch({ notes: { [TOPICS_NOTE]: { orders: 'a' } } });
  watch.look(ids({ riders: 'b' }));
  expect(watch.take()).toEqual({ [TOPICS_NOTE]: { orders: 'a', riders: 'b' } });
});

test('another topic under a known name is refused, also while it runs', () => {
  const stored = createTopicWatch({ notes: { [TOPICS_NOTE]: { orders: 'a' } } });
  expect(() => stored.look(ids({ orders: 'c' }))).toThrow(OffsetGap);
  const running = createTopicWatch({ notes: {} });
  running.look(ids({ orders: 'a' }));
  expect(() => running.look(ids({ orders: 'c' }))).toThrow(
    /another topic `orders` than the one that was read/,
  );
});

test('a log that tells no identities is read by name', () => {
  const watch = createTopicWatch({ notes: { [TOPICS_NOTE]: { orders: 'a' } } });
  watch.look(new Map());
  expect(watch.take()).toEqual({});
});

test.each<[string, number | null, string, object]>([
  ['of a partition', 3, 'unreadable:orders/3', { topic: 'orders', partition: '3' }],
  ['of a whole topic', null, 'unreadable:orders', { topic: 'orders' }],
])('the message of a gap %s has the shape of a decision', (_title, partition, incident, instance) => {
  const detail = { wanted: 3, low: 5, end: 9 };
  const gap = new OffsetGap('gone', 'do', { kind: 'deleted', topic: 'orders', partition, detail });
  expect(gapMessage(gap, 1_000)).toEqual({
    topic: 'anomalies',
    key: incident,
    value: {
      schema: 'ordersense.anomaly/1',
      t: 1_000,
      playbook: '',
      instance,
      incident,
      n: 0,
      what: 'unreadable',
      step: '',
      detail: { kind: 'deleted', wanted: 3, low: 5, end: 9, message: 'gone', help: 'do' },
      evidence: null,
    },
  });
});
