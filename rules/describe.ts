import type { Bundle } from './bundle.ts';
import { describeEn } from './describe/english.ts';
import { describeKo } from './describe/korean.ts';
import type { Language } from './format.ts';
import type { Playbook } from './playbook.ts';

/**
 * A compiled playbook read back as prose, for `ordersense explain`: when it starts, when not, how it recovers, its
 * limits, what it does, and whether it acts at all. Ends with a line break.
 */
export function describePlaybook(playbook: Playbook, bundle: Bundle, language: Language): string {
  const lines = language === 'ko' ? describeKo(playbook, bundle) : describeEn(playbook, bundle);
  return `${lines.join('\n')}\n`;
}
