/** Values by instant, oldest first: what is put in order is dropped from the front without a look at the rest. */
export interface Shelf<Value> {
  /** Adds or replaces the value of an instant. */
  put(ms: number, value: Value): void;
  /** Drops all instants before this one. */
  dropBefore(ms: number): void;
  values(): Iterable<Value>;
}

/** An empty shelf. */
export function createShelf<Value>(): Shelf<Value> {
  let byInstant = new Map<number, Value>();
  let newest = Number.NEGATIVE_INFINITY;
  return {
    put(ms, value) {
      const isOutOfOrder = ms < newest && !byInstant.has(ms);
      byInstant.set(ms, value);
      newest = Math.max(newest, ms);
      // Rare (a correction, a warmed history), and a map keeps the order of insertion.
      if (isOutOfOrder) byInstant = new Map([...byInstant].sort(([a], [b]) => a - b));
    },
    dropBefore(ms) {
      for (const instant of byInstant.keys()) {
        if (instant >= ms) return;
        byInstant.delete(instant);
      }
    },
    values: () => byInstant.values(),
  };
}
