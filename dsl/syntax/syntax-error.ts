import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { type Diagnostic, type DiagnosticDetails, diagnostic } from '../diagnostic.ts';
import { isA } from '../grammar/gates.ts';
import { nearest } from '../nearest.ts';
import { say, type Text } from '../say.ts';
import { Cmp } from '../token/signs.ts';
import { Identifier, wordText } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import { closedByAnother, openBracket } from './chunk.ts';
import { exampleFor } from './examples.ts';
import { type Expected, expectedAfter, fits, namesOf, rulesAround } from './expected.ts';
import { unknownClause } from './guess-item-clause.ts';
import { guesses } from './guesses.ts';
import { nearWord } from './near-word.ts';
import type { ChunkError } from './parse-chunk.ts';
import { synonymOf } from './synonyms.ts';

/** The point in a chunk where reading stopped, as the messages see it. */
export interface Stop {
  readonly before: readonly IToken[];
  /** What does not fit; null at the end of the chunk. */
  readonly token: IToken | null;
  readonly after: readonly IToken[];
  readonly expected: readonly Expected[];
  /** The grammar rules open at the first thing that could not be read, outermost first. */
  readonly rules: readonly string[];
  /** The innermost bracket that is still open. */
  readonly open: IToken | null;
  readonly text: string;
}

/** What to say about a stop; without a span it is about the token that does not fit. */
export interface Answer extends DiagnosticDetails {
  readonly message: Text;
  readonly span?: Span;
}

/** OS0101 for the first error of a chunk: what people mean by what they wrote, else what is expected, with an example. */
export function syntaxError(
  tokens: readonly IToken[],
  error: ChunkError,
  text: string,
  file: string,
): Diagnostic {
  const stop = stopAt(tokens, error, text);
  const guess = guesses.map((of) => of(stop)).find((answer) => answer !== null);
  const { message, span, ...details } = guess ?? endOfChunk(stop) ?? doesNotFit(stop, error);
  return diagnostic('OS0101', 'error', file, span ?? placeOf(stop), message, details);
}

/** The grammar looks two tokens ahead: where the first of them fits, the second is the culprit. */
function stopAt(tokens: readonly IToken[], error: ChunkError, text: string): Stop {
  let index = error.before.length;
  let expected = expectedAfter(tokens.slice(0, index));
  for (let ahead = 0; ahead < 2; ahead++) {
    const token = tokens[index];
    if (token === undefined || !fits(token, expected)) break;
    const next = expectedAfter(tokens.slice(0, index + 1));
    if (next.length === 0) break;
    index++;
    expected = next;
  }
  const before = tokens.slice(0, index);
  return {
    before,
    token: tokens[index] ?? null,
    after: tokens.slice(index + 1),
    expected,
    rules: error.rules,
    open: openBracket(before),
    text,
  };
}

/** The token that does not fit, or the last character of what was read. */
function placeOf({ token, before }: Stop): Span {
  if (token !== null) return spanOf(token);
  const last = before.at(-1);
  const end = last === undefined ? 0 : last.startOffset + last.image.length;
  return { start: Math.max(0, end - 1), end };
}

function endOfChunk({ token, before, open: innermost, expected, text }: Stop): Answer | null {
  if (token !== null) return null;
  const open = innermost === null ? null : (closedByAnother(before, text) ?? innermost);
  if (open === null) {
    const help = exampleFor(rulesAround(expected));
    return { message: say`this ends too early`, label: expectedHere(expected), help };
  }
  const line = text.slice(0, open.startOffset).split('\n').length;
  return {
    message: say`the \`${open.image}\` of line ${line} is never closed`,
    label: say`expected \`${CLOSER[open.image] ?? '}'}\` after this`,
    help: say`write \`${CLOSER[open.image] ?? '}'}\` where it ends`,
    notes: [say`it was opened in line ${line}: ${lineOf(text, open.startOffset)}`],
  };
}

const CLOSER: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

function doesNotFit(stop: Stop, error: ChunkError): Answer {
  const { token, expected } = stop;
  const image = token?.image ?? '';
  const help = exampleFor(expected.length > 0 ? rulesAround(expected) : error.rules);
  const example = help === null ? {} : { help };
  const label = expectedHere(expected);
  const meant = misspelled(stop) ?? unknownClause(stop);
  if (meant !== null) return meant;
  // After a comparison the value is missing, and the word begins what follows it: `a > then …`.
  const valueMissing = stop.before.at(-1)?.tokenType === Cmp;
  if (
    token !== null &&
    !valueMissing &&
    isReserved(token) &&
    expected.some(({ type }) => type === Identifier)
  ) {
    const fix = { span: spanOf(token), text: `\`${image}\``, safe: false };
    return {
      message: say`\`${image}\` is a word of the language and cannot be a name here`,
      label,
      help: say`in backticks it is a name: ${fix.text}`,
      fix,
    };
  }
  return { message: say`\`${shown(image)}\` does not fit here`, label, ...example };
}

/** A misspelled word of the language: the token that does not fit, or the name before it. */
function misspelled({ token, before, after, expected }: Stop): Answer | null {
  const last = before.at(-1);
  const previous =
    last === undefined ? [] : [{ written: last, possible: expectedAfter(before.slice(0, -1)) }];
  const all = token === null ? previous : [{ written: token, possible: expected }, ...previous];
  for (const { written, possible } of all) {
    const fitting = wordsOf(possible);
    const isName = isA(written, Identifier) && wordText(written.tokenType) === null;
    const isHere = written === token;
    const meant =
      (isName || isHere ? synonymOf(written.image, fitting) : null) ??
      (isName ? nearest(written.image, fitting) : null) ??
      (isName && isHere ? nearWord(written, before, after[0], possible) : null);
    if (meant === null) continue;
    const span = spanOf(written);
    const fix = { span, text: meant, safe: false };
    return {
      message: isName
        ? say`\`${shown(written.image)}\` is not a word of this language`
        : say`\`${shown(written.image)}\` does not fit here`,
      label: isName ? say`not known here` : say`another word is meant`,
      help: say`did you mean \`${meant}\`?`,
      fix,
      span,
    };
  }
  return null;
}

/** The list of what may follow; behind a form that is only read to be answered nothing may. */
function expectedHere(expected: readonly Expected[]): Text {
  return expected.length === 0 ? say`cannot be read` : say`expected ${namesOf(expected)}`;
}

function wordsOf(expected: readonly Expected[]): string[] {
  return expected.map(({ type }) => wordText(type)).filter((text) => text !== null);
}

function isReserved(token: IToken): boolean {
  return wordText(token.tokenType) !== null && !isA(token, Identifier);
}

function shown(image: string): string {
  const line = image.split('\n')[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return shown(text.slice(start, end < 0 ? text.length : end).trim());
}
