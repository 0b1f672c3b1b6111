import { laidOutText } from '../format/laid-out-text.ts';
import type { Lint } from './lint.ts';

/**
 * An example as pages print it: in the layout that `fmt` writes, so that who copies it hears nothing of OS4001. One that
 * shows a wrong form or layout stays as it is. Without a line break at its end.
 */
export function printedExample({ code, reportedBy, doc }: Lint, which: 'bad' | 'good'): string {
  const text = doc[which];
  const isOfForm = reportedBy === 'parser' || code.startsWith('OS40');
  return which === 'bad' && isOfForm ? text : (laidOutText(text)?.trimEnd() ?? text);
}
