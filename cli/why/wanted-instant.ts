import { say } from '../../dsl/say.ts';
import { zoneOffset } from '../../rules/zone.ts';
import { dayIn } from '../day-in.ts';
import { UsageError } from '../usage-error.ts';

const WRITTEN = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}):(\d{2})$/;

/**
 * The instant that `--at` means in the project's zone, epoch ms: `2026-03-06 18:25`, or `18:25`, which is the last one
 * of that time up to `throughMs`.
 *
 * @throws UsageError  where it is no time
 */
export function wantedInstant(text: string, zone: string, throughMs: number): number {
  const [, day, hours, minutes] = WRITTEN.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) throw notATime(text);
  const at = (date: string): number => {
    const wallMs = Date.parse(`${date}T${hours.padStart(2, '0')}:${minutes}:00Z`);
    if (!Number.isFinite(wallMs)) throw notATime(text);
    // The offset at the instant itself, which is another one where a clock was just put forward.
    return wallMs - zoneOffset(zone, wallMs - zoneOffset(zone, wallMs));
  };
  if (day !== undefined) return at(day);
  const today = at(dayIn(zone, throughMs));
  return today <= throughMs ? today : at(dayIn(zone, throughMs - 86_400_000));
}

function notATime(text: string): UsageError {
  return new UsageError(
    say`\`${text}\` is no time`,
    say`write \`--at 18:25\`, or with its day \`--at "2026-03-06 18:25"\``,
  );
}
