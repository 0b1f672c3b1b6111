/** ISO 8601 with its zone: a stamp without one means another time on another machine, so it is none here. */
const STAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * A time as records carry it: ISO 8601 with zone, or epoch milliseconds.
 *
 * @returns  epoch ms, null when it is neither
 */
export function stampMs(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || !STAMP.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
}
