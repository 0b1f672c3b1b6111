import type { LedgerRow } from '../store-ledger.ts';
import { createTally } from './tally-by-time.ts';

/** What limits of one playbook look back on, and how far they look. */
export interface Scope {
  readonly inMs: number | null;
  readonly per: readonly string[];
}

/** An act that is asked for, as limits see it. */
export type Asked = Omit<LedgerRow, 'failed' | 'told'>;

/** The acts of one playbook that limits still count (R25), closed incidents' too. */
export interface Ledger {
  put(row: LedgerRow): void;
  /** It never left: nothing of it counts. */
  drop(key: string): void;
  get(key: string): LedgerRow | null;
  /**
   * Acts that count together with the one that is asked for: of its mode and of the same values of `per`, within
   * (T − inMs, T] or of its incident. Null: the act has none of what the limit counts per, so it is not limited by it.
   */
  within(scope: Scope, asked: Asked): readonly LedgerRow[] | null;
  /** Acts of a mode within (T − inMs, T], whatever they count per; each target is one. */
  countWithin(inMs: number, asked: Pick<Asked, 't' | 'mode'>): number;
  /** Takes out incidents that are none of these and have acted last before an instant; returns the keys of their acts. */
  prune(beforeMs: number, open: ReadonlySet<string>): readonly string[];
}

/** @param rows  of the playbook */
export function createLedger(rows: readonly LedgerRow[] = []): Ledger {
  const byKey = new Map<string, LedgerRow>();
  // Long reaches are per somebody: without this, each of ten thousand targets would walk through all of a month.
  const keysOf = new Map<string, Set<string>>();
  const instants = createTally();
  const place = (label: string, value: string): string => JSON.stringify([label, value]);
  const forget = (row: LedgerRow): void => {
    byKey.delete(row.key);
    instants.add(row, -1);
    for (const [label, value] of Object.entries(row.labels)) {
      const keys = keysOf.get(place(label, value));
      keys?.delete(row.key);
      if (keys?.size === 0) keysOf.delete(place(label, value));
    }
  };
  const put = (row: LedgerRow): void => {
    const before = byKey.get(row.key);
    if (before !== undefined) forget(before);
    byKey.set(row.key, row);
    instants.add(row, 1);
    for (const [label, value] of Object.entries(row.labels)) {
      const at = place(label, value);
      const keys = keysOf.get(at) ?? new Set();
      keysOf.set(at, keys.add(row.key));
    }
  };
  for (const row of rows) put(row);

  const candidates = (per: readonly string[], { labels }: Asked): Iterable<LedgerRow> => {
    const [first] = per;
    if (first === undefined) return byKey.values();
    const keys = keysOf.get(place(first, labels[first] ?? '')) ?? new Set<string>();
    return [...keys].map((key) => byKey.get(key) as LedgerRow);
  };

  return {
    put,
    drop(key) {
      const row = byKey.get(key);
      if (row !== undefined) forget(row);
    },
    get: (key) => byKey.get(key) ?? null,
    within({ inMs, per }, asked) {
      if (per.some((label) => asked.labels[label] === undefined)) return null;
      const found: LedgerRow[] = [];
      for (const row of candidates(per, asked)) {
        const isInTime =
          inMs === null ? row.incident === asked.incident : row.t > asked.t - inMs && row.t <= asked.t;
        if (!isInTime || row.mode !== asked.mode || row.key === asked.key) continue;
        if (per.every((label) => row.labels[label] === asked.labels[label])) found.push(row);
      }
      return found;
    },
    countWithin: (inMs, { t, mode }) => instants.count(mode, t - inMs, t),
    prune(beforeMs, open) {
      const rows = [...byKey.values()];
      // A cooldown begins with an incident's first act: an incident is forgotten whole.
      const kept = new Set(rows.filter(({ t }) => t >= beforeMs).map(({ incident }) => incident));
      const old = rows.filter(({ incident }) => !kept.has(incident) && !open.has(incident));
      for (const row of old) forget(row);
      return old.map(({ key }) => key);
    },
  };
}
