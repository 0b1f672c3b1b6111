import type { IToken, TokenType } from 'chevrotain';
import { isA } from '../grammar/gates.ts';
import { say, type Text } from '../say.ts';
import {
  Count,
  Duration,
  Factor,
  Num,
  Percent,
  Points,
  Text as TextToken,
  TimeText,
} from '../token/literals.ts';
import { Cmp, Minus } from '../token/signs.ts';
import { dayWords, Identifier, words as k, wordText } from '../token/words.ts';

/** What a stretch of tokens means that stand for one value, and which tokens those are: `end` is behind the last. */
export interface LiteralDoc {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

/**
 * What the value at an index means in its place, above all where people read it otherwise: a number of targets, hours
 * over midnight, a second person, a factor. Null where the place adds nothing.
 */
export function literalDoc(tokens: readonly IToken[], index: number): LiteralDoc | null {
  return (
    capDoc(tokens, index) ??
    hoursDoc(tokens, index) ??
    approversDoc(tokens, index) ??
    changeDoc(tokens, index) ??
    endDoc(tokens, index)
  );
}

/** `at most 4 runs`, `at most 300 riders`, `at most 5% of restaurants`. */
function capDoc(tokens: readonly IToken[], index: number): LiteralDoc | null {
  const named = tokens[index];
  const at = named !== undefined && isA(named, Identifier) ? index - 1 : index;
  const [number, noun] = [tokens[at], tokens[at + 1]];
  if (number === undefined || typeAt(tokens, at - 1) !== k.most) return null;
  if (isA(number, Percent))
    return index === at
      ? { text: say`a share of all there are, rounded down`, start: at, end: at + 1 }
      : null;
  if (!isA(number, Num) && !isA(number, Count)) return null;
  const isNoun = noun !== undefined && isA(noun, Identifier) && typeAt(tokens, at + 1) !== k.in;
  const span = { start: at, end: isNoun ? at + 2 : at + 1 };
  if (!isNoun) return { ...span, text: say`at most so many; what exceeds it is left out and told` };
  if (noun.image === 'runs')
    return { ...span, text: say`a run is one action done once: at most ${number.image} of them` };
  if (noun.image === 'times') return { ...span, text: say`this action at most ${number.image} times` };
  return {
    ...span,
    text: say`at most ${number.image} ${noun.image} each time the action runs, not altogether; the rest is left out`,
  };
}

/** `fri 22:00-02:00`: hours that end before they begin go on into the next day. */
function hoursDoc(tokens: readonly IToken[], index: number): LiteralDoc | null {
  const start = typeAt(tokens, index - 1) === Minus ? index - 2 : index;
  const [from, to] = [tokens[start], tokens[start + 2]];
  if (typeAt(tokens, start + 1) !== Minus || from?.tokenType !== TimeText || to?.tokenType !== TimeText)
    return null;
  const span = { start, end: start + 3 };
  if (minutes(from) < minutes(to))
    return { ...span, text: say`from ${from.image} until ${to.image} of the same day` };
  const day = DAYS.indexOf(tokens[start - 1]?.image ?? '');
  const next = DAYS[(day + 1) % DAYS.length];
  return day < 0 || next === undefined
    ? { ...span, text: say`from ${from.image} until ${to.image} of the next day` }
    : { ...span, text: say`from \`${DAYS[day] ?? ''}\` ${from.image} until \`${next}\` ${to.image}` };
}

/** `from "a" and "b"`, `escalate to "a"`. */
function approversDoc(tokens: readonly IToken[], index: number): LiteralDoc | null {
  const token = tokens[index];
  if (token === undefined || !isA(token, TextToken)) return null;
  const before = typeAt(tokens, index - 1);
  const first =
    before === k.and && typeAt(tokens, index - 3) === k.from ? index - 2 : before === k.from ? index : -1;
  if (first < 0 || typeAt(tokens, first - 2) !== k.approval) return null;
  const other = tokens[first + 2];
  if (typeAt(tokens, first + 1) !== k.and || other === undefined || !isA(other, TextToken))
    return { text: say`this person or team must agree`, start: first, end: first + 1 };
  return {
    text: say`both must agree: ${tokens[first]?.image ?? ''} and ${other.image}`,
    start: first,
    end: first + 3,
  };
}

/** `rise > 2x`, `drop > 50%`, `rise > 20pp`. */
function changeDoc(tokens: readonly IToken[], index: number): LiteralDoc | null {
  const [token, sign] = [tokens[index], tokens[index - 1]];
  const word = wordText(typeAt(tokens, index - 2) ?? TimeText);
  if (token === undefined || sign === undefined || !isA(sign, Cmp) || word === null) return null;
  if (!['drop', 'rise', 'change'].includes(word)) return null;
  const at = { start: index, end: index + 1 };
  if (isA(token, Factor))
    return { ...at, text: say`${token.image} is a multiple of the baseline: 2x is double` };
  if (isA(token, Points)) return { ...at, text: say`points between two shares: from 5% to 30% is 25pp` };
  if (isA(token, Percent)) return { ...at, text: say`a share of the baseline: from 200 to 100 is 50%` };
  return null;
}

/** `until 30m`, `until recovered or 2h`. */
function endDoc(tokens: readonly IToken[], index: number): LiteralDoc | null {
  const token = tokens[index];
  if (token === undefined || !(isA(token, Duration) || isA(token, TimeText))) return null;
  const at = { start: index, end: index + 1 };
  const before = typeAt(tokens, index - 1);
  if (before === k.until) return { ...at, text: say`after this its effect ends and is undone` };
  if (before === k.or && typeAt(tokens, index - 2) === k.recovered)
    return { ...at, text: say`the longest: its effect ends and is undone then, recovered or not` };
  return null;
}

function typeAt(tokens: readonly IToken[], index: number): TokenType | undefined {
  return tokens[index]?.tokenType;
}

function minutes({ image }: IToken): number {
  const [hours = 0, rest = 0] = image.split(':').map(Number);
  return hours * 60 + rest;
}

const DAYS: readonly string[] = dayWords.filter((day) => day.length === 3);
