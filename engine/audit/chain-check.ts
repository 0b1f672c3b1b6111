import type { AuditHead, AuditRow } from './audit-entry.ts';
import { chainHash, NO_ROWS, textHash } from './chain.ts';

/** What is wrong with a chain, and where: the numbers of rows, both ends included. */
export type AuditFault =
  /** It, or the one before it, is not what was written. */
  | { readonly kind: 'altered'; readonly n: number }
  /** What stands at `n` was written as row `was`. */
  | { readonly kind: 'moved'; readonly n: number; readonly was: number }
  | { readonly kind: 'removed'; readonly from: number; readonly to: number }
  /** Rows at the end that the head, or a head that left the machine, knows of. */
  | { readonly kind: 'truncated'; readonly from: number; readonly to: number }
  /** Another chain than the one whose head left the machine: something at `n` or before it was written anew. */
  | { readonly kind: 'rewritten'; readonly n: number };

export interface AuditReport {
  readonly rows: number;
  readonly head: AuditHead;
  /** Rows whose detail was taken out. */
  readonly erased: number;
  /** Heads from outside that were found in the chain. */
  readonly matched: number;
  /** By their place. */
  readonly faults: readonly AuditFault[];
}

/** Rows that are looked at for what they were before; more of them are told as altered. */
const PUZZLED = 200;

/** Looks a chain through, page by page. Pure. */
export interface ChainCheck {
  /** The next rows, ascending by `n`. */
  take(rows: readonly AuditRow[]): void;
  /**
   * @param stored   the head as the store has it
   * @param outside  heads that left the machine
   */
  end(stored: AuditHead, outside: readonly AuditHead[]): AuditReport;
}

export function chainCheck(): ChainCheck {
  const faults: AuditFault[] = [];
  const broken: AuditRow[] = [];
  /** By number: what a row's hash rests on. Kept for the broken ones and what the heads from outside name. */
  const hashes = new Map<number, string>([[0, NO_ROWS.hash]]);
  let last: AuditHead = NO_ROWS;
  let [rows, erased] = [0, 0];

  const take = (row: AuditRow): void => {
    const follows = row.n === last.n + 1;
    if (row.n > last.n + 1) faults.push({ kind: 'removed', from: last.n + 1, to: row.n - 1 });
    // Behind a gap nobody knows what the hash rested on; the row's own hash is what the next one rests on.
    const isWhole = !follows || chainHash(last.hash, row) === row.hash;
    if (!isWhole || !isDetailOurs(row)) broken.push(row);
    if (row.detail === null) erased += 1;
    hashes.set(row.n, row.hash);
    last = { n: row.n, hash: row.hash };
    rows += 1;
  };

  const end = (stored: AuditHead, outside: readonly AuditHead[]): AuditReport => {
    const known = Math.max(stored.n, ...outside.map(({ n }) => n));
    if (known > last.n) faults.push({ kind: 'truncated', from: last.n + 1, to: known });
    else if (stored.n !== last.n || stored.hash !== last.hash) faults.push({ kind: 'rewritten', n: last.n });
    const there = outside.filter(({ n }) => n <= last.n);
    const missed = there.filter(({ n, hash }) => hashes.get(n) !== hash).map(({ n }) => n);
    // A removed row is told as such, and the earliest head that does not fit says where the rest begins.
    const fresh = missed.filter((n) => hashes.has(n));
    if (fresh.length > 0) faults.push({ kind: 'rewritten', n: Math.min(...fresh) });
    const { length: matched } = there.filter(({ n, hash }) => hashes.get(n) === hash);
    const all = [...faults, ...broken.flatMap((row) => explained(row, broken, hashes))];
    return { rows, head: last, erased, matched, faults: all.sort((a, b) => placeOf(a) - placeOf(b)) };
  };

  return {
    take(page) {
      for (const row of page) take(row);
    },
    end,
  };
}

/**
 * Whether a broken row is whole at another broken row's place, over any hash that stands around there. One that is
 * whole at its own place only lost what it followed: the fault is told there.
 */
function explained(
  row: AuditRow,
  broken: readonly AuditRow[],
  hashes: ReadonlyMap<number, string>,
): readonly AuditFault[] {
  if (broken.length <= PUZZLED) {
    const places = broken.flatMap(({ n }) => [n - 1, n, n + 1]);
    const before = [...new Set(places.flatMap((n) => hashes.get(n - 1) ?? []))];
    for (const was of new Set(places))
      if (isDetailOurs(row) && before.some((hash) => chainHash(hash, { ...row, n: was }) === row.hash))
        return was === row.n ? [] : [{ kind: 'moved', n: row.n, was }];
  }
  return [{ kind: 'altered', n: row.n }];
}

function isDetailOurs({ detail, detailHash }: AuditRow): boolean {
  return detail === null || textHash(detail) === detailHash;
}

function placeOf(fault: AuditFault): number {
  return 'n' in fault ? fault.n : fault.from;
}
