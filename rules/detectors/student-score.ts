/**
 * The normal score of a Student variable: the z that is as rare as `t` with `freedom` degrees. A spread that was
 * learned from few weeks says less than one that is known. D. L. Wallace, Bounds on normal approximations to Student's
 * and the chi-square distributions (Ann. Math. Statist. 30, 1959): within 0.1 in the far tail from 8 degrees on.
 */
export function studentScore(t: number, freedom: number): number {
  const z = Math.sqrt(freedom * Math.log1p((t * t) / freedom)) * ((8 * freedom + 1) / (8 * freedom + 3));
  return t < 0 ? -z : z;
}
