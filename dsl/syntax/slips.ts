import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { minorUnits } from '../build/literal.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { isA } from '../grammar/gates.ts';
import { say, type Text } from '../say.ts';
import { HIDDEN } from '../token/alphabet.ts';
import { DateText, LooseSpan, Money, Text as TextLiteral } from '../token/literals.ts';
import { NO_SUCH_DAY, noSuchDay } from '../token/loose-literals.ts';
import { CommentText, Fence, LParen, LSquare, RParen, RSquare } from '../token/signs.ts';
import { slipOf } from '../token/slip.ts';
import { words as k } from '../token/words.ts';
import { OpenText } from '../token/wrong-signs.ts';
import type { Span } from '../tree/literal.ts';
import { daysBetween, WEEK } from './guess-time.ts';
import { nameOfHidden, oddBlank } from './odd-blank.ts';
import { closesEarlierText, openText } from './open-text.ts';
import type { Scan } from './scan.ts';

const HIDDEN_ONES = new RegExp(`[${HIDDEN}]`, 'g');

/** Everything that is wrong with single tokens: OS0105, characters that begin none, and OS0110 for endless ones. */
export function tokenDiagnostics(
  scan: Scan,
  text: string,
  file: string,
  declaredUnits: ReadonlySet<IToken>,
): Diagnostic[] {
  const found = scan.unknown.map((span) => {
    const written = text.slice(span.start, span.end);
    if (/^[;；]$/.test(written)) return semicolon(span, written, text, file);
    const days = daysAround(span, text, file);
    if (days !== null) return days;
    return diagnostic('OS0101', 'error', file, span, say`\`${written}\` has no meaning in this language`, {
      label: say`cannot be read`,
      help: say`remove it; in quotes it would be a text`,
      fix: { span, text: '', safe: false },
    });
  });
  const [fence] = scan.oddBlanks.filter(({ tokenType }) => tokenType === Fence);
  for (const token of scan.oddBlanks)
    if (token.tokenType !== Fence || token === fence) found.push(oddBlank(token, file));
  const retyped = new Set(scan.retyped);
  for (const token of scan.retyped) if (token.tokenType === CommentText) found.push(wideComment(token, file));
  let depth = 0;
  for (let index = 0; index < scan.tokens.length; index++) {
    const token = scan.tokens[index];
    if (token === undefined) break;
    if (isA(token, LParen) || isA(token, LSquare)) depth++;
    else if (isA(token, RParen) || isA(token, RSquare)) depth--;
    if (declaredUnits.has(token)) continue;
    if (token.tokenType === OpenText && closesEarlierText(scan.tokens, index)) continue;
    const one =
      openText(scan.tokens, index, text, file) ??
      slip(token, text, file, depth > 0) ??
      looseSpan(token, scan.tokens[index - 1], file) ??
      noSuchValue(token, file) ??
      (retyped.has(token) ? retypedToken(token, text, file) : null);
    if (one !== null) found.push(one);
  }
  return found;
}

/** `mon~fri`: a sign between two days of a schedule. */
function daysAround(span: Span, text: string, file: string): Diagnostic | null {
  if (!/^[~～]$/.test(text.slice(span.start, span.end))) return null;
  const first = /([a-z]{3})[ \t]*$/.exec(text.slice(Math.max(0, span.start - 8), span.start));
  const last = /^[ \t]*([a-z]{3})\b/.exec(text.slice(span.end, span.end + 8));
  const [from, to] = [WEEK.indexOf(first?.[1] ?? ''), WEEK.indexOf(last?.[1] ?? '')];
  if (first === null || last === null || from < 0 || to <= from) return null;
  const right = daysBetween(from, to);
  const whole = { start: span.start - first[0].length, end: span.end + last[0].length };
  return diagnostic('OS0101', 'error', file, whole, say`the days of a schedule are named one by one`, {
    label: say`no day stands for those between`,
    help: say`write \`${right}\``,
    fix: { span: whole, text: right, safe: false },
  });
}

/** Between the values of a call it is a comma that was meant, elsewhere nothing. */
function semicolon(span: Span, written: string, text: string, file: string): Diagnostic {
  const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
  const rest = /^[^\n]*/.exec(text.slice(span.end))?.[0] ?? '';
  if (line.trim() === '' && rest.trim() !== '')
    return diagnostic('OS0101', 'error', file, span, say`a comment begins with \`#\``, {
      label: say`not the sign of a comment`,
      help: say`write \`${'#'}\` instead`,
      fix: { span, text: '#', safe: false },
    });
  const isInCall = line.split('(').length > line.split(')').length;
  return diagnostic('OS0101', 'error', file, span, say`\`${written}\` has no meaning in this language`, {
    label: isInCall ? say`values are parted by commas` : say`cannot be read`,
    help: isInCall ? say`write \`,\` instead` : say`remove it`,
    fix: { span, text: isInCall ? ',' : '', safe: true },
  });
}

function slip(token: IToken, text: string, file: string, nested: boolean): Diagnostic | null {
  const wrong = slipOf(token.tokenType);
  if (wrong === null) return null;
  const span = spanOf(token);
  const written = text.slice(span.start, span.end);
  const right = wrong.repair(token.image);
  const message = right === null ? wrong.message(written) : slipMessage(written, right);
  return diagnostic('OS0105', 'error', file, span, message, {
    label: wrong.label,
    help: right === null ? wrong.help : null,
    fix: right === null ? null : { span, text: right, safe: wrong.safe(nested) },
  });
}

function slipMessage(written: string, repaired: string): Text {
  if (repaired === written.replace(HIDDEN_ONES, ''))
    return say`${nameOfHidden(written)} stands in \`${repaired}\``;
  return say`\`${written}\` is written \`${repaired.trim()}\``;
}

/** `５０％`, `「text」`: read as what it looks like, told as what it is. */
function retypedToken(token: IToken, text: string, file: string): Diagnostic {
  const span = spanOf(token);
  const written = text.slice(span.start, span.end);
  const right = token.image.replace('≥', '>=').replace('≤', '<=');
  return diagnostic('OS0105', 'error', file, span, say`\`${written}\` is written \`${right}\``, {
    label: labelOfRetyped(token, written),
    // Quotes inside of the text had to become other ones.
    fix: { span, text: right, safe: !isA(token, TextLiteral) || !token.image.includes("'") },
  });
}

function wideComment({ startOffset: start }: IToken, file: string): Diagnostic {
  const span = { start, end: start + 1 };
  return diagnostic('OS0105', 'error', file, span, say`\`${'＃'}\` is written \`${'#'}\``, {
    label: say`a full-width sign`,
    fix: { span, text: '#', safe: true },
  });
}

function labelOfRetyped(token: IToken, written: string): Text {
  if (isA(token, TextLiteral)) return say`a text stands in straight quotes`;
  if (!/[\uFF01-\uFF5E]/.test(written)) return say`another sign, which only looks like it`;
  return written.length === 1 ? say`a full-width sign` : say`full-width characters`;
}

function looseSpan(token: IToken, before: IToken | undefined, file: string): Diagnostic | null {
  if (token.tokenType !== LooseSpan || before?.tokenType === k.last) return null;
  const span = spanOf(token);
  const text = token.image.replace(/\s+([dw])\w*/, '$1');
  return diagnostic('OS0105', 'error', file, span, say`\`${token.image}\` is written \`${text}\``, {
    label: say`a duration is written in one piece`,
    fix: { span, text, safe: true },
  });
}

/** A day or an amount that has the right form and does not exist. */
function noSuchValue(token: IToken, file: string): Diagnostic | null {
  if (token.tokenType === DateText && !isDay(token.image))
    return diagnostic('OS0105', 'error', file, spanOf(token), noSuchDay(token.image), {
      label: NO_SUCH_DAY,
      help: say`write year, month and day, for example \`2026-03-10\``,
    });
  if (token.tokenType !== Money) return null;
  const said = amountSaid(token.image);
  if (said === null) return null;
  const [message, label] = said;
  return diagnostic('OS0105', 'error', file, spanOf(token), message, { label });
}

/** An amount that cannot be paid or counted exactly; a rounded one would be other money than the author wrote. */
function amountSaid(image: string): readonly [message: Text, label: Text] | null {
  const units = minorUnits(image);
  if (!Number.isSafeInteger(Math.round(units)))
    return [say`\`${image}\` is more money than can be counted`, say`too large`];
  const isWhole = Math.abs(units - Math.round(units)) <= Math.max(1e-6, units * 4 * Number.EPSILON);
  if (isWhole) return null;
  return [say`\`${image}\` has a part of a won or cent, which nobody can pay`, say`round it`];
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
