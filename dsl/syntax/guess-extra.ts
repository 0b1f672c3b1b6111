import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal, Text } from '../token/literals.ts';
import { Comma, LCurly, RCurly, RParen, RSquare } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { expectedAfter, fits } from './expected.ts';
import type { Guess } from './guesses.ts';

/** What goes on by itself: a second word of the kind is one too many. */
const GOES_ON = [k.and, k.or, k.unless, k.when, k.if, k.not, k.recovered, k.undo];
const ONE_TOO_MANY = [k.when, k.if, k.unless, k.do, k.then];

/** `and when b > 1`, `unless if b > 1`, `undo do y()`, `a is 1 and at most 30` */
export const wordTooMany: Guess = ({ before, token, after, expected, text }) => {
  const [last, next] = [before.at(-1), after[0]];
  if (token === null || last === undefined || next === undefined) return null;
  if (ONE_TOO_MANY.includes(token.tokenType) && GOES_ON.includes(last.tokenType) && fits(next, expected))
    return {
      message: say`\`${last.image}\` goes on without \`${token.image}\``,
      label: say`leave this out`,
      help: say`write \`${`${last.image} ${wholeFrom(next, text)} …`}\``,
      fix: { span: { start: spanOf(token).start, end: spanOf(next).start }, text: '', safe: false },
    };
  const isLimit = token.tokenType === k.at && (next.tokenType === k.most || next.tokenType === k.least);
  if (!isLimit || last.tokenType !== k.and || !fits(token, expectedAfter(before.slice(0, -1)))) return null;
  const span = { start: spanOf(last).start, end: spanOf(token).start };
  return {
    message: say`\`${`at ${next.image}`}\` follows without \`and\``,
    label: say`leave this out`,
    help: say`write \`${`at ${next.image} ${after[1]?.image ?? '…'}`}\``,
    fix: { span, text: '', safe: false },
    span: spanOf(last),
  };
};

/** `wait 5m then check c`: one statement follows another by itself. */
export const thenBetween: Guess = ({ before, token }) => {
  const [wait, time] = before.slice(-2);
  if (token?.tokenType !== k.then || wait?.tokenType !== k.wait || time === undefined) return null;
  return {
    message: say`the next statement follows without \`${'then'}\``,
    label: say`leave this out`,
    fix: { span: { start: spanOf(time).end, end: spanOf(token).end }, text: '', safe: false },
  };
};

/** `{ a: 1, }`, `(text: "a",)` */
export const commaAtEnd: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(last, Comma)) return null;
  if (![RParen, RSquare, RCurly].some((type) => isA(token, type))) return null;
  return {
    message: say`nothing follows the comma before \`${token.image}\``,
    label: say`leave this out`,
    help: say`write \`${`${before.at(-2)?.image ?? ''}${token.image}`}\``,
    fix: { span: spanOf(last), text: '', safe: false },
    span: spanOf(last),
  };
};

/** `when (a > 1) ) for 10m`: the braces all close, so the bracket is one too many. */
export const bracketTooMany: Guess = ({ before, token, after, open }) => {
  if (token === null || (!isA(token, RParen) && !isA(token, RSquare))) return null;
  if (open === null || !isA(open, LCurly)) return null;
  const all = [...before, ...after];
  const count = (type: typeof LCurly): number => all.filter((one) => isA(one, type)).length;
  if (count(LCurly) !== count(RCurly)) return null;
  return {
    message: say`this \`${token.image}\` closes nothing`,
    label: say`one too many`,
    help: say`remove it`,
    fix: { span: spanOf(token), text: '', safe: false },
  };
};

/** `"…: "주의""`: quotes inside of a text end it. */
export const quotesInText: Guess = ({ before, token, after, text }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(last, Text) || last.image.startsWith('"""')) return null;
  if (isA(token, Literal) || spanOf(last).end !== spanOf(token).start) return null;
  const line = after.slice(0, LONGEST_INSIDE).filter(({ startLine }) => startLine === token.startLine);
  const closing = line.find((one) => isA(one, Text));
  if (closing === undefined) return null;
  const behind = { start: spanOf(token).start, end: spanOf(closing).start };
  const inside = text.slice(behind.start, behind.end);
  if (/[:(){},]/.test(inside)) return null;
  const right = `${last.image.slice(0, -1)}\\"${inside}\\"${closing.image.slice(1)}`;
  const span = { start: spanOf(last).start, end: spanOf(closing).end };
  return {
    message: say`quotes inside of a text end it`,
    label: say`the text ends before this`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
  };
};

/** So many words are looked through for the closing quote. */
const LONGEST_INSIDE = 20;

/** `otherwise if b > 1 { … }` */
export const otherwiseIf: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token?.tokenType !== k.if || last?.tokenType !== k.otherwise) return null;
  const span = { start: spanOf(last).start, end: spanOf(token).end };
  return {
    message: say`\`${'otherwise if'}\` is written \`${'else if'}\``,
    label: say`\`otherwise\` takes no condition`,
    fix: { span, text: 'else if', safe: false },
    span,
  };
};

/** `mode on`, `mode enabled` */
export const noSuchMode: Guess = ({ before, token }) => {
  if (token === null || before.at(-1)?.tokenType !== k.mode) return null;
  if (!isWord(token)) return null;
  return {
    message: say`\`${token.image}\` is no mode`,
    label: say`expected a mode`,
    help: say`write \`mode live\`, \`mode shadow\` or \`mode off\``,
  };
};

/** Another name for what a metric does with its values. */
const FOLDS: ReadonlyMap<string, string> = new Map([
  ...['average', 'mean', 'avarage', '평균'].map((said) => [said, 'avg'] as const),
  ...['unique', 'uniq', 'distinct_count', 'count_distinct'].map((said) => [said, 'distinct'] as const),
  ...['total', '합계', '합'].map((said) => [said, 'sum'] as const),
  ...['maximum', 'largest', '최대'].map((said) => [said, 'max'] as const),
  ...['minimum', 'smallest', '최소'].map((said) => [said, 'min'] as const),
  ...['number', '건수', '개수'].map((said) => [said, 'count'] as const),
  ...['last', 'newest', 'current'].map((said) => [said, 'latest'] as const),
  ...['ratio', 'fraction', 'percentage', '비율'].map((said) => [said, 'share'] as const),
]);

/** `average of order_events.delivery_time`, `unique of order_events.customer` */
export const foldByAnotherName: Guess = ({ before, token }) => {
  const last = before.at(-1);
  const fold = FOLDS.get(last?.image.toLowerCase() ?? '');
  if (token?.tokenType !== k.of || last === undefined || fold === undefined) return null;
  return {
    message: say`\`${last.image}\` is written \`${fold}\``,
    label: say`not a word of this language`,
    help: say`write \`${`${fold} of …`}\``,
    fix: { span: spanOf(last), text: fold, safe: false },
    span: spanOf(last),
  };
};

/** Letters alone: a word, whatever the lexer takes it for. */
function isWord({ image }: IToken): boolean {
  return /^[\p{L}_]+$/u.test(image);
}

/** A name with its dots: `log.clear`. */
function wholeFrom({ startOffset, image }: IToken, text: string): string {
  return /^[\p{L}\p{N}_.]+/u.exec(text.slice(startOffset, startOffset + LONGEST_NAME))?.[0] ?? image;
}

const LONGEST_NAME = 80;
