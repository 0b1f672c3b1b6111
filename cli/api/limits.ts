/** How often one caller may call: `perSecond` in the long run, `burst` at once. */
export interface Limits {
  /** Whether one more call is fine; else after how many seconds it will be. */
  take(caller: string): { readonly ok: true } | { readonly ok: false; readonly afterS: number };
}

/** Callers that are remembered; beyond it those that have their whole burst back are forgotten. */
const REMEMBERED = 1_000;

/** Token buckets, one a caller. @param nowMs  the machine's time, which never jumps back */
export function createLimits(perSecond: number, burst: number, nowMs: () => number): Limits {
  const buckets = new Map<string, { left: number; atMs: number }>();
  const filled = ({ left, atMs }: { left: number; atMs: number }, now: number): number =>
    Math.min(burst, left + ((now - atMs) / 1_000) * perSecond);
  return {
    take(caller) {
      const now = nowMs();
      if (buckets.size > REMEMBERED)
        for (const [name, bucket] of buckets) if (filled(bucket, now) >= burst) buckets.delete(name);
      const left = filled(buckets.get(caller) ?? { left: burst, atMs: now }, now);
      if (left < 1) return { ok: false, afterS: Math.ceil((1 - left) / perSecond) };
      buckets.set(caller, { left: left - 1, atMs: now });
      return { ok: true };
    },
  };
}
