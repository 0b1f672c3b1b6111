/** Something that waits for its time; equal times come in order of `rank`. */
export interface Timed {
  readonly timeMs: number;
  readonly rank: number;
}

/** Sorts a stream that is out of order by a bounded distance, holding no more than that distance. */
export interface Horizon<T extends Timed> {
  add(item: T): void;
  /** Items up to `untilMs`, in order. */
  take(untilMs: number): readonly T[];
  readonly size: number;
}

/** A binary heap: what is held is what lies within the horizon, never the whole file. */
export function horizon<T extends Timed>(): Horizon<T> {
  const heap: T[] = [];
  const before = (a: T, b: T): boolean => a.timeMs < b.timeMs || (a.timeMs === b.timeMs && a.rank < b.rank);

  /** Moves the last item up to its place. */
  const rise = (from: number): void => {
    const item = heap[from] as T;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(item, heap[parent] as T)) break;
      heap[i] = heap[parent] as T;
      i = parent;
    }
    heap[i] = item;
  };

  /** Moves the first item down to its place. */
  const sink = (): void => {
    const item = heap[0] as T;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && before(heap[right] as T, heap[left] as T) ? right : left;
      if (!before(heap[child] as T, item)) break;
      heap[i] = heap[child] as T;
      i = child;
    }
    heap[i] = item;
  };

  return {
    get size() {
      return heap.length;
    },
    add(item) {
      heap.push(item);
      rise(heap.length - 1);
    },
    take(untilMs) {
      const taken: T[] = [];
      while (heap.length > 0 && (heap[0] as T).timeMs <= untilMs) {
        taken.push(heap[0] as T);
        const last = heap.pop() as T;
        if (heap.length > 0) {
          heap[0] = last;
          sink();
        }
      }
      return taken;
    },
  };
}
