/** Wakes whoever waits for something to have changed; the waiter looks again by itself. */
export interface SignalFlag {
  /** Resolves at the next `raise` after this call. */
  next(): Promise<void>;
  raise(): void;
}

/**
 * A condition variable for one thread: look at the state, then `await flag.next()` without an `await` in
 * between, and no change is missed.
 */
export function signalFlag(): SignalFlag {
  let waiting: (() => void)[] = [];
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    raise() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
}
