import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { minorUnits } from '../build/literal.ts';
import { printable } from '../cells.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { isA } from '../grammar/gates.ts';
import { say, type Text } from '../say.ts';
import { DateText, LooseSpan, Money } from '../token/literals.ts';
import { NO_SUCH_DAY, noSuchDay } from '../token/loose-literals.ts';
import { LParen, LSquare, RParen, RSquare } from '../token/signs.ts';
import { slipOf } from '../token/slip.ts';
import { words as k } from '../token/words.ts';
import { OpenText } from '../token/wrong-signs.ts';
import type { Scan } from './scan.ts';

const INVISIBLE = /[\u200B-\u200D\u2060]/;

/** Everything that is wrong with single tokens: OS0105, characters that begin none, and OS0110 for endless ones. */
export function tokenDiagnostics(
  scan: Scan,
  text: string,
  file: string,
  declaredUnits: ReadonlySet<IToken>,
): Diagnostic[] {
  const found = scan.unknown.map((span) => {
    const written = text.slice(span.start, span.end);
    return diagnostic('OS0101', 'error', file, span, say`\`${written}\` has no meaning in this language`, {
      label: say`cannot be read`,
      ...(written === ';' ? { help: say`remove it`, fix: { span, text: '', safe: true } } : {}),
    });
  });
  for (const token of scan.oddBlanks) found.push(oddBlank(token, file));
  let depth = 0;
  for (const [index, token] of scan.tokens.entries()) {
    if (isA(token, LParen) || isA(token, LSquare)) depth++;
    else if (isA(token, RParen) || isA(token, RSquare)) depth--;
    if (declaredUnits.has(token)) continue;
    const one =
      slip(token, file, depth > 0) ??
      looseSpan(token, scan.tokens[index - 1], file) ??
      noSuchValue(token, file);
    if (one !== null) found.push(one);
  }
  return found;
}

function oddBlank(token: IToken, file: string): Diagnostic {
  const span = spanOf(token);
  const text = INVISIBLE.test(token.image) ? '' : ' ';
  return diagnostic('OS0105', 'error', file, span, say`a blank here is not the one of the space bar`, {
    label: text === '' ? say`an invisible character` : say`a no-break or full-width blank`,
    help: text === '' ? say`remove it` : say`write an ordinary space`,
    fix: { span, text, safe: true },
  });
}

function slip(token: IToken, file: string, nested: boolean): Diagnostic | null {
  const wrong = slipOf(token.tokenType);
  if (wrong === null) return null;
  const span = spanOf(token);
  if (token.tokenType === OpenText)
    return diagnostic('OS0105', 'error', file, span, say`this text is never closed`, {
      label: wrong.label,
      help: say`write \`"\` where the text ends, or \`"""\` around a text of several lines`,
    });
  const text = wrong.repair(token.image);
  const message = text === null ? wrong.message(token.image) : slipMessage(token.image, text);
  return diagnostic('OS0105', 'error', file, span, message, {
    label: wrong.label,
    help: text === null ? wrong.help : null,
    fix: text === null ? null : { span, text, safe: wrong.safe(nested) },
  });
}

function slipMessage(written: string, repaired: string): Text {
  if (repaired === printable(written)) return say`an invisible character stands in \`${repaired}\``;
  return say`\`${written}\` is written \`${repaired}\``;
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
  const span = spanOf(token);
  if (token.tokenType === DateText && !isDay(token.image))
    return diagnostic('OS0105', 'error', file, span, noSuchDay(token.image), {
      label: NO_SUCH_DAY,
      help: say`write year, month and day, for example \`2026-03-10\``,
    });
  if (token.tokenType !== Money) return null;
  const said = amountSaid(token.image);
  if (said === null) return null;
  const [message, label] = said;
  return diagnostic('OS0105', 'error', file, span, message, { label });
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
