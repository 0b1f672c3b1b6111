import { takesRow } from '../../rules/filter-eval.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { TableRow } from '../store.ts';

type Columns = NonNullable<TableRow['columns']>;

/** Rows of one table as they were at any instant that is still asked for: what was read ahead must not show. */
export interface RowVersions {
  /** A version that is newer than the last one of its key, or replaces it. */
  put(row: TableRow): void;
  /** The row of a key from versions before `atMs`; null where there is none, or it expired or was removed by then. */
  at(key: string, atMs: number): Columns | null;
  /** Every row that `at` has at that instant, in no order. */
  all(atMs: number): Iterable<readonly [key: string, columns: Columns]>;
  /** The table has dropped the row of a key: from now on no store has it. */
  drop(key: string): void;
  /** No instant at or before will be asked for again. */
  release(throughMs: number): void;
  /** Versions that may still be asked for and that a table no longer has: newer ones replaced them, or they are gone. */
  replaced(): readonly TableRow[];
  /** A number that is another one whenever `replaced` may be. */
  revision(): number;
}

/** @param stored  newest and replaced versions, in any order */
export function createRowVersions(source: Source, stored: readonly TableRow[]): RowVersions {
  const versions = new Map<string, TableRow[]>();
  /** Keys with more than one version. */
  const several = new Set<string>();
  /** Keys whose last version the table has dropped. */
  const dropped = new Set<string>();
  let releasedMs = Number.NEGATIVE_INFINITY;
  let revision = 0;

  const put = (row: TableRow): void => {
    if (dropped.delete(row.key)) revision++;
    const own = versions.get(row.key);
    if (own === undefined) {
      versions.set(row.key, [row]);
      return;
    }
    if (own.at(-1)?.timeMs === row.timeMs) own.pop();
    own.push(row);
    if (own.length < 2) return;
    several.add(row.key);
    revision++;
  };
  const isGone = ({ timeMs, columns }: TableRow, atMs: number): boolean =>
    columns === null ||
    (source.expireAfterMs !== null && timeMs + source.expireAfterMs <= atMs) ||
    (source.removeWhen !== null && takesRow(source.removeWhen, (field) => columns[field] ?? null));
  for (const row of [...stored].sort((a, b) => a.timeMs - b.timeMs)) put(row);
  const at = (key: string, atMs: number): Columns | null => {
    const row = versions.get(key)?.findLast(({ timeMs }) => timeMs < atMs);
    return row === undefined || isGone(row, atMs) ? null : row.columns;
  };

  return {
    put,
    at,
    *all(atMs) {
      for (const key of versions.keys()) {
        const columns = at(key, atMs);
        if (columns !== null) yield [key, columns];
      }
    },
    drop(key) {
      dropped.add(key);
      revision++;
    },
    release(throughMs) {
      releasedMs = Math.max(releasedMs, throughMs);
      for (const key of several) {
        const own = versions.get(key) as TableRow[];
        // The next instant sees everything before it.
        const first = own.findLastIndex(({ timeMs }) => timeMs < releasedMs + PANE_MS);
        if (first > 0) {
          own.splice(0, first);
          revision++;
        }
        if (own.length < 2) several.delete(key);
      }
      for (const key of dropped) {
        const own = versions.get(key) ?? [];
        const last = own.at(-1);
        if (last !== undefined && (own.length > 1 || !isGone(last, releasedMs + PANE_MS))) continue;
        dropped.delete(key);
        versions.delete(key);
        revision++;
      }
    },
    replaced: () =>
      [...new Set([...several, ...dropped])]
        .sort()
        .flatMap((key) => (versions.get(key) ?? []).slice(0, dropped.has(key) ? undefined : -1)),
    revision: () => revision,
  };
}
