import type { CstNode, IToken, TokenType } from 'chevrotain';
import * as form from '../token/literals.ts';
import { Minus } from '../token/signs.ts';
import { slipOf } from '../token/slip.ts';
import { words as k } from '../token/words.ts';
import type {
  Atom,
  DurationLiteral,
  Literal,
  NumberLiteral,
  PercentLiteral,
  Span,
  TextLiteral,
  TimeLiteral,
} from '../tree/literal.ts';
import {
  maybeNode,
  maybeToken,
  nodes,
  present,
  qnameOf,
  spanning,
  spanOf,
  theNode,
  theToken,
} from './cst.ts';
import { textLiteral } from './text.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  초: 1_000,
  m: 60_000,
  분: 60_000,
  h: 3_600_000,
  시간: 3_600_000,
  d: 86_400_000,
  일: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  w: 604_800_000,
  주: 604_800_000,
  week: 604_800_000,
  weeks: 604_800_000,
};

/** Strict forms that a repaired slip is read by, in the lexer's order. */
const FORMS: readonly TokenType[] = [form.DateText, form.TimeText, form.LooseSpan, ...form.strictLiterals];

/** The value of a literal's token; a slip counts as what it is repaired to, else as the best guess. */
export function literalOf(token: IToken): Literal {
  const span = spanOf(token);
  const slip = slipOf(token.tokenType);
  if (slip === null) return read(token.tokenType, token.image, span, token.image);
  const repaired = slip.repair(token.image) ?? token.image;
  const type = FORMS.find((candidate) => matchesWhole(candidate, repaired)) ?? token.tokenType;
  return read(type, repaired, span, token.image);
}

/** A value with its sign, from the rule `lit`. */
export function signedLiteral(node: CstNode): Literal {
  const literal = literalOf(theToken(node, form.Literal));
  const minus = maybeToken(node, Minus);
  if (minus === null) return literal;
  const written = { span: spanning(spanOf(minus), literal.span), raw: `-${literal.raw}` };
  switch (literal.kind) {
    case 'duration':
      return { ...literal, ...written, ms: -literal.ms };
    case 'percent':
    case 'points':
      return { ...literal, ...written, ratio: -literal.ratio };
    case 'factor':
      return { ...literal, ...written, factor: -literal.factor };
    case 'money':
      return { ...literal, ...written, minor: -literal.minor };
    case 'count':
    case 'number':
      return { ...literal, ...written, value: -literal.value };
    case 'distance':
      return { ...literal, ...written, metres: -literal.metres };
    default:
      return literal;
  }
}

/** A duration from the rule `dur`; a bare number (OS1202) counts as minutes. */
export function durationOf(node: CstNode): DurationLiteral {
  const token = maybeToken(node, form.Duration);
  if (token !== null) return durationToken(token);
  const bare = theToken(theNode(node, 'wrongBareNumber'), form.Num);
  return { kind: 'duration', ms: digits(bare.image) * 60_000, span: spanOf(bare), raw: bare.image };
}

/** The duration after a clause's word, or null where the clause is not written. */
export function maybeDuration(node: CstNode, index = 0): DurationLiteral | null {
  const found = nodes(node, 'dur')[index];
  return found === undefined ? null : durationOf(found);
}

/** A token that the grammar took for a duration. */
export function durationToken(token: IToken): DurationLiteral {
  const literal = literalOf(token);
  const { span, raw } = literal;
  return literal.kind === 'duration' ? literal : { kind: 'duration', ms: digits(raw) * 60_000, span, raw };
}

/** A token that the grammar took for a text. */
export function textOf(token: IToken): TextLiteral {
  return textLiteral(repairedQuotes(token), spanOf(token));
}

/** A text by position, or null. */
export function maybeText(node: CstNode, index = 0): TextLiteral | null {
  const token = (node.children[form.Text.name] ?? [])[index];
  return token !== undefined && 'image' in token ? textOf(token) : null;
}

/** A text that must be there. */
export function theText(node: CstNode, index = 0): TextLiteral {
  return present(maybeText(node, index), `${node.name} without a text`);
}

/** A token that the grammar took for a bare number. */
export function numberOf(token: IToken): NumberLiteral {
  const literal = literalOf(token);
  if (literal.kind === 'number') return literal;
  return { kind: 'number', value: digits(literal.raw), unit: null, span: literal.span, raw: literal.raw };
}

/** A token that the grammar took for a percentage. */
export function percentOf(token: IToken): PercentLiteral {
  const { span, raw } = literalOf(token);
  return { kind: 'percent', ratio: digits(raw) / 100, span, raw };
}

/** A token that the grammar took for a time of day. */
export function timeOf(token: IToken): TimeLiteral {
  return { kind: 'time', minutes: minutes(token.image), span: spanOf(token), raw: token.image };
}

/** A value or a name, from the rule `atom`. */
export function atomOf(node: CstNode): Atom {
  const lit = maybeNode(node, 'lit');
  if (lit !== null) return signedLiteral(lit);
  const bool = maybeBool(node);
  if (bool !== null) return bool;
  const name = qnameOf(theNode(node, 'qname'));
  return { kind: 'name', name, span: name.span };
}

/** `true` or `false` directly in a node, or null. */
export function maybeBool(node: CstNode): Literal | null {
  const token = maybeToken(node, k.true) ?? maybeToken(node, k.false);
  if (token === null) return null;
  return { kind: 'bool', value: token.tokenType === k.true, span: spanOf(token), raw: token.image };
}

/** The values of the rule `list`. */
export function listOf(node: CstNode): readonly Atom[] {
  return nodes(node, 'atom').map(atomOf);
}

function read(type: TokenType, text: string, span: Span, raw: string): Literal {
  switch (type) {
    case form.Duration:
    case form.LooseSpan:
      return { kind: 'duration', ms: milliseconds(text), span, raw };
    case form.Percent:
      return { kind: 'percent', ratio: digits(text) / 100, span, raw };
    case form.Points:
      return { kind: 'points', ratio: digits(text) / 100, span, raw };
    case form.Factor:
      return { kind: 'factor', factor: digits(text), span, raw };
    case form.Money:
      return { kind: 'money', ...money(text), span, raw };
    case form.Count:
      return { kind: 'count', value: digits(text), unit: text.slice(-1), span, raw };
    case form.Distance:
      return { kind: 'distance', metres: digits(text) * 1000, span, raw };
    case form.DateText:
      return { kind: 'date', date: text, span, raw };
    case form.TimeText:
      return { kind: 'time', minutes: minutes(text), span, raw };
    case form.Text:
    case form.LongText:
      return { ...textLiteral(text, span), raw };
    default:
      return guess(text, span, raw);
  }
}

/** What no strict form matches: a number with a unit that only a field can make legal, an open text, a bad time. */
function guess(text: string, span: Span, raw: string): Literal {
  if (text.startsWith('"')) return { ...textLiteral(text, span), raw };
  if (/^\d+:\d+$/.test(text)) return { kind: 'time', minutes: minutes(text), span, raw };
  const unit = /^[\d_]*(?:\.\d+)?(.*)$/.exec(text)?.[1] ?? '';
  return { kind: 'number', value: digits(text), unit: unit === '' ? null : unit, span, raw };
}

function milliseconds(text: string): number {
  let sum = 0;
  for (const [, amount = '0', unit = 'm'] of text.matchAll(/(\d[\d_]*(?:\.\d+)?)\s*([^\d\s._]+)/g))
    sum += digits(amount) * (UNIT_MS[unit] ?? 0);
  return Math.round(sum);
}

/** Won for `원`, `₩` and KRW; cents for USD. Fractions of the smallest unit are rounded; OS0105 tells of them. */
function money(text: string): { readonly minor: number; readonly currency: 'KRW' | 'USD' } {
  return { minor: Math.round(minorUnits(text)), currency: text.endsWith('USD') ? 'USD' : 'KRW' };
}

/** What an amount of money is in won or cents before it is rounded. */
export function minorUnits(text: string): number {
  if (text.endsWith('USD')) return digits(text) * 100;
  const steps = /^(?:([^억]+)억)?(?:([^만]+)만)?([^원]+)?원$/.exec(text);
  if (steps === null) return digits(text);
  const [eok = '', man = '', rest = ''] = steps.slice(1);
  return inSteps(eok) * 1e8 + inSteps(man) * 1e4 + inSteps(rest);
}

/** `1천500` is 1500. */
function inSteps(text: string): number {
  const [, thousands = '0', hundreds = '0', rest = '0'] =
    /^(?:([\d_.]+)천)?(?:([\d_.]+)백)?([\d_.]+)?$/.exec(text) ?? [];
  return digits(thousands) * 1e3 + digits(hundreds) * 1e2 + digits(rest);
}

function minutes(text: string): number {
  const [hours = '0', rest = '0'] = text.split(':');
  return Number(hours) * 60 + Number(rest);
}

/** The leading number of a text, `_` removed; 0 where there is none. */
function digits(text: string): number {
  const found = /\d[\d_]*(?:\.\d+)?/.exec(text)?.[0] ?? '0';
  return Number(found.replaceAll('_', ''));
}

function repairedQuotes(token: IToken): string {
  return slipOf(token.tokenType)?.repair(token.image) ?? token.image;
}

function matchesWhole(type: TokenType, text: string): boolean {
  return type.PATTERN instanceof RegExp && new RegExp(`^(?:${type.PATTERN.source})$`).test(text);
}
