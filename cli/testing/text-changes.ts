import type { IToken } from 'chevrotain';
import { playLexer } from '../../dsl/token/lexer.ts';

/** A text that says something else than before at one place. */
export interface Change {
  /** `15m → 16m`, `without severity medium`. */
  readonly title: string;
  /** Line and column. */
  readonly place: string;
  readonly kind: 'literal' | 'operator' | 'clause';
  readonly text: string;
}

/**
 * Ways to change one place of a text, likeliest first: the first that still means something is taken. Every literal to
 * another of its kind, every operator to another, every clause left out.
 */
export function changesOf(text: string): readonly (readonly Change[])[] {
  const { tokens } = playLexer().tokenize(text);
  return [
    ...tokens.flatMap((token, index) => {
      const literals = otherLiterals(token, tokens).map((image) => replaced(text, token, image, 'literal'));
      const operators = otherOperators(token, tokens[index - 1], tokens[index + 1]).map((image) =>
        replaced(text, token, image, 'operator'),
      );
      return [literals, operators].filter((ways) => ways.length > 0);
    }),
    ...tokens.flatMap((token, index) => {
      const ways = clauseEnds(tokens, index).map((last) => without(text, token, last));
      return ways.length === 0 ? [] : [ways];
    }),
  ];
}

/** Other values of the same kind, plain ones first; a text may be one of a list, so the texts around are tried too. */
function otherLiterals({ image }: IToken, tokens: readonly IToken[]): readonly string[] {
  if (/^".*"$/s.test(image) && !image.startsWith('"""')) {
    const others = tokens.map((token) => token.image).filter((other) => /^"[^"{]*"$/.test(other));
    return [`${image.slice(0, -1)}!"`, ...new Set(others.filter((other) => other !== image))];
  }
  if (image === 'true' || image === 'false') return [image === 'true' ? 'false' : 'true'];
  if (/^\d{1,2}:\d{2}$/.test(image)) return [image === '10:10' ? '10:20' : '10:10'];
  if (/^\d{4}-\d{2}-\d{2}$/.test(image)) return [image.replace(/^\d{4}/, '2031')];
  if (!/^₩?\d/.test(image)) return [];
  const number = /\d[\d_]*(?:\.\d+)?/.exec(image)![0];
  const value = Number(number.replaceAll('_', ''));
  return [value + 1, value * 2, Math.ceil(value / 2), 7, 10]
    .filter((other) => other !== value)
    .map((other) => image.replace(number, String(other)));
}

const DIRECTIONS = new Set(['up', 'down', 'either']);

/** Groups of words that can stand for each other. */
const OPERATORS: readonly (readonly string[])[] = [
  ['>', '>=', '<', '<='],
  ['drop', 'rise', 'change'],
  ['and', 'or'],
  ['up', 'down', 'either'],
  ['off', 'shadow', 'live'],
  ['low', 'medium', 'high', 'critical'],
  ['count', 'sum', 'avg', 'min', 'max', 'median', 'distinct'],
  ['+', '-', '*', '/'],
  ['skip', 'escalate'],
  ['in', 'not in'],
  ['is', 'is not'],
  ['nearest', 'worst'],
  ['only', 'except'],
];

function otherOperators(
  { image }: IToken,
  before: IToken | undefined,
  next: IToken | undefined,
): readonly string[] {
  if (image === 'not') return [''];
  // Elsewhere it is a part of a name: `because system down`.
  if (DIRECTIONS.has(image) && before?.image !== 'anomalous') return [];
  if (image === 'is' && next?.image === 'not') return [];
  return OPERATORS.filter((group) => group.includes(image)).flatMap((group) =>
    group.filter((other) => other !== image),
  );
}

/** Words that begin something which may be left out, and the longest stretch that it may have, in tokens. */
const CLAUSES = new Set(
  `about owner runbook severity labels mode unless only except raise recovered guard cooldown at spend once needs
   within else until undo timeout retry every as vs with for over per where in followed expect otherwise always if
   check do track wait escalate or and because on during overall not every`.split(/\s+/),
);
const MOST_TOKENS = 90;

/** Ends of the clause that begins at a token: each next token that is followed by another clause or a bracket. */
function clauseEnds(tokens: readonly IToken[], from: number): readonly IToken[] {
  if (!CLAUSES.has(tokens[from]!.image)) return [];
  const ends: IToken[] = [];
  let depth = 0;
  for (let at = from; at < Math.min(tokens.length, from + MOST_TOKENS); at += 1) {
    const { image } = tokens[at]!;
    if (/^[([{]$/.test(image)) depth += 1;
    if (/^[)\]}]$/.test(image)) depth -= 1;
    if (depth < 0) break;
    const next = tokens[at + 1]?.image ?? '}';
    if (depth === 0 && (CLAUSES.has(next) || /^[)}\],]$|^then$|^when$/.test(next))) ends.push(tokens[at]!);
  }
  return ends;
}

function replaced(text: string, token: IToken, image: string, kind: Change['kind']): Change {
  return {
    title: `${token.image} → ${image === '' ? 'nothing' : image}`,
    place: placeOf(token),
    kind,
    text: text.slice(0, token.startOffset) + image + text.slice(token.endOffset! + 1),
  };
}

function without(text: string, first: IToken, last: IToken): Change {
  const said = text.slice(first.startOffset, last.endOffset! + 1);
  return {
    title: `without ${said.replace(/\s+/g, ' ')}`,
    place: placeOf(first),
    kind: 'clause',
    text: text.slice(0, first.startOffset) + text.slice(last.endOffset! + 1),
  };
}

function placeOf({ startLine, startColumn }: IToken): string {
  return `${startLine}:${startColumn}`;
}
