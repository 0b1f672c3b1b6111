import type { Language } from '../format.ts';
import { MOST_WEEKS } from './judge-window.ts';

const WEEKS_A_YEAR = 52;

/** How rare something is, in words: `once in 40 weeks`, `40주에 한 번`; from two years on in years. */
export function rarityText(weeks: number, language: Language): string {
  if (weeks < 1.5) return language === 'ko' ? '거의 매주' : 'nearly every week';
  if (weeks >= MOST_WEEKS) {
    const years = Math.floor(MOST_WEEKS / WEEKS_A_YEAR);
    return language === 'ko' ? `${years}년에 한 번도 드물게` : `less than once in ${years} years`;
  }
  if (weeks >= 2 * WEEKS_A_YEAR) {
    const years = Math.floor(weeks / WEEKS_A_YEAR);
    return language === 'ko' ? `${years}년에 한 번` : `once in ${years} years`;
  }
  const whole = Math.round(weeks);
  return language === 'ko' ? `${whole}주에 한 번` : `once in ${whole} weeks`;
}
