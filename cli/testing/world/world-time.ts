import { setImmediate } from 'node:timers/promises';

/** Time of a simulated world: it stands while code runs, and jumps to the next thing that happens. */
export interface WorldTime {
  /** Epoch ms. */
  now(): number;
  /** Does something `ms` later; of two at one instant the one that was asked for first. */
  after(ms: number, task: () => unknown): void;
  /** Lets things happen until `isOver` says so or time comes to `untilMs`. */
  pass(untilMs: number, isOver: () => boolean): Promise<void>;
}

interface Happening {
  readonly atMs: number;
  readonly task: () => unknown;
}

/** @param startMs  epoch ms */
export function worldTime(startMs: number): WorldTime {
  let nowMs = startMs;
  /** The latest first. */
  const ahead: Happening[] = [];
  return {
    now: () => Math.floor(nowMs),
    after(ms, task) {
      const atMs = nowMs + ms;
      let [low, high] = [0, ahead.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ahead[middle] as Happening).atMs > atMs) low = middle + 1;
        else high = middle;
      }
      ahead.splice(low, 0, { atMs, task });
    },
    async pass(untilMs, isOver) {
      while (!isOver()) {
        const next = ahead.at(-1);
        if (next === undefined || next.atMs > untilMs) break;
        ahead.pop();
        nowMs = Math.max(nowMs, next.atMs);
        next.task();
        // Everything that follows from it without waiting for the world is done by then.
        await setImmediate();
      }
    },
  };
}
