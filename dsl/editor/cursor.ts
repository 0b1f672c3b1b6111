import type { IToken } from 'chevrotain';
import { isA } from '../grammar/gates.ts';
import { chunks } from '../syntax/chunk.ts';
import { scan } from '../syntax/scan.ts';
import { Text } from '../token/literals.ts';
import { Dot, LCurly, RCurly } from '../token/signs.ts';
import { words as k, Word } from '../token/words.ts';
import { OpenText } from '../token/wrong-signs.ts';
import type { Span } from '../tree/literal.ts';

/** Where somebody is typing. All offsets count in the NFC text. */
export interface Cursor {
  readonly offset: number;
  /** The whole tokens of the item before the word that is being typed. */
  readonly before: readonly IToken[];
  /** The tokens of the item behind that word. */
  readonly after: readonly IToken[];
  /** What of that word is there, a dotted name as one: `riders.av`; empty between words. */
  readonly typed: string;
  /** What a completion replaces: the word around the cursor. */
  readonly replaced: Span;
  /** Inside a text, which may not be closed yet. */
  readonly text: InText | null;
  readonly isInComment: boolean;
}

/** A place between quotes. */
interface InText {
  /** The name behind its open brace, or null where no placeholder is being typed. */
  readonly placeholder: Span | null;
  /** All that stands between the quotes; of an open text up to the cursor. */
  readonly content: Span;
  readonly isClosed: boolean;
}

/** The place of an offset; behind the text is its end. */
export function cursorAt(text: string, offset: number): Cursor {
  const { tokens, comments } = scan(text);
  const at = Math.min(Math.max(0, offset), text.length);
  const comment = comments.find(
    ({ startOffset, image }) => startOffset < at && at <= startOffset + image.length,
  );
  const chunk = itemAt(
    chunks(tokens).findLast(([first]) => first !== undefined && first.startOffset < at) ?? [],
    at,
  );
  const inside = chunk.find(
    (token) =>
      token.startOffset < at && (at < endOf(token) || (token.tokenType === OpenText && at === endOf(token))),
  );
  const base = { offset: at, isInComment: comment !== undefined };
  if (inside !== undefined && (isA(inside, Text) || inside.tokenType === OpenText)) {
    const before = chunk.filter((token) => token.startOffset < inside.startOffset);
    const after = chunk.filter((token) => token.startOffset > inside.startOffset);
    const isClosed = inside.tokenType !== OpenText;
    const content = { start: inside.startOffset + 1, end: isClosed ? endOf(inside) - 1 : at };
    const replaced = { start: at, end: at };
    const placeholder = placeholderAt(text, inside, at);
    return { ...base, before, after, typed: '', replaced, text: { placeholder, content, isClosed } };
  }
  const until = chunk.filter((token) => token.startOffset < at);
  const word = wordBefore(until, at);
  const [first] = word;
  const start = first?.startOffset ?? at;
  const last = word.at(-1);
  // A completion in the middle of a word replaces all of it.
  const end = last !== undefined && last.tokenType !== Dot ? nameEnd(chunk, Math.max(at, endOf(last))) : at;
  return {
    ...base,
    before: until.slice(0, until.length - word.length),
    after: chunk.filter((token) => token.startOffset >= end),
    typed: text.slice(start, at),
    replaced: { start, end },
    text: null,
  };
}

/** Of a chunk the item around an offset: a rule may follow what its closing brace ends. */
function itemAt(chunk: readonly IToken[], at: number): readonly IToken[] {
  let depth = 0;
  let start = 0;
  for (const [index, { tokenType, startOffset }] of chunk.entries()) {
    if (startOffset >= at) break;
    if (tokenType === LCurly) depth++;
    if (tokenType === RCurly) depth--;
    if (tokenType === k.when && depth === 0 && chunk[index - 1]?.tokenType === RCurly) start = index;
  }
  return chunk.slice(start);
}

/** The tokens of the dotted name that touches the cursor. */
function wordBefore(tokens: readonly IToken[], at: number): readonly IToken[] {
  const word: IToken[] = [];
  let start = at;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    if (endOf(token) < start) break;
    const isDot = token.tokenType === Dot;
    if (!isDot && !isA(token, Word)) break;
    // Names and dots alternate: `region orders` never touch.
    if (word.length > 0 && isDot === (word[0]!.tokenType === Dot)) break;
    word.unshift(token);
    start = token.startOffset;
  }
  return word;
}

/** The end of the dotted name of which a word ends at an offset. */
function nameEnd(tokens: readonly IToken[], offset: number): number {
  let end = offset;
  for (;;) {
    const [dot, word] = tokens.filter(({ startOffset }) => startOffset >= end);
    const isName = dot?.tokenType === Dot && dot.startOffset === end && word !== undefined && isA(word, Word);
    if (!isName || word.startOffset !== endOf(dot)) return end;
    end = endOf(word);
  }
}

/** From behind the last `{` before the cursor to the cursor; null where it is closed, or doubled for a brace. */
function placeholderAt(text: string, token: IToken, at: number): Span | null {
  const written = text.slice(token.startOffset, at);
  const open = written.lastIndexOf('{');
  if (open < 0 || written.indexOf('}', open) >= 0 || written[open - 1] === '{') return null;
  return { start: token.startOffset + open + 1, end: at };
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}
