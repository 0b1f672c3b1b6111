import { say } from '../say.ts';
import { DotDot, Minus } from './signs.ts';
import { type Matcher, slipToken } from './slip.ts';

/** What people write between two ends; `–` and `～` are read as these. */
const BETWEEN = '~|-|\\.{2,3}|to(?=[ \\t])|부터';

/** `11:00 ~ 14:00`, `11:00..14:00` */
const TimeRange = slipToken(
  'TimeRange',
  between('\\d:\\d\\d', BETWEEN, '\\d', '-'),
  [Minus],
  { label: say`two times have \`-\` between them`, repair: () => '-' },
  ['~', '.', 't', '부'],
);
/** `2026-02-16 ~ 2026-02-18`, `2026-02-16 - 2026-02-18` */
const DateRange = slipToken(
  'DateRange',
  between('\\d{4}-\\d\\d-\\d\\d', BETWEEN, '\\d{4}', '..'),
  [DotDot],
  { label: say`two dates have \`..\` between them`, repair: () => '..' },
  ['~', '-', '.', 't', '부'],
);

/** Signs between two times or dates that are not the one of the language. */
export const rangeSigns = [TimeRange, DateRange];

/** Matches one of `signs` between what is `before` and `behind` it, but for the `right` one. */
function between(before: string, signs: string, behind: string, right: string): Matcher {
  const left = new RegExp(`${before}[ \\t]*$`);
  const sign = new RegExp(`(?:${signs})(?=[ \\t]*${behind})`, 'y');
  return (text, offset) => {
    sign.lastIndex = offset;
    const match = sign.exec(text);
    // Only the end of what is before counts, and no form is longer than this.
    if (match === null || match[0] === right || !left.test(text.slice(Math.max(0, offset - 16), offset)))
      return null;
    return [match[0]];
  };
}
