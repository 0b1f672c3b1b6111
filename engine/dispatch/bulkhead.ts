/** At most so many calls of one connector at a time; the others wait in the order they came. */
export interface Bulkhead {
  run<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/** @param slots  calls of one name at a time (≥ 1) */
export function bulkhead(slots: number): Bulkhead {
  const busy = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return {
    async run(name, task) {
      const at = busy.get(name) ?? { running: 0, waiting: [] };
      busy.set(name, at);
      if (at.running >= slots) await new Promise<void>((resolve) => at.waiting.push(resolve));
      else at.running += 1;
      try {
        return await task();
      } finally {
        // The slot passes to the next one without becoming free in between, so nobody overtakes.
        const next = at.waiting.shift();
        if (next !== undefined) next();
        else at.running -= 1;
        if (at.running === 0) busy.delete(name);
      }
    },
  };
}
