import { expect, test } from '@jest/globals';
import { eventTimes } from './event-time.ts';

const eventTime = eventTimes([
  { topic: 'orders', time: 'occurred_at' },
  { topic: 'orders', time: 'placed_at' },
  { topic: 'riders', time: 'seen "at"' },
]);
const noon = Date.parse('2026-03-06T12:00:00Z');

test.each<[string, string, string, number | null]>([
  ['ISO 8601', 'orders', '{"id":1,"occurred_at":"2026-03-06T12:00:00Z"}', noon],
  ['with an offset, spaced', 'orders', '{ "occurred_at" : "2026-03-06T21:00:00.000+09:00" , "id":1}', noon],
  ['epoch ms', 'orders', `{"occurred_at":${noon},"id":1}`, noon],
  ['epoch ms at the end', 'orders', `{"id":1,"occurred_at":${noon}}`, noon],
  ['another source of the topic', 'orders', `{"placed_at":${noon}}`, noon],
  ['the name twice, once inside', 'orders', `{"meta":{"occurred_at":1},"occurred_at":${noon}}`, noon],
  ['the name as a value', 'orders', `{"name":"occurred_at","placed_at":${noon}}`, noon],
  ['an escaped time', 'orders', '{"occurred_at":"2026-03-06T12:00:00\\u005a"}', noon],
  ['a name with quotes', 'riders', `{"seen \\"at\\"":${noon}}`, noon],
  ['no zone', 'orders', '{"occurred_at":"2026-03-06T12:00:00"}', null],
  ['no such date', 'orders', '{"occurred_at":"2026-13-46T12:00:00Z"}', null],
  ['a broken number', 'orders', '{"occurred_at":12.5}', null],
  ['no JSON', 'orders', '{"occurred_at"', null],
  ['no object', 'orders', '[]', null],
  ['an inherited name', 'orders', '{}', null],
  ['a topic without sources', 'weather', `{"occurred_at":${noon}}`, null],
])('%s', (_title, topic, value, expected) => {
  expect(eventTime(topic, Buffer.from(value, 'utf8'))).toBe(expected);
});
