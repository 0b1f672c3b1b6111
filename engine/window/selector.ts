import type { Audience } from '../../rules/audience.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { pointOf } from '../../rules/distance.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { Instance } from '../decision.ts';
import { unread } from '../reading.ts';
import type { FactBook } from './fact-book.ts';
import { type Selected, selectMembers } from './selection.ts';
import type { Sight } from './sight.ts';
import type { SourceLane } from './source-lane.ts';

/** Says who an audience is for an instance at an instant. */
export type Selector = (audience: Audience, instance: Instance, atMs: number) => Selected;

/** What the evaluator keeps of tables and windows. */
export interface SelectorSources {
  rowsAt(table: string, atMs: number): ReturnType<SourceLane['rowsAt']>;
  rowAt(table: string, key: string, atMs: number): ReturnType<SourceLane['rowAt']>;
  sight(source: string): Sight | undefined;
  readonly read: FactBook['read'];
}

/** A silent table is unknown, never empty. */
export function createSelector(bundle: Bundle, { rowsAt, rowAt, sight, read }: SelectorSources): Selector {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const columns = new Set(
    bundle.sources.flatMap(({ name, fields }) => fields.map((field) => `${name} ${field.name}`)),
  );
  return (audience, instance, atMs) =>
    selectMembers(audience, instance, {
      centre: ({ of, centre }, place) =>
        bundle.places?.[of]?.[place] ??
        (centre === null ? null : pointOf(rowAt(centre.table, place, atMs)?.[centre.position])),
      has: (table, column) => columns.has(`${table} ${column}`),
      rows: (table) =>
        sight(table)?.covers(atMs - PANE_MS, atMs) === 'covered' ? rowsAt(table, atMs) : null,
      column: (table, column, key) =>
        sight(table)?.covers(atMs - PANE_MS, atMs) === 'covered'
          ? (rowAt(table, key, atMs)?.[column] ?? null)
          : null,
      reading(id, key) {
        const window = windows.get(id);
        return window === undefined ? unread('no-series') : read(window, key, atMs);
      },
    });
}
