import type { Comparison, Filter } from './filter.ts';

/**
 * Rows of a table that an act reaches, each by one of its fields (R16). What the place of an instance narrows is known
 * only where the instance is, so it is no part of it.
 */
export interface Audience {
  readonly name: string;
  readonly table: string;
  /** What one member is, `rider`: runs and leases name it so, whoever found it. */
  readonly kind: string;
  /** Column that names the member; equal ones are one member. */
  readonly field: string;
  /** The column is private: nobody is told its values, only the connector. */
  readonly private: boolean;
  readonly where: AudienceFilter | null;
  /** Marketing (R32): column that says who agreed, of the row itself or of the row of `table` that the member names. */
  readonly consent?: { readonly table: string; readonly field: string };
  /** Distance from the centre of the instance's value of `of`, in place of narrowing by its name. */
  readonly within: {
    readonly metres: number;
    readonly of: string;
    /** Column that says where a row is. */
    readonly position: string;
    /** Table keyed by the place whose rows say where it is, for places of which the settings do not; null: none. */
    readonly centre: { readonly table: string; readonly position: string } | null;
  } | null;
  /** null: an order by the hash of the row's key, which prefers nobody. */
  readonly order:
    | { readonly kind: 'nearest' }
    | { readonly kind: 'worst'; readonly window: string; readonly good: 'up' | 'down' }
    | null;
  readonly atMost: number | null;
}

/** Three-valued: `row` reads the row's columns, `metric` a window of the series that the row's key names. */
export type AudienceFilter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly AudienceFilter[] }
  | { readonly kind: 'not'; readonly of: AudienceFilter }
  | { readonly kind: 'row'; readonly of: Filter }
  | {
      readonly kind: 'metric';
      readonly window: string;
      readonly op: Comparison;
      /** Canonical, in the metric's unit. */
      readonly value: number;
      /** Sample guard: with fewer it is unknown. */
      readonly atLeast: number | null;
    };

/** Where the places of a dimension have their centres, by their value on the wire. */
export type Places = Readonly<Record<string, Readonly<Record<string, Point>>>>;

/** Degrees, WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}
