import type { Clock } from '../engine/ports.ts';

/** A clock that a feed holds back. */
export interface FeedClock extends Clock {
  /** Everything that the feed says up to `atMs` (epoch ms, as its records are stamped) is in the log now. */
  heard(atMs: number): void;
}

/**
 * How far time may go beyond a feed's last record. Less than any `silent after`: a paced second is a few
 * milliseconds, and a feed that a busy machine keeps waiting has not fallen silent.
 */
export const FEED_SLACK_MS = 30_000;

/**
 * A fast clock that waits for the feed whose story it tells: it never runs ahead of what was written, however slow
 * the machine is. Until something is heard it is the clock itself.
 */
export function feedClock(clock: Clock): FeedClock {
  let heardMs: number | null = null;
  return {
    now: () => (heardMs === null ? clock.now() : Math.min(clock.now(), heardMs + FEED_SLACK_MS)),
    every: (ms, fn) => clock.every(ms, fn),
    heard(atMs) {
      heardMs = Math.max(heardMs ?? atMs, atMs);
    },
  };
}
