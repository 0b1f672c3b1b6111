/** How often a detector may be wrong. */
export type Sensitivity = 'low' | 'medium' | 'high';

/**
 * Weeks that go by between two false alarms of one series in one direction: what `sensitivity` means, and the least
 * rarity that is an anomaly.
 */
export const WEEKS_BETWEEN: Readonly<Record<Sensitivity, number>> = { high: 10, medium: 40, low: 160 };

/** The sum at which a CUSUM alarms: ln of how many windows go by between two false alarms, half of which are its own. */
export function alarmLimit(sensitivity: Sensitivity, windowsPerWeek: number): number {
  return Math.log(2 * WEEKS_BETWEEN[sensitivity] * windowsPerWeek);
}

/** What a condition says of it; `medium` where it says nothing. */
export function sensitivityOf({
  params,
}: {
  readonly params: Readonly<Record<string, unknown>>;
}): Sensitivity {
  return (params['sensitivity'] ?? 'medium') as Sensitivity;
}
