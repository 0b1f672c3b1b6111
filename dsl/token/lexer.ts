import { Lexer, type TokenType } from 'chevrotain';
import { DateText, Literal, LooseSpan, strictLiterals, TimeText } from './literals.ts';
import { ClockWords, looseLiterals } from './loose-literals.ts';
import { rangeSigns } from './range-signs.ts';
import { Blank, Cmp, CommentText, DotDot, Ellipsis, EqOp, Fence, OddBlank, signs } from './signs.ts';
import { Identifier, orderedWords, Percentile, QuotedName, Stray, Word } from './words.ts';
import { ForeignWord, SplitWord, wrongSigns } from './wrong-signs.ts';

/** All tokens in the order in which the lexer tries them; the first that matches wins. */
export const allTokens: readonly TokenType[] = [
  Blank,
  OddBlank,
  Fence,
  CommentText,
  ...rangeSigns,
  Ellipsis,
  DotDot,
  DateText,
  ClockWords,
  TimeText,
  LooseSpan,
  ...looseLiterals,
  ...strictLiterals,
  ...wrongSigns,
  Cmp,
  EqOp,
  SplitWord,
  ForeignWord,
  Percentile,
  ...orderedWords,
  QuotedName,
  Identifier,
  ...signs,
  Word,
  Literal,
  Stray,
];

let lexer: Lexer | null = null;

/** The one lexer of the process, built when first wanted; a test validates its tokens. Groups: `comments`, `odd`. */
export function playLexer(): Lexer {
  lexer ??= new Lexer([...allTokens], { ensureOptimizations: false, skipValidations: true });
  return lexer;
}
