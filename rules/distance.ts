import type { Point } from './audience.ts';

/** Mean radius of the earth, metres (IUGG). */
const EARTH_M = 6_371_008.8;

/**
 * Great-circle distance in metres: off by half a percent at most, because the earth is no sphere.
 *
 * @see R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984)
 */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_M * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** A decoded `point` column, `37.5,127.03`; null where it is none. */
export function pointOf(column: unknown): Point | null {
  if (typeof column !== 'string') return null;
  const [lat, lon, ...more] = column.split(',').map(Number);
  if (lat === undefined || lon === undefined || more.length > 0) return null;
  return Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
