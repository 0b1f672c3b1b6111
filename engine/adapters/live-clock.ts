import type { Clock } from '../ports.ts';

/** Event time that runs `speed` times as fast as the machine's clock from `startMs` on. */
export interface Pace {
  readonly startMs: number;
  readonly speed: number;
}

/**
 * The machine's clock, or one that runs faster for demonstrations.
 *
 * @param pace  null: real time
 */
export function liveClock(pace: Pace | null = null): Clock & { set(pace: Pace): void } {
  let current = pace;
  let since = performance.now();
  const rearms = new Set<() => void>();
  return {
    set(next) {
      current = next;
      since = performance.now();
      // What waits was timed at the old pace: ten slow seconds are a long time in a fast story.
      for (const rearm of rearms) rearm();
    },
    now: () =>
      current === null
        ? Date.now()
        : Math.floor(current.startMs + (performance.now() - since) * current.speed),
    every(ms, fn) {
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      const arm = () => {
        clearTimeout(timer);
        if (stopped) return;
        timer = setTimeout(
          async () => {
            timer = undefined;
            await fn();
            arm();
          },
          ms / (current?.speed ?? 1),
        );
      };
      const rearm = () => {
        // While `fn` runs nothing waits.
        if (timer !== undefined) arm();
      };
      arm();
      rearms.add(rearm);
      return () => {
        stopped = true;
        rearms.delete(rearm);
        clearTimeout(timer);
      };
    },
  };
}
