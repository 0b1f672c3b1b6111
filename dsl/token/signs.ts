import { createToken, Lexer, type TokenType } from 'chevrotain';
import { say } from '../say.ts';
import { HIDDEN } from './alphabet.ts';
import { label } from './label.ts';

export const Ellipsis = createToken({ name: 'Ellipsis', pattern: /\.\.\.|\u2026/, label: '`...`' });
export const DotDot = sign('DotDot', '..');
export const Cmp = createToken({
  name: 'Cmp',
  pattern: />=|<=|>|<|\u2265|\u2264/,
  label: label(say`a comparison such as >`),
});
/** Equality as programmers write it; answered with `is`. */
export const EqOp = createToken({ name: 'EqOp', pattern: /==|!=|\u2260/, label: '`is`' });
export const LCurly = sign('LCurly', '{');
export const RCurly = sign('RCurly', '}');
export const LParen = sign('LParen', '(');
export const RParen = sign('RParen', ')');
export const LSquare = sign('LSquare', '[');
export const RSquare = sign('RSquare', ']');
export const Comma = sign('Comma', ',');
export const Colon = sign('Colon', ':');
export const Dot = sign('Dot', '.');
export const Equals = sign('Equals', '=');
export const Plus = sign('Plus', '+');
export const Minus = sign('Minus', '-');
export const Star = sign('Star', '*');
export const Slash = sign('Slash', '/');

/** The signs of one character, after which nothing longer can match. */
export const signs: readonly TokenType[] = [
  LCurly,
  RCurly,
  LParen,
  RParen,
  LSquare,
  RSquare,
  Comma,
  Colon,
  Dot,
  Equals,
  Plus,
  Minus,
  Star,
  Slash,
];

export const Blank = createToken({
  name: 'WS',
  pattern: /[ \t\r\n]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** Blanks and invisible characters that a keyboard does not type: kept in the group `odd`, answered with the fix. */
export const OddBlank = createToken({
  name: 'OddSpace',
  pattern: new RegExp(
    `&nbsp;|[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u00A0${HIDDEN}\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+`,
  ),
  group: 'odd',
});
/** A fence of Markdown around what was copied: kept in the group `odd` too. */
export const Fence = createToken({ name: 'Fence', pattern: /(?:```|~~~)[^\n`]*/, group: 'odd' });
/** Kept in the group `comments`. */
export const CommentText = createToken({ name: 'Comment', pattern: /#[^\n]*/, group: 'comments' });

function sign(name: string, text: string): TokenType {
  return createToken({ name, pattern: text, label: `\`${text}\`` });
}
