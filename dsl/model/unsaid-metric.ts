/** What a metric is that says nothing but what it folds: one written on the spot, or a part of a formula. */
export const UNSAID_METRIC = {
  title: null,
  overMs: null,
  baseline: null,
  atLeast: null,
  missingAsZero: false,
  good: null,
  seasonal: null,
  forecast: null,
  deprecated: null,
} as const;
