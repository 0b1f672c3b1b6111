/**
 * A condition as a test means it: what is written from it goes through the whole compiler, and the reference evaluator
 * works on this tree. Amounts stand as they are written, beside what they mean.
 */
export type Asked =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Asked[]; readonly isBracketed: boolean }
  | { readonly kind: 'not'; readonly of: Asked }
  /** `… for 3m`; no two of a condition last equally long, so that the length names it. */
  | { readonly kind: 'hold'; readonly of: Asked; readonly minutes: number }
  /** `orders_in is missing over 3m`, of a length of its own too. */
  | { readonly kind: 'silent'; readonly source: string; readonly not: boolean; readonly minutes: number }
  | { readonly kind: 'cause'; readonly name: string; readonly not: boolean }
  | { readonly kind: 'probe'; readonly field: string; readonly test: ProbeTest }
  | {
      readonly kind: 'metric';
      readonly use: Use;
      readonly test: MetricTest;
      /** `with at least 5 samples`. */
      readonly guard: number | null;
      readonly isBracketed: boolean;
    };

/** A metric where a condition names it. */
export interface Use {
  readonly metric: MetricName;
  /** `over 5m`; null: the metric's own window. */
  readonly over: Amount | null;
  readonly slice: 'in 강남구' | 'where shop is "a"' | null;
  readonly scope: 'per region' | 'overall' | null;
}

/** What is written, and its canonical value: a ratio, ms, won, cents, a count. */
export type Amount = readonly [written: string, value: number];

export type Sign = '>' | '>=' | '<' | '<=';

export type MetricTest =
  | { readonly kind: 'compare'; readonly sign: Sign; readonly amount: Amount }
  /** `< 80% of waiting`; `times` null: `< waiting`. */
  | {
      readonly kind: 'against';
      readonly sign: Sign;
      readonly times: Amount | null;
      readonly other: MetricName;
      readonly overall: boolean;
    }
  | {
      readonly kind: 'change';
      readonly direction: 'drop' | 'rise' | 'change';
      readonly sign: Sign;
      readonly measure: 'part' | 'factor' | 'amount';
      readonly amount: Amount;
      /** `vs …` and the name of that past; null: the metric's own. */
      readonly versus: readonly [written: string, past: string] | null;
    }
  | { readonly kind: 'equals'; readonly not: boolean; readonly amounts: readonly Amount[] }
  | { readonly kind: 'missing'; readonly not: boolean };

export type ProbeTest =
  | { readonly kind: 'compare'; readonly sign: Sign; readonly amount: Amount }
  | {
      readonly kind: 'equals';
      readonly not: boolean;
      readonly values: readonly (readonly [written: string, value: string | boolean])[];
    }
  | { readonly kind: 'missing'; readonly not: boolean };

/** What the declarations of `dsl/resolve/testing/sample.ts` say of the metrics that conditions ask. */
export const METRICS = {
  orders: { isTotal: true, windowMs: 900_000, guard: 30, past: '4 × 604800000' },
  waiting: { isTotal: true, windowMs: 900_000, guard: null, past: null },
  rejects: { isTotal: false, windowMs: 1_800_000, guard: 20, past: null },
  took: { isTotal: false, windowMs: 900_000, guard: 10, past: null },
  revenue: { isTotal: true, windowMs: 3_600_000, guard: null, past: null },
  idle: { isTotal: true, windowMs: 10_000, guard: null, past: null },
  pay: { isTotal: false, windowMs: 10_000, guard: null, past: null },
  cancels: { isTotal: true, windowMs: 900_000, guard: null, past: null },
} as const satisfies Readonly<Record<string, Declared>>;

interface Declared {
  /** A count or a sum. */
  readonly isTotal: boolean;
  /** A table's latest sample has the length of a pane. */
  readonly windowMs: number;
  readonly guard: number | null;
  /** The name of its own baseline; null: the window before. */
  readonly past: string | null;
}

export type MetricName = keyof typeof METRICS;
