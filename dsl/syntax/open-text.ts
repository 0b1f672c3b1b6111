import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { say } from '../say.ts';
import { Text } from '../token/literals.ts';
import { Colon, Comma, LParen } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { NOT_CLOSED, OpenText } from '../token/wrong-signs.ts';

/** `#a, text: ` between two quotes: what begins the next value of a call has fallen into the text. */
const SWALLOWED = /^"(.*?)([,)]\s*[\p{L}_][\p{L}\p{N}_]*\s*:\s*)"$/u;

/** OS0105 for a text that its line does not close, by its index among the tokens; null for every other token. */
export function openText(
  tokens: readonly IToken[],
  index: number,
  text: string,
  file: string,
): Diagnostic | null {
  const token = tokens[index];
  if (token?.tokenType !== OpenText) return null;
  return (
    acrossLines(tokens, index, text, file) ??
    closedTooLate(tokens, index, file) ??
    neverOpened(tokens, index, file) ??
    neverClosed(token, file)
  );
}

/** The second half of a text across lines: its first half has told of it. */
export function closesEarlierText(tokens: readonly IToken[], index: number): boolean {
  const line = tokens[index]?.startLine ?? 0;
  for (let at = index - 1; at >= 0 && line - (tokens[at]?.startLine ?? 0) <= MOST_LINES; at--)
    if (tokens[at]?.tokenType === OpenText) return endOfLongText(tokens, at) === index;
  return false;
}

/** `"a` on one line and `b")` on a later one. */
function acrossLines(
  tokens: readonly IToken[],
  index: number,
  text: string,
  file: string,
): Diagnostic | null {
  const [token, last] = [tokens[index], tokens[endOfLongText(tokens, index)]];
  if (token === undefined || last === undefined) return null;
  const span = spanOf(token);
  const whole = { start: span.start, end: last.startOffset + 1 };
  return diagnostic('OS0105', 'error', file, span, say`this text goes on in the next line`, {
    label: NOT_CLOSED,
    help: say`write \`"""\` before and behind a text of several lines`,
    fix: { span: whole, text: `"""${text.slice(whole.start + 1, whole.end - 1)}"""`, safe: false },
  });
}

const MOST_LINES = 8;

/** The index of the `"` that ends a text of several lines: nothing of a text stands behind it; -1 where none does. */
function endOfLongText(tokens: readonly IToken[], index: number): number {
  const first = tokens[index];
  let at = index + 1;
  while (at < tokens.length && tokens[at]?.tokenType !== OpenText) at++;
  const last = tokens[at];
  const lines = (last?.startLine ?? 0) - (first?.startLine ?? 0);
  return last !== undefined && lines > 0 && lines <= MOST_LINES && /^"[\s)}\],]*$/.test(last.image) ? at : -1;
}

/** `"실패 = count of a where event is "` behind the name of a metric: the title has swallowed what it is. */
const SWALLOWED_METRIC = /^"([^=]*?)(\s*=\s*[\p{L}_].*)"$/u;

/** `(channel: "#a, text: "b")`: the line has a quote too few, and the texts are what stands between them. */
function closedTooLate(tokens: readonly IToken[], index: number, file: string): Diagnostic | null {
  const line = tokens[index]?.startLine;
  for (let at = index - 1; at >= 0 && tokens[at]?.startLine === line; at--) {
    const text = tokens[at];
    const swallowed = tokens[at - 2]?.tokenType === k.metric ? SWALLOWED_METRIC : SWALLOWED;
    const [, value, rest] = (text && text.tokenType === Text ? swallowed.exec(text.image) : null) ?? [];
    if (text === undefined || value === undefined || rest === undefined) continue;
    const start = spanOf(text).start;
    const close = start + 1 + value.length;
    return diagnostic('OS0105', 'error', file, { start, end: close }, say`this text is never closed`, {
      label: say`the closing \`"\` is missing behind this`,
      help: say`write \`${`"${value}"${rest}`}\``,
      fix: { span: { start: close, end: close }, text: '"', safe: false },
    });
  }
  return null;
}

/** Behind these a text may begin. */
const BEFORE_TEXT = [k.owner, k.about, k.runbook, k.from, k.to, k.deprecated, Colon, Comma, LParen];

/** `text: {region} is slow")`, `owner ops-seoul"` */
function neverOpened(tokens: readonly IToken[], index: number, file: string): Diagnostic | null {
  const [token, last] = [tokens[index], tokens[index - 1]];
  if (token === undefined || last === undefined || !/^"[\s)}\],]*$/.test(token.image)) return null;
  let at = index - 1;
  const isInLine = (one: IToken | undefined): boolean => one?.startLine === token.startLine;
  while (
    at > 0 &&
    isInLine(tokens[at - 1]) &&
    !BEFORE_TEXT.some((type) => tokens[at - 1]?.tokenType === type)
  )
    at--;
  const first = tokens[at];
  if (first === undefined || !isInLine(first) || BEFORE_TEXT.some((type) => last.tokenType === type))
    return null;
  const start = first.startOffset;
  return diagnostic(
    'OS0105',
    'error',
    file,
    spanOf(token),
    say`the text that ends here has no \`"\` where it begins`,
    {
      label: say`closes a text that was never opened`,
      help: say`write \`"\` before \`${first.image}\``,
      fix: { span: { start, end: start }, text: '"', safe: false },
    },
  );
}

function neverClosed(token: IToken, file: string): Diagnostic {
  const span = spanOf(token);
  const [, value = '', rest = ''] = /^(.*?)(\s+\{|[\s)}\],]*)$/.exec(token.image) ?? [];
  const close = span.start + value.length;
  return diagnostic('OS0105', 'error', file, span, say`this text is never closed`, {
    label: NOT_CLOSED,
    help: say`write \`"\` where the text ends: \`${`${value}"${rest.trimEnd()}`}\`, or \`"""\` around a text of several lines`,
    fix: value === '"' ? null : { span: { start: close, end: close }, text: '"', safe: false },
  });
}
