import type { Day } from '../tree/define.ts';
import type { ComparisonSign } from './condition.ts';
import type { MetricUse } from './metric.ts';
import type { FilterModel } from './source.ts';

/** Times at which something holds; `zone` null is the project's. */
export interface ScheduleModel {
  readonly name: string;
  readonly title: string | null;
  readonly periods: readonly PeriodModel[];
  readonly zone: string | null;
}

/** Days or dates with hours; minutes after midnight, `to` at or before `from` ends on the next day; null: all day. */
export interface PeriodModel {
  readonly on:
    | { readonly kind: 'days'; readonly days: readonly Day[] }
    /** `YYYY-MM-DD`, both inclusive. */
    | { readonly kind: 'dates'; readonly from: string; readonly to: string };
  readonly hours: { readonly fromMinutes: number; readonly toMinutes: number } | null;
}

/** Rows of a table that an action reaches, frozen when it runs (R16). */
export interface AudienceModel {
  readonly name: string;
  readonly title: string | null;
  readonly table: string;
  /** What one row stands for: the `rider` of `id(rider)`, or the key's own name. */
  readonly target: string;
  readonly where: AudienceFilter | null;
  /** Distance from the bound place's declared centre, in place of narrowing by its name. */
  readonly within: { readonly metres: number; readonly of: string } | null;
  readonly order: { readonly kind: 'worst'; readonly by: MetricUse } | { readonly kind: 'nearest' } | null;
  readonly atMost: number | null;
}

/** A filter over a row's fields that may also ask for metrics of the row's key: `restaurant_errors > 30%`. */
export type AudienceFilter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly AudienceFilter[] }
  | { readonly kind: 'not'; readonly of: AudienceFilter }
  | { readonly kind: 'row'; readonly of: FilterModel }
  | {
      readonly kind: 'metric';
      readonly use: MetricUse;
      readonly op: ComparisonSign;
      readonly value: number;
    };
