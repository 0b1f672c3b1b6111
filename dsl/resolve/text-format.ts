import { say } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Report } from './report.ts';

/**
 * What may stand behind the `|` of a placeholder: a share as a percentage, a number without its unit, and the code
 * on the wire in place of the word that people say.
 */
export const TEXT_FORMATS = ['percent', 'number', 'code'] as const;

/** Whether a format is one of the list; OS1104 where not. */
export function isFormat(format: string, span: Span, report: Report): boolean {
  if (TEXT_FORMATS.some((known) => known === format)) return true;
  report.error('OS1104', span, say`no text is written as \`${format}\``, {
    label: say`unknown format`,
    notes: [say`the formats are ${listed(TEXT_FORMATS)}`],
    ...didYouMean(format, span, TEXT_FORMATS),
  });
  return false;
}
