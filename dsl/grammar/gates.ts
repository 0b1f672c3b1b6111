import type { IToken, TokenType } from 'chevrotain';
import { Text } from '../token/literals.ts';
import { Cmp, Dot, EqOp, Equals, LCurly, LParen, RCurly, RParen } from '../token/signs.ts';
import { clauseWords, dayWords, Identifier, words as k } from '../token/words.ts';
import type { Grammar } from './kit.ts';

const CLAUSE_STARTS = new Set(clauseWords.map((text) => k[text]));
const DAYS = new Set(dayWords.map((text) => k[text]));
const TEST_STARTS = [
  k.drop,
  k.rise,
  k.change,
  k.is,
  k.anomalous,
  k.recover,
  k.per,
  k.overall,
  k.where,
  Cmp,
  EqOp,
  Equals,
];
/** What makes a name after `or` the start of a test instead of a second cause. */
const NOT_A_CAUSE = [k.is, k.in, k.over, k.per, k.where, k.overall, k.not, Dot, Equals, k.of];

/** Whether a token is of a type or category. */
export function isA(token: IToken, type: TokenType): boolean {
  const own = token.tokenType;
  return (
    own === type || (own.tokenTypeIdx !== undefined && type.categoryMatchesMap?.[own.tokenTypeIdx] === true)
  );
}

/** `per region, rider`. */
export function per($: Grammar): void {
  $.CONSUME(k.per);
  $.SUBRULE($.dims);
}

/** The next word begins a clause, so a name that runs on ends here: `at most 3 recovered when …`. */
export function startsClause($: Grammar): boolean {
  return CLAUSE_STARTS.has($.LA(1).tokenType);
}

/** `in (…)` is a slice only where a test follows its `)`, else it is the test. */
export function sliceFollows($: Grammar): boolean {
  if ($.LA(1).tokenType !== k.in || !isA($.LA(2), LParen)) return true;
  let distance = 3;
  while (!endsList($.LA(distance))) distance++;
  if (!isA($.LA(distance), RParen)) return false;
  const [after, next] = [$.LA(distance + 1), $.LA(distance + 2)];
  // A second `in (…)` can only be the test: the first one is the slice.
  const isIn = after.tokenType === k.in && isA(next, LParen);
  const isNotIn = after.tokenType === k.not && next.tokenType === k.in;
  return startsTest(after) || isIn || isNotIn;
}

/** `if recovered {` and `if not recovered then`. */
export function bareRecovered($: Grammar): boolean {
  const distance = $.LA(1).tokenType === k.not ? 2 : 1;
  if ($.LA(distance).tokenType !== k.recovered) return false;
  const after = $.LA(distance + 1);
  return isA(after, LCurly) || after.tokenType === k.then;
}

/** After a cause, `or B` with no test behind `B`: a second cause instead of a second condition. */
export function causeFollows($: Grammar): boolean {
  if (isA($.LA(2), Text)) return true;
  let distance = 2;
  while (isA($.LA(distance), Identifier) && !CLAUSE_STARTS.has($.LA(distance).tokenType)) distance++;
  const after = $.LA(distance);
  return distance > 2 && !NOT_A_CAUSE.includes(after.tokenType) && !startsTest(after);
}

/** After a comma, one more day of the same period, not the next period. */
export function dayFollows($: Grammar): boolean {
  return DAYS.has($.LA(2).tokenType);
}

/** `else skip` and `else escalate` after an approval belong to it; any other `else` does not. */
export function skipOrEscalateFollows($: Grammar): boolean {
  const after = $.LA(2).tokenType;
  return after === k.skip || after === k.escalate;
}

function startsTest(token: IToken): boolean {
  return TEST_STARTS.some((type) => isA(token, type));
}

function endsList(token: IToken): boolean {
  return token.tokenType.name === 'EOF' || [RParen, LCurly, RCurly].some((type) => isA(token, type));
}
