import type { Lag } from '../../ports.ts';

/** `rebuild`: make the consumer anew; `give-up`: that was done already, and still nothing moves. */
export type WatchdogCall = 'well' | 'rebuild' | 'give-up';

/**
 * Sees a consumer that has silently stopped: records wait, and for a minute nothing was fetched. Fetches count, not
 * records alone: behind the last record of a transaction there is a marker that is never delivered.
 */
export interface Watchdog {
  /** Something was fetched or delivered. */
  moved(): void;
  /** Kafka itself did not answer: nobody can be blamed for standing still. */
  excuse(): void;
  /** @param waiting  partitions that are read now (not paused), as they stand */
  look(nowMs: number, waiting: readonly Lag[]): WatchdogCall;
}

/** @param patienceMs  without a fetch while records wait */
export function createWatchdog(patienceMs: number): Watchdog {
  let sinceMs: number | null = null;
  let isRebuilt = false;
  return {
    moved() {
      sinceMs = null;
      isRebuilt = false;
    },
    excuse() {
      sinceMs = null;
    },
    look(nowMs, waiting) {
      if (!waiting.some(({ next, end }) => next < end)) {
        sinceMs = null;
        return 'well';
      }
      sinceMs ??= nowMs;
      if (nowMs - sinceMs < patienceMs) return 'well';
      if (isRebuilt) return 'give-up';
      isRebuilt = true;
      sinceMs = nowMs;
      return 'rebuild';
    },
  };
}
