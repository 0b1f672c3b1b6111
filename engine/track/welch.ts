import { type Interval, Z_95 } from './newcombe.ts';

/** Count, mean and variance (n − 1) of one side. */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * 95 % interval of the difference of two means, `a` − `b`, whose variances differ. B. L. Welch, The generalization of
 * "Student's" problem, Biometrika 34 (1947) 28–35. Both sides need at least two.
 */
export function welch(a: Sample, b: Sample): Interval {
  const [ofA, ofB] = [a.variance / a.n, b.variance / b.n];
  const spread = ofA + ofB;
  const difference = a.mean - b.mean;
  if (spread === 0) return { low: difference, high: difference };
  const freedom = spread ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1));
  const half = student(freedom) * Math.sqrt(spread);
  return { low: difference - half, high: difference + half };
}

/** The 97.5 % point of Student's t (Abramowitz & Stegun 26.7.5): right to 0.001 from nine degrees of freedom on. */
function student(freedom: number): number {
  const z = Z_95;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}
