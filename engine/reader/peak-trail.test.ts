import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPeakTrail } from './peak-trail.ts';

test.each<[string, readonly [timeMs: number, offset: number][], number, number, number | null]>([
  ['nothing seen', [], 7, 7, null],
  ['one event', [[5, 3]], 7, 3, 3],
  ['asked before it', [[5, 3]], 2, 2, 3],
  [
    'rising',
    [
      [1, 0],
      [2, 1],
      [3, 2],
    ],
    1,
    1,
    2,
  ],
  [
    'the greatest is long ago',
    [
      [9, 0],
      [2, 1],
      [3, 2],
    ],
    2,
    0,
    0,
  ],
  [
    'equal times do not move it',
    [
      [9, 0],
      [9, 1],
    ],
    1,
    0,
    0,
  ],
])('%s', (_title, events, at, want, top) => {
  const trail = createPeakTrail();
  for (const [timeMs, offset] of events) trail.see(timeMs, offset);
  expect(trail.peakAt(at)).toBe(want);
  expect(trail.top()).toBe(top);
});

test('forgets only what nobody may ask for again', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 80 }), fc.nat(79), (times, from) => {
      const trail = createPeakTrail();
      for (const [offset, timeMs] of times.entries()) trail.see(timeMs, offset);
      for (let at = Math.min(from, times.length - 1); at < times.length; at += 1) {
        const upTo = times.slice(0, at + 1);
        expect(trail.peakAt(at)).toBe(upTo.indexOf(Math.max(...upTo)));
      }
    }),
  );
});

test('ten thousand rising events are forgotten as they are passed', () => {
  const trail = createPeakTrail();
  for (let i = 0; i < 10_000; i += 1) trail.see(i, i);
  expect(trail.peakAt(9_000)).toBe(9_000);
  expect(trail.peakAt(9_999)).toBe(9_999);
  expect(trail.greatestMs()).toBe(9_999);
});
