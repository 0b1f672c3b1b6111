import type { Constant, ValueType } from '../resolve/value.ts';
import type { MetricUse } from './metric.ts';

/** Arguments by position have their manifest's names. */
export interface ArgumentModel {
  readonly name: string;
  readonly value: ArgumentValueModel;
}

/** A value that is only known when the action runs. `lookUp`, `field` and `result` as in conditions. */
export type ReadValueModel =
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'metric'; readonly use: MetricUse }
  | { readonly kind: 'probe'; readonly probe: string; readonly field: string }
  | { readonly kind: 'lookUp'; readonly table: string; readonly field: string; readonly key: string }
  | { readonly kind: 'field'; readonly source: string; readonly field: string }
  | { readonly kind: 'result'; readonly name: string; readonly field: string | null };

/** A literal has its canonical value; everything else is read when the action runs. */
export type ArgumentValueModel =
  | { readonly kind: 'literal'; readonly value: Constant; readonly unit: ValueType }
  | { readonly kind: 'text'; readonly parts: readonly TextPartModel[] }
  | ReadValueModel
  /**
   * The frozen selection (R16). `field` of its rows names whom the call reaches: their key, or the one field of that
   * kind, as each waiting order's customer; equal ones are reached once.
   */
  | { readonly kind: 'audience'; readonly audience: string; readonly field: string }
  /** `promotions.best_for(customer: customer)`: a verb that only reads (R17). */
  | { readonly kind: 'call'; readonly verb: string; readonly args: readonly ArgumentModel[] }
  /** `80% of riders.available`. */
  | { readonly kind: 'share'; readonly ratio: number; readonly use: MetricUse }
  | { readonly kind: 'list'; readonly of: readonly ArgumentValueModel[] }
  | { readonly kind: 'record'; readonly of: readonly ArgumentModel[] };

/**
 * A run of words or one placeholder; `trigger` reads the trigger's first leaf that compares with a baseline. `format`
 * is what stands behind the `|` (`percent`, `number` or `code`), absent for the value's own form.
 */
export type TextPartModel =
  | { readonly kind: 'words'; readonly text: string }
  | ((
      | ReadValueModel
      | { readonly kind: 'trigger'; readonly what: 'drop' | 'rise' | 'change' | 'baseline' | 'now' }
      | { readonly kind: 'cause' | 'severity' }
      /** What a routine's parameter was given, printed with its unit. */
      | { readonly kind: 'literal'; readonly value: Constant; readonly unit: ValueType }
      | { readonly kind: 'argument'; readonly name: string }
    ) & { readonly format?: string });
