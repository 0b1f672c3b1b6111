import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Colon, LCurly, LParen, LSquare, RCurly, RParen, RSquare } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import { CLAUSE_WORDS } from './clause-words.ts';
import type { Guess } from './guesses.ts';
import { STATEMENT_WORDS } from './statement-words.ts';

/** `playbook x "…": when …` and `playbook x "…" when …` */
export const clauseWithoutBraces: Guess = ({ before, token, expected, text }) => {
  const start = before.findLast((one) => one.tokenType === k.playbook);
  if (start === undefined || !expected.some(({ type }) => type === LCurly)) return null;
  if (!expected.some(({ rules }) => rules.at(-1) === 'playbook')) return null;
  const last = before.at(-1) ?? start;
  const head = text.slice(start.startOffset, last.startOffset + last.image.length);
  if (token !== null && !isA(token, Colon) && !isA(token, Identifier) && token.tokenType !== k.when)
    return null;
  return {
    message: say`the clauses of a playbook stand in braces`,
    label: token === null ? say`expected \`{\` after this` : say`expected \`{\` before this`,
    help: say`write   ${head} { when … then … }`,
  };
};

/** `given orders usual 100, now 30` */
export const givenUsual: Guess = ({ before, token }) => {
  const given = before.findLast((one) => one.tokenType === k.given);
  if (
    token === null ||
    given === undefined ||
    !['usual', 'usually', 'now', 'normal', 'normally'].includes(token.image)
  )
    return null;
  const name = before[before.indexOf(given) + 1]?.image ?? 'orders';
  return {
    message: say`what a test gives is written with \`was\` and \`is\`, not \`${token.image}\``,
    label: say`expected \`was\`, \`is\` or \`in\``,
    help: say`for example   given ${name} was 100 each 15m   and   given ${name} is 30 each 1m`,
  };
};

/** `expect x runs` in a test */
export const expectSomeone: Guess = ({ before, token, expected }) => {
  if (token === null || !expected.some(({ rules }) => rules.at(-1) === 'expectation')) return null;
  if (before.at(-1)?.tokenType !== k.expect || !isA(token, Identifier)) return null;
  return {
    message: say`\`${token.image}\` is not something a test can expect`,
    label: say`expected \`incident\`, \`do\`, \`cause\`, \`action\` or \`no\``,
    help: say`for example   expect incident   or   expect do notify.ops once`,
  };
};

/** `when a > 1 do x()`, `if a > 1 do x()`, `when a > 1 do { … }` */
export const missingThen: Guess = ({ before, token, after, expected }) => {
  if (token === null || !STATEMENT_WORDS.has(token.tokenType)) return null;
  if (!expected.some(({ type }) => type === k.then)) return null;
  const clause = before.findLast((one) => [k.when, k.if, k.then].includes(one.tokenType));
  if (clause === undefined || clause.tokenType === k.then) return null;
  const at = spanOf(token).start;
  const [brace] = after;
  if (token.tokenType === k.do && brace !== undefined && isA(brace, LCurly))
    return {
      message: say`what is to be done stands in \`${'then { … }'}\``,
      label: say`expected \`then\` instead`,
      help: say`write   then { … }`,
      fix: { span: spanOf(token), text: 'then', safe: false },
    };
  return {
    message: say`\`then\` is missing before \`${token.image}\``,
    label: say`what to do starts here`,
    help: say`write   ${clause.image} … then ${token.image} …`,
    fix: { span: { start: at, end: at }, text: 'then ', safe: false },
  };
};

/** `then do x() do y()` */
export const secondStatement: Guess = ({ token, expected }) => {
  if (token === null || !STATEMENT_WORDS.has(token.tokenType)) return null;
  // Only between the clauses of a playbook: inside braces a statement would fit.
  if (!expected.some(({ type, rules }) => type === RCurly && rules.at(-1) === 'playbook')) return null;
  return {
    message: say`a second statement, \`${token.image}\`, needs braces around both`,
    label: say`without braces one statement can follow \`then\``,
    help: say`write   then { do … do … }`,
  };
};

/** `do x(to: b }` */
export const closesAnother: Guess = ({ token, open, text }) => {
  if (token === null || open === null) return null;
  const [, closer, sign = ''] = BRACKETS.find(([opener]) => isA(open, opener)) ?? [];
  const isCloser = BRACKETS.some(([, other]) => isA(token, other));
  if (closer === undefined || !isCloser || isA(token, closer)) return null;
  const line = text.slice(0, open.startOffset).split('\n').length;
  return {
    message: say`the \`${open.image}\` of line ${line} is not closed before this \`${token.image}\``,
    label: say`expected \`${sign}\` before this`,
    // A block may well end here; a `]` for a `)` is the wrong key.
    help: isA(token, RCurly) ? say`write \`${sign}\` before it` : say`write \`${sign}\` instead`,
  };
};

const BRACKETS = [
  [LCurly, RCurly, '}'],
  [LParen, RParen, ')'],
  [LSquare, RSquare, ']'],
] as const;

/** `guard { cooldown 1h` and then `then`: the clause belongs outside of the block that is still open. */
export const clauseInBlock: Guess = ({ before, token, expected, open, text }) => {
  if (token === null || open === null || !CLAUSE_WORDS.has(token.tokenType)) return null;
  const [, closer, sign = ''] = BRACKETS.find(([opener]) => isA(open, opener)) ?? [];
  const start = before.find((one) => one.tokenType === k.playbook);
  const isNested =
    start !== undefined && before.slice(before.indexOf(start)).find((one) => isA(one, LCurly)) !== open;
  if (!isNested || !expected.some(({ type }) => type === closer)) return null;
  const line = text.slice(0, open.startOffset).split('\n').length;
  return {
    message: say`the \`${open.image}\` of line ${line} is not closed before this \`${token.image}\``,
    label: say`expected \`${sign}\` before this`,
    help: say`write \`${sign}\` where it ends`,
  };
};

/** A closing bracket too many. */
export const closesNothing: Guess = ({ token, open }) => {
  if (token === null || open !== null || ![RCurly, RParen, RSquare].some((type) => isA(token, type)))
    return null;
  return {
    message: say`this \`${token.image}\` closes nothing`,
    label: say`no bracket is open here`,
    help: say`remove it, or look for what closes too early before it`,
  };
};

/** `no e where a is 1 and no f`: what follows is no filter, and still it would be read as one. */
export const afterBareWhere: Guess = ({ before, rules, token }) => {
  if (!rules.includes('wrongWhereTail') || token === null) return null;
  const join = before.findLast((one) => one.tokenType === k.and || one.tokenType === k.or);
  if (join === undefined) return null;
  return {
    message: say`\`${join.image}\` after a \`where\` without parentheses can be read in two ways`,
    label: say`a part of the filter, or a condition of its own?`,
    help: say`write   where (…) ${join.image} …`,
    span: spanOf(join),
  };
};
