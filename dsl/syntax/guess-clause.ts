import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal, Num, Text } from '../token/literals.ts';
import { Dot, Equals, LCurly, LParen, Minus, RCurly, RParen, Star } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import { CLAUSE_WORDS } from './clause-words.ts';
import type { Guess } from './guesses.ts';
import { STATEMENT_WORDS } from './statement-words.ts';

/** `- owner "ops"`, `* severity low`, `1. owner "ops"`: a list as Markdown has it. */
export const bullet: Guess = ({ token, after, text }) => {
  const [next, third] = after;
  if (token === null || next === undefined) return null;
  const line = text.slice(text.lastIndexOf('\n', token.startOffset - 1) + 1, token.startOffset);
  const isNumbered = isA(token, Num) && isA(next, Dot);
  const what = isNumbered ? third : next;
  if (line.trim() !== '' || what === undefined || what.startLine !== token.startLine) return null;
  if (!isNumbered && !isA(token, Minus) && !isA(token, Star)) return null;
  const sign = isNumbered ? `${token.image}.` : token.image;
  const span = { start: spanOf(token).start, end: spanOf(what).start };
  return {
    message: say`a line begins with its clause, without \`${sign}\``,
    label: say`leave this out`,
    help: say`write \`${what.image} …\``,
    fix: { span, text: '', safe: false },
  };
};

const LIMITS = [k.cooldown, k.at, k.spend, k.once, k.needs];

/** `cooldown 20m` beside `when`: limits of a playbook stand in its guard. */
export const limitOutsideGuard: Guess = ({ before, token, after, expected, text }) => {
  if (token === null || !LIMITS.includes(token.tokenType)) return null;
  if (!expected.some(({ type, rules }) => type === k.guard && rules.includes('pbItem'))) return null;
  const guard = [...before, ...after].find(({ tokenType }) => tokenType === k.guard);
  const start = spanOf(token).start;
  const lineEnd = text.indexOf('\n', start);
  const clause = text.slice(start, lineEnd < 0 ? text.length : lineEnd).replace(/\s*(?:#.*)?$/, '');
  const message = say`a limit of the playbook stands in its \`guard\``;
  if (guard !== undefined)
    return {
      message,
      label: say`not a clause of its own`,
      help: say`move it into the braces of the \`guard\` in line ${guard.startLine ?? 0}`,
    };
  const isWhole = /^[^{}]*$/.test(clause);
  return {
    message,
    label: say`not a clause of its own`,
    help: say`write \`${`guard { ${clause} }`}\``,
    fix: isWhole
      ? { span: { start, end: start + clause.length }, text: `guard { ${clause} }`, safe: false }
      : null,
  };
};

/** `then { mode live check … }`: all braces close, so the clause stands in the wrong place. */
export const clauseInWrongBlock: Guess = ({ before, token, after, open, expected }) => {
  if (token === null || open === null || !isA(open, LCurly) || !CLAUSE_WORDS.has(token.tokenType))
    return null;
  const start = before.findIndex(({ tokenType }) => tokenType === k.playbook);
  const outer = before.slice(Math.max(0, start)).find((one) => isA(one, LCurly));
  if (start < 0 || outer === open || !expected.some(({ type }) => type === RCurly)) return null;
  const all = [...before, token, ...after];
  const count = (type: typeof LCurly): number => all.filter((one) => isA(one, type)).length;
  if (count(LCurly) !== count(RCurly)) return null;
  return {
    message: say`\`${token.image}\` is a clause of the playbook, not of the block of line ${open.startLine ?? 0}`,
    label: say`in the wrong braces`,
    help:
      token.tokenType !== k.when
        ? say`move it out of these braces, beside \`when\``
        : before[before.indexOf(open) - 1]?.tokenType === k.guard
          ? say`move it out of these braces, beside \`guard\``
          : say`a condition in here is written   if … { … }`,
  };
};

/** `do …` beside a `then` that follows. */
export const statementOutsideThen: Guess = ({ before, token, after, expected }) => {
  if (token === null || !STATEMENT_WORDS.has(token.tokenType)) return null;
  if (!expected.some(({ type, rules }) => type === k.then && rules.includes('pbItem'))) return null;
  const then = after.find(({ tokenType }) => tokenType === k.then);
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.playbook);
  const isBehind = before.slice(start).some(({ tokenType }) => tokenType === k.then);
  if (then === undefined || start < 0 || isBehind) return null;
  return {
    message: say`what is to be done stands in \`then\``,
    label: say`not a clause of its own`,
    help: say`move it into the braces of the \`then\` in line ${then.startLine ?? 0}`,
  };
};

/** `when a > 1 { … }` */
export const blockWithoutThen: Guess = ({ before, token, expected }) => {
  if (token === null || !isA(token, LCurly) || before.length === 0) return null;
  if (!expected.some(({ type }) => type === k.then)) return null;
  const at = spanOf(token).start;
  return {
    message: say`\`then\` is missing before \`${token.image}\``,
    label: say`what to do starts here`,
    help: say`write   then { … }`,
    fix: { span: { start: at, end: at }, text: 'then ', safe: false },
  };
};

/** `only when orders > 5`, `only if orders > 5` */
export const onlyWhen: Guess = ({ before, token }) => {
  if (before.at(-1)?.tokenType !== k.only || (token?.tokenType !== k.when && token?.tokenType !== k.if))
    return null;
  return {
    message: say`\`only\` is followed by \`during\` and a schedule`,
    label: say`a condition belongs into \`when\``,
    help: say`add it there: write   when … and …`,
  };
};

/** `escalate "ops-lead"` */
export const escalateTo: Guess = ({ before, token }) => {
  if (token === null || before.at(-1)?.tokenType !== k.escalate || !isA(token, Text)) return null;
  const at = spanOf(token).start;
  return {
    message: say`\`to\` is missing between \`escalate\` and \`${token.image}\``,
    label: say`whom it goes to`,
    help: say`write \`${`escalate to ${token.image}`}\``,
    fix: { span: { start: at, end: at }, text: 'to ', safe: false },
  };
};

/** `incident in 강남구` in a test */
export const expectForgotten: Guess = ({ before, token, expected }) => {
  if (token === null || !['incident', 'cause', 'asked', 'undo', 'action'].includes(token.image)) return null;
  const isTest = before.some(({ tokenType }) => tokenType === k.test);
  if (!isTest || !expected.some(({ type }) => type === k.given)) return null;
  const at = spanOf(token).start;
  return {
    message: say`what a test expects begins with \`expect\``,
    label: say`expected \`expect\` before this`,
    help: say`write \`${`expect ${token.image} …`}\``,
    fix: { span: { start: at, end: at }, text: 'expect ', safe: false },
  };
};

/** `per each region`, `for each region`, `in each region`, `delivery_time each region` */
export const perEach: Guess = ({ before, token, after }) => {
  const last = before.at(-1);
  if (token === null || last === undefined) return null;
  const isBehind = token.tokenType === k.each;
  const each = isBehind ? token : after[0];
  const name = isBehind ? after[0] : after[1];
  if (each?.tokenType !== k.each || name === undefined || !isA(name, Identifier)) return null;
  const isWord = [k.per, k.in, k.for].includes(last.tokenType);
  if (isBehind ? !isWord && !isA(last, Identifier) : ![k.for, k.in].includes(token.tokenType)) return null;
  const span = { start: spanOf(isBehind && isWord ? last : token).start, end: spanOf(each).end };
  return {
    message: say`for each one of them is written \`${`per ${name.image}`}\``,
    label: say`expected \`per\``,
    fix: { span, text: 'per', safe: false },
    span,
  };
};

/** `playbook "slow delivery" {`, `metric "slow orders" = …` */
export const nameInQuotes: Guess = ({ before, token, after }) => {
  const word = before.at(-1);
  if (token === null || word === undefined) return null;
  if (word.tokenType !== k.playbook && word.tokenType !== k.metric) return null;
  if (isA(token, Text)) {
    const name = nameFrom(token.image.slice(1, -1));
    const at = spanOf(token).start;
    const hasTitle = after[0] !== undefined && isA(after[0], Text);
    return {
      message:
        word.tokenType === k.playbook
          ? say`a playbook has a name before its title`
          : say`a metric has a name before its title`,
      label: say`the title; the name is one word without quotes`,
      help: say`write \`${`${word.image} ${name} ${token.image}`}\``,
      fix: hasTitle
        ? { span: spanOf(token), text: name, safe: false }
        : { span: { start: at, end: at }, text: `${name} `, safe: false },
    };
  }
  if (!isA(token, Literal) || !/^\d/.test(token.image)) return null;
  const name = `${word.tokenType === k.playbook ? 'play' : 'metric'}_${nameFrom(token.image)}`;
  return {
    message: say`a name begins with a letter`,
    label: say`begins with a digit`,
    help: say`write \`${`${word.image} ${name}`}\``,
    fix: { span: spanOf(token), text: name, safe: false },
  };
};

function nameFrom(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z가-힣]/.test(name) ? name : /^\d/.test(name) ? name : `play_${name}`;
}

/** `playbook slow = {`, `playbook slow() {` */
export const signBehindName: Guess = ({ before, token, after }) => {
  const [word, name] = before.slice(-2);
  if (token === null || word?.tokenType !== k.playbook || name === undefined) return null;
  if (!isA(token, Equals) && !isA(token, LParen)) return null;
  const brace = after.findIndex((one) => isA(one, LCurly));
  const between = after.slice(0, brace);
  if (brace < 0 || !between.every((one) => isA(one, RParen) || isA(one, Text))) return null;
  const title = between.find((one: IToken) => isA(one, Text));
  const right = title === undefined ? ' ' : ` ${title.image} `;
  return {
    message: say`behind its name a playbook has its title or \`{\``,
    label: say`leave this out`,
    help: say`write \`${`playbook ${name.image}${right}{`}\``,
    fix: {
      span: { start: spanOf(name).end, end: spanOf(after[brace] ?? token).start },
      text: right,
      safe: false,
    },
  };
};
