import type { Clock, Kv } from '../ports.ts';

/** So often expired entries are looked for, in sets: what is never asked for again must leave too. */
const SWEEP_EVERY = 1_000;

/** A cache in this process. An entry lives until `ttlMs` have passed on the given clock. */
export function openMemoryKv({ clock }: { readonly clock: Clock }): Kv {
  const entries = new Map<string, { readonly value: string; readonly untilMs: number }>();
  let sets = 0;

  function sweep(): void {
    const nowMs = clock.now();
    for (const [key, { untilMs }] of entries) if (untilMs <= nowMs) entries.delete(key);
  }

  return {
    async get(key) {
      const entry = entries.get(key);
      return entry === undefined || entry.untilMs <= clock.now() ? null : entry.value;
    },
    async set(key, value, ttlMs) {
      sets += 1;
      if (sets % SWEEP_EVERY === 0) sweep();
      entries.set(key, { value, untilMs: clock.now() + ttlMs });
    },
    async delete(key) {
      entries.delete(key);
    },
    async close() {
      entries.clear();
    },
  };
}
