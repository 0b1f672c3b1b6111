import { expect, test } from '@jest/globals';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { FEED_SLACK_MS, feedClock } from './feed-clock.ts';

const START = Date.UTC(2026, 2, 6, 9);

test.each<[string, number | null, number, number]>([
  ['until something is heard it is the clock itself', null, 3_600_000, 3_600_000],
  ['a feed that keeps up does not hold it', 60_000, 61_000, 61_000],
  ['at the slack it stands', 60_000, 60_000 + FEED_SLACK_MS, 60_000 + FEED_SLACK_MS],
  ['beyond the slack it waits', 60_000, 3_600_000, 60_000 + FEED_SLACK_MS],
])('%s', (_title, heard, wanted, shown) => {
  const fast = manualClock();
  const clock = feedClock(fast);
  if (heard !== null) clock.heard(START + heard);
  fast.set(START + wanted);
  expect(clock.now() - START).toBe(shown);
});

test('an older record does not turn it back, a newer one lets it go on', () => {
  const fast = manualClock();
  fast.set(START + 3_600_000);
  const clock = feedClock(fast);
  clock.heard(START + 60_000);
  clock.heard(START);
  expect(clock.now()).toBe(START + 60_000 + FEED_SLACK_MS);
  clock.heard(START + 3_600_000);
  expect(clock.now()).toBe(START + 3_600_000);
});
