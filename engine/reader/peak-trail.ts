/** Where the greatest event time of a partition rose, as far back as a re-read may have to begin. */
export interface PeakTrail {
  /** Takes note of an event; offsets never fall. */
  see(timeMs: number, offset: number): void;
  greatestMs(): number | null;
  /**
   * Offset of the event that was the greatest when `offset` was read, `offset` itself where nothing is known of it.
   * A re-read from there knows every later greatest time exactly (E3). Forgets what lies before; offsets asked for
   * never fall.
   */
  peakAt(offset: number): number;
  /** Offset of the greatest event of all, null before the first. */
  top(): number | null;
}

export function createPeakTrail(): PeakTrail {
  let offsets: number[] = [];
  let times: number[] = [];
  let head = 0;
  return {
    see(timeMs, offset) {
      if (times.length > 0 && timeMs <= (times.at(-1) as number)) return;
      offsets.push(offset);
      times.push(timeMs);
    },
    greatestMs: () => times.at(-1) ?? null,
    peakAt(offset) {
      while (head + 1 < offsets.length && (offsets[head + 1] as number) <= offset) head += 1;
      if (head > 4_096 && head * 2 > offsets.length) {
        offsets = offsets.slice(head);
        times = times.slice(head);
        head = 0;
      }
      return Math.min(offset, offsets[head] ?? offset);
    },
    top: () => offsets.at(-1) ?? null,
  };
}
