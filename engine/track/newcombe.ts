/** An interval around a difference. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** `of` passed among `n`. */
export interface Share {
  readonly of: number;
  readonly n: number;
}

/** Two-sided 95 % of the normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * 95 % interval of the difference of two independent shares, `a` − `b`: the hybrid of two Wilson intervals.
 * R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
 * (1998) 873–890, method 10 (without continuity correction). Both need at least one.
 */
export function newcombe(a: Share, b: Share): Interval {
  const [p, q] = [a.of / a.n, b.of / b.n];
  const [inA, inB] = [wilson(a), wilson(b)];
  return {
    low: p - q - Math.hypot(p - inA.low, inB.high - q),
    high: p - q + Math.hypot(inA.high - p, q - inB.low),
  };
}

/** Wilson's score interval of one share. */
function wilson({ of, n }: Share): Interval {
  const square = Z_95 ** 2;
  const middle = 2 * of + square;
  const half = Z_95 * Math.sqrt(square + 4 * of * (1 - of / n));
  const whole = 2 * (n + square);
  return { low: (middle - half) / whole, high: (middle + half) / whole };
}
