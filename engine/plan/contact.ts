import { zoneOffset } from '../../rules/zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Marketing is not sent between these hours of the project's wall clock (R32). */
const NIGHT = { fromHour: 21, toHour: 8 } as const;

/** Why marketing waits, in both languages. */
export const NIGHT_WORDS = {
  reason: 'contact-hours',
  words: 'marketing is not sent between 21:00 and 08:00',
  wordsKo: '광고는 21:00부터 08:00까지 보내지 않습니다',
} as const;

/** Whether marketing must wait at an instant. */
export function isNight(zone: string, atMs: number): boolean {
  const hour = wallOf(zone, atMs) / HOUR_MS;
  return hour >= NIGHT.fromHour || hour < NIGHT.toHour;
}

/** Until when marketing that is decided now may be sent, epoch ms: retries do not run into the night. */
export function contactEndsMs(zone: string, nowMs: number): number {
  if (isNight(zone, nowMs)) return nowMs;
  const leftMs = NIGHT.fromHour * HOUR_MS - wallOf(zone, nowMs);
  // A change of the clocks on the way moves the evening.
  return nowMs + leftMs + zoneOffset(zone, nowMs) - zoneOffset(zone, nowMs + leftMs);
}

/** Time of day on the wall clock, ms after midnight. */
function wallOf(zone: string, atMs: number): number {
  return (((atMs + zoneOffset(zone, atMs)) % DAY_MS) + DAY_MS) % DAY_MS;
}
