/**
 * What a number means. Canonical values are: count and number as they are, percent as a ratio (0.5 is 50 %),
 * duration in ms, money in minor units of its currency (KRW has none: 1 is one won), distance in metres.
 */
export type Unit =
  | { readonly kind: 'count' }
  | { readonly kind: 'number'; readonly name: string | null }
  | { readonly kind: 'percent' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'distance' }
  | { readonly kind: 'text' }
  | { readonly kind: 'bool' };

/** A value that a field, a probe or a dimension can hold after decoding. Numbers are canonical (see `Unit`). */
export type Scalar = string | number | boolean;
