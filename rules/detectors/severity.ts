/** How loudly an anomaly is told. */
export type AnomalySeverity = 'low' | 'medium' | 'high' | 'critical';

/** So many times rarer than its promise is high; and where half of the usual is gone, or as much again there, critical. */
const HIGH = 4;
const LARGE_CHANGE = 0.5;
const SMALL_CHANGE = 0.1;

/**
 * Of rarity and of size: what is rare and small is worth a look, what is rare and large somebody's evening.
 *
 * @param weeks  once in how many it is as odd
 * @param promised  once in how many is an anomaly
 * @param change  |value − usual| / usual; where nothing is usual, 1
 */
export function anomalySeverity(weeks: number, promised: number, change: number): AnomalySeverity {
  if (change < SMALL_CHANGE) return 'low';
  if (weeks < HIGH * promised) return 'medium';
  return change >= LARGE_CHANGE ? 'critical' : 'high';
}
