import type { Ceilings } from '../../rules/ceilings.ts';
import { formatDuration } from '../../rules/format.ts';
import type { Asked, Ledger } from './ledger.ts';
import type { Insane } from './sanity.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How long acts must be remembered for the engine's own ceilings, ms of event time. */
export function ceilingMemoryMs(takesBack: boolean): number {
  return takesBack ? DAY_MS : HOUR_MS;
}

/**
 * Ceilings of the engine's own (R25), in event time.
 *
 * @param wanted     targets that the act has
 * @param permitted  as many a person has let go, and as many again; 0: nobody did
 */
export function ceilingGuard(
  ledger: Ledger,
  asked: Pick<Asked, 't' | 'mode' | 'playbook'>,
  wanted: number,
  permitted: number,
  { actsPerMinute, actsPerHour }: Ceilings,
): Insane | null {
  for (const { inMs, most } of [
    { inMs: MINUTE_MS, most: actsPerMinute },
    { inMs: HOUR_MS, most: actsPerHour },
  ]) {
    const count = ledger.countWithin(inMs, asked);
    if (count + wanted <= Math.max(most, 2 * permitted)) continue;
    const span = (language: 'en' | 'ko'): string => formatDuration(inMs, language);
    return {
      reason: 'ceiling',
      count: count + wanted,
      words: `\`${asked.playbook}\` would come to ${count + wanted} acts in ${span('en')}; above ${most} it is stopped until a person has looked`,
      wordsKo: `\`${asked.playbook}\`: ${span('ko')} 동안 조치가 ${count + wanted}건이 됩니다. ${most}건을 넘으면 사람이 볼 때까지 멈춥니다`,
    };
  }
  return null;
}

/** The same thing applied and taken back on one target over and over: whatever it reacts to, it does not help (R25). */
export function flappingGuard(
  ledger: Ledger,
  asked: Asked,
  per: readonly string[],
  permitted: number,
  { returnsPerDay }: Ceilings,
): Insane | null {
  const before = (ledger.within({ inMs: DAY_MS, per }, asked) ?? []).filter(
    ({ path, target, failed }) => path === asked.path && target === asked.target && !failed,
  );
  if (before.length < Math.max(returnsPerDay, 2 * permitted)) return null;
  return {
    reason: 'flapping',
    count: before.length,
    words: `it was applied to ${asked.target} and taken back ${before.length} times within a day; it is stopped until a person has looked`,
    wordsKo: `하루 동안 ${asked.target}에 ${before.length}번 적용하고 되돌렸습니다. 사람이 볼 때까지 멈춥니다`,
  };
}
