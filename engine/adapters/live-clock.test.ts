import { expect, test } from '@jest/globals';
import { liveClock } from './live-clock.ts';

const START = Date.UTC(2026, 2, 6, 9);

/** A machine's hour; a test that waited for one would run into its limit. */
const HOUR = 3_600_000;

test('without a pace it is the machine\u2019s', () => {
  const before = Date.now();
  const now = liveClock().now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('a pace begins where it is told to, in whole milliseconds', () => {
  const clock = liveClock({ startMs: START, speed: 1 });
  expect(clock.now() - START).toBeLessThan(HOUR);
  expect(clock.now()).toBeGreaterThanOrEqual(START);
  expect(Number.isSafeInteger(clock.now())).toBe(true);
});

test('an hour of a fast clock is soon over, again and again', async () => {
  const clock = liveClock({ startMs: START, speed: HOUR });
  let rings = 0;
  await new Promise<void>((done) => {
    const off = clock.every(HOUR, async () => {
      rings += 1;
      if (rings < 3) return;
      off();
      done();
    });
  });
  expect(rings).toBe(3);
  // Each timer may ring a millisecond early, which is an hour here.
  expect(clock.now()).toBeGreaterThan(START);
});

test('what waits is timed anew when the pace changes', async () => {
  const clock = liveClock();
  const rang = new Promise<void>((done) => {
    const off = clock.every(HOUR, async () => {
      off();
      done();
    });
  });
  clock.set({ startMs: START, speed: HOUR });
  await rang;
  expect(clock.now()).toBeGreaterThanOrEqual(START);
});

test('what was taken off does not ring, whatever the pace becomes', async () => {
  const clock = liveClock();
  let rang = false;
  const off = clock.every(HOUR, async () => {
    rang = true;
  });
  off();
  clock.set({ startMs: START, speed: HOUR });
  await new Promise<void>((done) => {
    const last = clock.every(2 * HOUR, async () => {
      last();
      done();
    });
  });
  expect(rang).toBe(false);
});
