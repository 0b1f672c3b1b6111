import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Text } from '../token/literals.ts';
import { Equals, LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k, wordText } from '../token/words.ts';
import type { Expected } from './expected.ts';
import type { Guess } from './guesses.ts';

function isStatement(expected: readonly Expected[]): boolean {
  return expected.some(({ type, rules }) => type === k.do && rules.includes('simple'));
}

/** What calls a person, in other words. */
const CALLS = /^(?:page|pager|alert|alarm|call|oncall|호출|알람)$/i;
/** What writes to somebody, in other words. */
const TELLS = /^(?:notify|tell|send|post|message|print|echo|write|note|say|알림|알려|통보)$/i;

/** `notify "…"`, `page "ops-lead"` */
export const toldWithoutVerb: Guess = ({ token, after, expected }) => {
  const [said] = after;
  if (token === null || said === undefined || !isA(said, Text) || !isStatement(expected)) return null;
  const isCall = CALLS.test(token.image);
  if (!isCall && !TELLS.test(token.image)) return null;
  const right = isCall ? `escalate to ${said.image}` : `do log.note(text: ${said.image})`;
  return {
    message: isCall
      ? say`somebody is called with \`escalate\``
      : say`what is done is a verb of a connector, behind \`do\``,
    label: say`no statement`,
    help: say`write \`${right}\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(said).end }, text: right, safe: false },
  };
};

/** `escalate("ops-lead")` */
export const escalateInBrackets: Guess = ({ before, token, after }) => {
  const [who, close] = after;
  if (token === null || !isA(token, LParen) || before.at(-1)?.tokenType !== k.escalate) return null;
  if (who === undefined || close === undefined || !isA(who, Text) || !isA(close, RParen)) return null;
  return {
    message: say`\`escalate\` takes no parentheses`,
    label: say`expected \`to\` instead`,
    help: say`write \`${`escalate to ${who.image}`}\``,
    fix: {
      span: { start: spanOf(token).start, end: spanOf(close).end },
      text: ` to ${who.image}`,
      safe: false,
    },
  };
};

/** `wait until recovered` */
export const waitUntil: Guess = ({ before, token, after }) => {
  if (token?.tokenType !== k.until || before.at(-1)?.tokenType !== k.wait) return null;
  const end = after[0]?.tokenType === k.recovered ? after[0] : token;
  return {
    message: say`\`wait\` lasts a time, whatever happens meanwhile`,
    label: say`expected a duration such as 15m`,
    help: say`what is done when it has not recovered in time is written \`${'expect recovery within 30m else { … }'}\``,
    span: { start: spanOf(token).start, end: spanOf(end).end },
  };
};

/** `for each rider in nearby_riders { … }` */
export const loopOverMany: Guess = ({ token, after, expected }) => {
  const isFor = token?.tokenType === k.for || /^(?:foreach|loop)$/i.test(token?.image ?? '');
  if (token === null || !isFor || !isStatement(expected)) return null;
  const at = after.slice(0, 4).findIndex(({ tokenType }) => tokenType === k.in);
  const many = at < 0 ? undefined : after[at + 1];
  const name = many !== undefined && isA(many, Identifier) ? many.image : null;
  return {
    message: say`an action reaches everybody it is given at once: there is no loop`,
    label: say`leave this and its braces out`,
    help:
      name === null
        ? say`give the action an audience, for example \`${'do …(to: nearby_riders)'}\``
        : say`give it to the action itself: \`${`do …(to: ${name})`}\``,
  };
};

/** `return`, `stop` on a line of its own */
export const endOfBlock: Guess = ({ before, token, after }) => {
  const [next] = after;
  if (token === null || !/^(?:return|stop|exit|break|end|done|fi|pass|종료|끝)$/i.test(token.image))
    return null;
  if (before.at(-1)?.startLine === token.startLine || next?.startLine === token.startLine) return null;
  if (!before.some(({ tokenType }) => tokenType === k.then)) return null;
  return {
    message: say`a block ends by itself, without \`${token.image}\``,
    label: say`leave this out`,
    help: say`leave \`${token.image}\` out`,
    fix: { span: spanOf(token), text: '', safe: false },
  };
};

/** `let x = orders`, `x = 5` */
export const variable: Guess = ({ before, token, after, expected }) => {
  const isLet = /^(?:let|var|set|const|변수)$/i.test(token?.image ?? '');
  const line = token === null ? [] : [before.at(-1), token, ...after.slice(0, 2)];
  const equals = line.findIndex((one) => one !== undefined && isA(one, Equals));
  const name = line[equals - 1];
  if (token === null || equals < 1 || name === undefined || !isA(name, Identifier)) return null;
  if (!isLet || !isStatement(expected)) return null;
  return {
    message: say`a playbook has no variables`,
    label: say`no statement`,
    help: say`what is counted is named beside it, \`${`metric ${name.image} = …`}\`, and a fixed value \`${`define value ${name.image} = …`}\``,
  };
};

/** `owner "ops", "seoul"` */
export const secondText: Guess = ({ before, token, after }) => {
  const [text, clause] = [before.at(-1), before.at(-2)];
  const isJoint = token?.image === ',' || token?.tokenType === k.and;
  const [second] = after;
  if (token === null || !isJoint || second === undefined || !isA(second, Text)) return null;
  if (text === undefined || !isA(text, Text) || clause === undefined) return null;
  if (![k.owner, k.about, k.runbook].some((word) => word === clause.tokenType)) return null;
  const right = `"${text.image.slice(1, -1)}, ${second.image.slice(1, -1)}"`;
  return {
    message: say`\`${clause.image}\` is followed by one text`,
    label: say`a second text`,
    help: say`write \`${`${clause.image} ${right}`}\``,
    fix: { span: { start: spanOf(text).start, end: spanOf(second).end }, text: right, safe: false },
    span: { start: spanOf(token).start, end: spanOf(second).end },
  };
};

/** `if because riders short { … }` */
export const ifBecause: Guess = ({ before, token }) => {
  if (token?.tokenType !== k.because || before.at(-1)?.tokenType !== k.if) return null;
  return {
    message: say`a cause is asked for with \`cause is\``,
    label: say`expected \`${'cause is'}\``,
    help: say`write \`${'if cause is … { … }'}\``,
    fix: { span: spanOf(token), text: 'cause is', safe: false },
  };
};

/** `case riders short: { … }` */
export const caseOfCause: Guess = ({ token, after, expected }) => {
  if (token === null || !/^(?:case|switch|경우)$/i.test(token.image) || !isStatement(expected)) return null;
  const end = after.findIndex((one) => !isName(one));
  const said = after.slice(0, Math.max(end, 0));
  if (said.length === 0) return null;
  const colon = after[end]?.image === ':' ? after[end] : undefined;
  const name = said.map(({ image }) => image).join(' ');
  return {
    message: say`a branch on a cause begins with \`if cause is\``,
    label: say`no statement`,
    help: say`write \`${`if cause is ${name} { … }`}\``,
    fix: {
      span: { start: spanOf(token).start, end: spanOf(colon ?? said.at(-1)!).end },
      text: `if cause is ${name}`,
      safe: false,
    },
  };
};

function isName(token: IToken): boolean {
  return isA(token, Identifier) && wordText(token.tokenType) === null;
}
