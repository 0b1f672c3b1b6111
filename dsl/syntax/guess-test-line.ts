import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal, Text, TimeText } from '../token/literals.ts';
import { Colon, Comma } from '../token/signs.ts';
import { Identifier, words as k, wordText } from '../token/words.ts';
import type { Guess } from './guesses.ts';

const isTest = (before: readonly IToken[]): boolean => before[0]?.tokenType === k.test;
const isName = (token: IToken): boolean => isA(token, Identifier) && wordText(token.tokenType) === null;

/** `test region_drop "…" {` */
export const testOfPlaybook: Guess = ({ before, token, after }) => {
  const [title] = after;
  if (token === null || before.at(-1)?.tokenType !== k.test || !isName(token)) return null;
  if (title === undefined || !isA(title, Text)) return null;
  const right = `${title.image} for ${token.image}`;
  return {
    message: say`a test has its title first, and its playbook behind \`for\``,
    label: say`stands behind the title`,
    help: say`write \`${`test ${right}`}\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(title).end }, text: right, safe: false },
  };
};

/** `given 강남구 orders is 2` */
export const givenPlaceFirst: Guess = ({ before, token, after }) => {
  const [given, place] = before.slice(-2);
  const [next] = after;
  if (token === null || !isTest(before) || given?.tokenType !== k.given || place === undefined) return null;
  if (!isName(token) || !isName(place) || (next?.tokenType !== k.is && next?.tokenType !== k.was))
    return null;
  const right = `${token.image} in ${place.image}`;
  return {
    message: say`where something is given stands behind it`,
    label: say`the place stands behind \`in\``,
    help: say`write \`${`given ${right}`}\``,
    fix: { span: { start: spanOf(place).start, end: spanOf(token).end }, text: right, safe: false },
    span: spanOf(place),
  };
};

/** `given orders in 강남구 2 each 1m` */
export const givenWithoutIs: Guess = ({ before, token, expected }) => {
  const isStart = before.at(-1)?.tokenType === k.start && before.at(-2)?.tokenType === k.given;
  if (token === null || isStart || !isTest(before) || !isA(token, Literal)) return null;
  if (!expected.some(({ type, rules }) => type === k.was && rules.includes('given'))) return null;
  const at = spanOf(token).start;
  return {
    message: say`what a test gives is written with \`is\``,
    label: say`expected \`${'is'}\` before this`,
    help: say`write \`${`is ${token.image}`}\``,
    fix: { span: { start: at, end: at }, text: 'is ', safe: false },
  };
};

const UNITS: ReadonlyMap<string, string> = new Map([
  ['second', '1s'],
  ['minute', '1m'],
  ['min', '1m'],
  ['hour', '1h'],
  ['day', '1d'],
]);

/** `is 2 per minute`, `is 2 each minute` */
export const eachUnit: Guess = ({ before, token, after }) => {
  const [unit, joint] = before.at(-1)?.tokenType === k.each ? [token, before.at(-1)] : [after[0], token];
  const right = UNITS.get(unit?.image.toLowerCase() ?? '');
  const isJoint = joint?.tokenType === k.each || /^(?:per|every|a)$/i.test(joint?.image ?? '');
  if (!isTest(before) || right === undefined || unit == null || joint == null || !isJoint) return null;
  const span = { start: spanOf(joint).start, end: spanOf(unit).end };
  return {
    message: say`how often something is given is written with \`each\``,
    label: say`expected \`${`each ${right}`}\``,
    help: say`write \`${`each ${right}`}\``,
    fix: { span, text: `each ${right}`, safe: false },
    span,
  };
};

/** `expect incident 강남구` */
export const incidentWithoutIn: Guess = ({ before, token }) => {
  const [expect, what] = before.slice(-2);
  if (token === null || !isTest(before) || what === undefined || !isName(token)) return null;
  if (what.image !== 'incident' && what.tokenType !== k.recovered) return null;
  if (expect?.tokenType !== k.expect && expect?.tokenType !== k.no) return null;
  if (token.startLine !== what.startLine) return null;
  const at = spanOf(token).start;
  return {
    message: say`where an incident is stands behind \`in\``,
    label: say`expected \`${'in'}\` before this`,
    help: say`write \`${`${what.image} in ${token.image}`}\``,
    fix: { span: { start: at, end: at }, text: 'in ', safe: false },
  };
};

/** `expect at 18:30 incident` */
export const expectAt: Guess = ({ before, token, after }) => {
  const expect = before.at(-1);
  const [time] = after;
  if (token?.tokenType !== k.at || expect?.tokenType !== k.expect || time === undefined) return null;
  if (!isA(time, TimeText)) return null;
  const right = `at ${time.image} expect`;
  return {
    message: say`the time of an expectation stands before \`expect\``,
    label: say`move this to the front`,
    help: say`write \`${`${right} …`}\``,
    fix: { span: { start: spanOf(expect).start, end: spanOf(time).end }, text: right, safe: false },
    span: { start: spanOf(token).start, end: spanOf(time).end },
  };
};

const ASSERT = /^(?:assert|should|verify|check|ensure|기대)$/i;

/** `at 18:17 assert incident`, `at 18:17, expect …`, `at 18:17: expect …` */
export const expectBehindTime: Guess = ({ before, token, after }) => {
  const [at, time] = before.slice(-2);
  const [next] = after;
  if (token === null || !isTest(before) || at?.tokenType !== k.at) return null;
  if (time === undefined || !isA(time, TimeText)) return null;
  const isSign = (isA(token, Comma) || isA(token, Colon)) && next?.tokenType === k.expect;
  if (!isSign && !ASSERT.test(token.image)) return null;
  const span = isSign ? { start: spanOf(time).end, end: spanOf(token).end } : spanOf(token);
  return {
    message: say`what a test expects at a time is written \`${`at ${time.image} expect …`}\``,
    label: isSign ? say`leave this out` : say`expected \`${'expect'}\``,
    help: say`write \`${`at ${time.image} expect …`}\``,
    fix: { span, text: isSign ? '' : 'expect', safe: false },
    span: spanOf(token),
  };
};

/** `assert incident`, `when orders is 2`, `after 30m expect …` */
export const lineByAnotherWord: Guess = ({ before, token, after, expected }) => {
  const isLine = expected.some(({ type, rules }) => type === k.given && rules.includes('testItem'));
  const [next] = after;
  if (token === null || !isTest(before)) return null;
  if (!isLine) return null;
  if (ASSERT.test(token.image))
    return {
      message: say`what a test expects begins with \`expect\``,
      label: say`expected \`${'expect'}\``,
      help: say`write \`${'expect …'}\``,
      fix: { span: spanOf(token), text: 'expect', safe: false },
    };
  if (token.tokenType === k.when && next !== undefined && isName(next))
    return {
      message: say`what a test gives begins with \`given\``,
      label: say`expected \`${'given'}\``,
      help: say`write \`${`given ${next.image} …`}\``,
      fix: { span: spanOf(token), text: 'given', safe: false },
    };
  if (token.tokenType !== k.after || after[1]?.tokenType !== k.expect) return null;
  return {
    message: say`the time of an expectation is written with \`at\``,
    label: say`expected \`${'at'}\``,
    help: say`write \`${`at ${next?.image ?? ''} expect …`}\``,
    fix: { span: spanOf(token), text: 'at', safe: false },
  };
};

/** `expect cause not riders short`, `expect no cause` */
export const causeInTest: Guess = ({ before, token }) => {
  const [expect, last] = before.slice(-2);
  if (token === null || !isTest(before)) return null;
  if (token.tokenType === k.not && last?.tokenType === k.cause) {
    const at = spanOf(token).start;
    return {
      message: say`a cause is asked for with \`cause is\``,
      label: say`expected \`${'is'}\` before this`,
      help: say`write \`${'cause is not …'}\``,
      fix: { span: { start: at, end: at }, text: 'is ', safe: false },
    };
  }
  if (token.tokenType !== k.cause || last?.tokenType !== k.no || expect?.tokenType !== k.expect) return null;
  const span = { start: spanOf(last).start, end: spanOf(token).end };
  return {
    message: say`that no cause is found is written \`cause is unknown\``,
    label: say`no form of its own`,
    help: say`write \`${'expect cause is unknown'}\``,
    fix: { span, text: 'cause is unknown', safe: false },
    span,
  };
};
