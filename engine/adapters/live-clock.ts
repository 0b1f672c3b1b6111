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
  return {
    set(next) {
      current = next;
      since = performance.now();
    },
    now: () =>
      current === null
        ? Date.now()
        : Math.floor(current.startMs + (performance.now() - since) * current.speed),
    every(ms, fn) {
      let stopped = false;
      let timer: NodeJS.Timeout;
      const next = () => {
        if (stopped) return;
        timer = setTimeout(
          async () => {
            await fn();
            next();
          },
          ms / (current?.speed ?? 1),
        );
      };
      next();
      return () => {
        stopped = true;
        clearTimeout(timer);
      };
    },
  };
}
