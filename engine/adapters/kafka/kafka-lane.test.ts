import { expect, test } from '@jest/globals';
import { afterLook, createLane, logRecord, placeOf } from './kafka-lane.ts';
import { startOffset } from './topic-offsets.ts';

const orders = { topic: 'orders', partition: 3 };

/** What becomes of batches that were fetched from these offsets, in order; a sound range is found each time. */
const fate = (next: number, fetched: readonly number[]) => {
  const lane = createLane(orders, next);
  return fetched.map((from) => {
    if (placeOf(lane, from) === 'look' && afterLook(lane, from) === 'seek') return 'seek';
    lane.next = from + 1;
    return 'deliver';
  });
};

test.each<[string, number, number[], string[]]>([
  ['the batch that comes next', 5, [5, 6, 7], ['deliver', 'deliver', 'deliver']],
  ['one that was fetched before the seek', 5, [90, 5], ['seek', 'deliver']],
  ['one from behind', 5, [2, 5, 6], ['seek', 'deliver', 'deliver']],
  ['two that were fetched before the seek', 5, [90, 70, 5], ['seek', 'seek', 'deliver']],
  ['markers right where we sought', 5, [7, 7, 8], ['seek', 'deliver', 'deliver']],
  ['markers later', 5, [5, 9], ['deliver', 'deliver']],
])('%s', (_title, next, fetched, expected) => {
  expect(fate(next, fetched)).toEqual(expected);
});

test.each<[string, number | undefined, number, number, number | RegExp]>([
  ['nothing read yet', undefined, 0, 9, 0],
  ['nothing read yet, retention has begun', undefined, 4, 9, 4],
  ['offset 0 is nothing read', 0, 4, 9, 4],
  ['somewhere inside', 7, 4, 9, 7],
  ['at the end', 9, 4, 9, 9],
  ['at the first one', 4, 4, 9, 4],
  [
    'records were deleted',
    3,
    4,
    9,
    /`orders\/3` should go on at offset 3, and Kafka holds 4 to 9: records were deleted/,
  ],
  ['the log is shorter', 12, 0, 9, /offset 12, and Kafka holds 0 to 9: the topic was made anew/],
])('start: %s', (_title, wanted, low, end, expected) => {
  const start = () => startOffset(orders, wanted, { low, end });
  if (typeof expected === 'number') expect(start()).toBe(expected);
  else expect(start).toThrow(expected);
});

test.each<[string, Buffer | null, Buffer | null, string | null]>([
  ['key and value', Buffer.from('강남'), Buffer.from('{}'), '강남'],
  ['no key', null, Buffer.from([0xff]), null],
  ['a deletion', Buffer.from('k'), null, 'k'],
])('record: %s', (_title, key, value, expected) => {
  const record = logRecord({ offset: '12', timestamp: '1785000000000', key, value });
  expect(record).toEqual({ offset: 12, arrivalMs: 1_785_000_000_000, key: expected, value });
});

test('an offset that cannot be counted exactly is refused', () => {
  expect(() => logRecord({ offset: '9007199254740993', timestamp: '0', key: null, value: null })).toThrow(
    /exactly/,
  );
});
