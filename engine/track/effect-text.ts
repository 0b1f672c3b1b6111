import { formatPoints, formatValue, type Language } from '../../rules/format.ts';
import type { Unit } from '../../rules/unit.ts';
import { type Effect, LEAST_A_SIDE, type Tally } from './effect.ts';

/**
 * `+6.2pp (95% interval 1.9pp to 10.4pp; 812 reached, 90 held out)`, or that no effect can be claimed and why.
 *
 * @param unit  of an average; null: shares are compared, in points
 */
export function effectText(
  effect: Effect | null,
  { reached, heldOut }: Tally,
  unit: Unit | null,
  language: Language,
): string {
  const isKorean = language === 'ko';
  if (effect === null)
    return isKorean
      ? `효과를 말할 수 없음(받은 대상 ${reached.n}, 남겨 둔 대상 ${heldOut.n}, 각각 ${LEAST_A_SIDE} 이상 필요)`
      : `no effect can be claimed (${reached.n} reached, ${heldOut.n} held out; ${LEAST_A_SIDE} a side are needed)`;
  const shown = (value: number): string =>
    unit === null ? formatPoints(value, language) : formatValue(value, unit, language);
  const value = `${effect.value > 0 ? '+' : ''}${shown(effect.value)}`;
  const [low, high] = [shown(effect.low), shown(effect.high)];
  return isKorean
    ? `${value}(95% 구간 ${low}~${high}, 받은 대상 ${reached.n}, 남겨 둔 대상 ${heldOut.n})`
    : `${value} (95% interval ${low} to ${high}; ${reached.n} reached, ${heldOut.n} held out)`;
}
