import type { Scalar } from './unit.ts';

/**
 * A filter over the decoded columns of one row. A test on a missing field is unknown, and a filter takes a row
 * only when it is known true. Numeric constants are in the field's decoded scale (see `FieldType`).
 */
export type Filter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'compare'; readonly field: string; readonly op: Comparison; readonly value: number }
  | { readonly kind: 'missing'; readonly field: string };

export type Comparison = '>' | '>=' | '<' | '<=';
