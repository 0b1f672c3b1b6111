import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrivals } from './arrival.ts';

const MIN = 60_000;

/** Arrival of each event time, in minutes; `null` is a record without one. */
const found = (minutes: readonly (number | null)[], takeEvery = 1) => {
  const pending = arrivals<number>();
  const out: (number | null)[] = [];
  const keep = (list: ReturnType<typeof pending.take>) => {
    for (const { arrivalMs } of list) out.push(arrivalMs === null ? null : arrivalMs / MIN);
  };
  minutes.forEach((m, i) => {
    pending.add(i, m === null ? null : m * MIN);
    if (i % takeEvery === 0) keep(pending.take());
  });
  keep(pending.finish());
  return out;
};
const century = 52_560_000;

test.each<[string, (number | null)[], (number | null)[]]>([
  ['in order', [0, 1, 2, 3], [0, 1, 2, 3]],
  ['out of order: the running maximum', [0, 3, 1, 4, 2, 5], [0, 3, 3, 4, 4, 5]],
  ['half hours, the last one included', [0, 30, 60, 90], [0, 30, 60, 90]],
  ['a night without events', [0, 1, 600, 601], [0, 1, 600, 601]],
  ['one bad clock', [0, 1, century, 2, 3], [0, 1, 1, 2, 3]],
  [
    'two bad clocks next to each other',
    [0, century, century + 1, 1, 2, 3, 4, 5, 6],
    [0, 0, 0, 1, 2, 3, 4, 5, 6],
  ],
  ['a bad clock first', [century, 0, 1, 2], [1, 0, 1, 2]],
  [
    'a clock that was never set, first',
    [0, century, century + 1, century + 2],
    [century + 1, century, century + 1, century + 2],
  ],
  ['a bad clock last', [0, 1, 2, century], [0, 1, 2, 2]],
  ['a bad clock before the last', [0, 1, 2, century, 3], [0, 1, 2, 2, 3]],
  ['one record alone', [7], [7]],
  ['records without a time', [null, 5, null, 6, null], [5, 5, 5, 6, 6]],
  ['nothing has a time', [null, null], [null, null]],
  ['nothing', [], []],
])('%s', (_title, minutes, expected) => {
  expect(found(minutes)).toEqual(expected);
});

test('how often it is asked changes nothing, and arrivals never go back', () => {
  const minutes = fc.array(fc.option(fc.integer({ min: 0, max: 500 })), { maxLength: 60 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 70 }), (list, every) => {
      const once = found(list);
      expect(found(list, every)).toEqual(once);
      expect(once).toHaveLength(list.length);
      const largest = Math.max(...list.map((m) => m ?? 0), 0);
      for (const m of once) expect(m ?? 0).toBeLessThanOrEqual(largest);
    }),
  );
});
