import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Text } from '../token/literals.ts';
import { Colon, Equals, LCurly, LParen, RParen, Star } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

const isMetric = (before: readonly IToken[]): boolean =>
  before.findLast(({ tokenType }) => tokenType === k.metric || tokenType === k.playbook)?.tokenType ===
  k.metric;

/** `metric m = count of e when event is "placed"`: the filter, which reads like a rule of its own. */
export const metricWhen: Guess = ({ before, token }) => {
  const when = before.find(({ tokenType }) => tokenType === k.when);
  const last = before[before.indexOf(when as IToken) - 2];
  if (before[0]?.tokenType !== k.metric || when === undefined || last?.tokenType !== k.of) return null;
  if (token?.tokenType !== k.per && token?.tokenType !== k.over) return null;
  return {
    message: say`which events a metric counts is written \`${'where …'}\``,
    label: say`expected \`${'where'}\``,
    help: say`write \`${'where'}\` in place of \`${'when'}\``,
    fix: { span: spanOf(when), text: 'where', safe: false },
    span: spanOf(when),
  };
};

/** `good up` */
export const goodWithoutIs: Guess = ({ before, token, expected }) => {
  const last = before.at(-1);
  if (token === null || last?.tokenType !== k.good || !expected.some(({ type }) => type === k.is))
    return null;
  const right = /^(?:up|high|higher|more)$/i.test(token.image) ? 'up' : 'down';
  if (right === 'down' && !/^(?:down|low|lower|less)$/i.test(token.image)) return null;
  return {
    message: say`which way is good is written \`${`good is ${right}`}\``,
    label: say`expected \`${'is'}\` before this`,
    help: say`write \`${`good is ${right}`}\``,
    fix: { span: spanOf(token), text: `is ${right}`, safe: false },
  };
};

/** `missing is 0`, `missing as 0`, `missing = zero` */
export const missingAsNothing: Guess = ({ before, token, after }) => {
  const isAs = before.at(-1)?.tokenType === k.as && before.at(-2)?.tokenType === k.missing;
  const isDirect = before.at(-1)?.tokenType === k.missing && token !== null;
  if (token === null || !isMetric(before) || (!isAs && !isDirect)) return null;
  const value = isAs ? token : after[0];
  const isJoint = isAs || token.tokenType === k.is || isA(token, Equals) || isA(token, Colon);
  if (!isJoint || value === undefined || !/^(?:0|zero|none|nothing|null)$/i.test(value.image)) return null;
  return {
    message: say`that nothing counts as none is written \`missing as zero\``,
    label: isAs ? say`expected \`${'zero'}\`` : say`expected \`${'as'}\``,
    help: say`write \`${'missing as zero'}\``,
    fix: {
      span: { start: spanOf(token).start, end: spanOf(value).end },
      text: isAs ? 'zero' : 'as zero',
      safe: false,
    },
  };
};

/** `window 15m`, `period 15m` as a clause of a metric */
export const windowByName: Guess = ({ token, after, expected }) => {
  const [time] = after;
  const joint = time !== undefined && (isA(time, Equals) || isA(time, Colon)) ? after[1] : time;
  if (token === null || joint === undefined || !isA(joint, Duration)) return null;
  if (!/^(?:window|range|period|timeframe|span|구간|기간)$/i.test(token.image)) return null;
  if (!expected.some(({ type }) => type === k.over)) return null;
  const right = `over ${joint.image}`;
  const span = { start: spanOf(token).start, end: spanOf(joint).end };
  return {
    message: say`the window of a value is written \`${right}\``,
    label: say`expected \`${'over'}\``,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `metric "주문 수" orders = …`, `metric orders = "주문 수" count of …` */
export const titleOfMetric: Guess = ({ before, token, after }) => {
  const word = before.at(-1);
  const [name, equals] = after;
  if (token !== null && word?.tokenType === k.metric && isA(token, Text)) {
    if (name === undefined || equals === undefined || !isA(name, Identifier) || !isA(equals, Equals))
      return null;
    const right = `${name.image} ${token.image}`;
    return {
      message: say`a metric has a name before its title`,
      label: say`stands behind the name`,
      help: say`write \`${`metric ${right}`}\``,
      fix: { span: { start: spanOf(token).start, end: spanOf(name).end }, text: right, safe: false },
    };
  }
  const [sign, title] = before.slice(-2);
  const named = before.at(-3);
  if (token === null || title === undefined || !isA(title, Text) || sign === undefined || !isA(sign, Equals))
    return null;
  if (named === undefined || before.at(-4)?.tokenType !== k.metric) return null;
  const right = `${title.image} =`;
  return {
    message: say`the title of a metric stands before \`=\``,
    label: say`behind the name`,
    help: say`write \`${`metric ${named.image} ${right} …`}\``,
    fix: { span: { start: spanOf(sign).start, end: spanOf(title).end }, text: right, safe: false },
    span: spanOf(title),
  };
};

/** `metric orders "주문 수" count of …`, `metric orders: count of …` */
export const metricWithoutEquals: Guess = ({ before, token, after, expected }) => {
  if (
    token === null ||
    !isMetric(before) ||
    !expected.some(({ type, rules }) => type === Equals && rules.at(-1) === 'metric')
  )
    return null;
  const isColon = isA(token, Colon);
  const isFold = /^(?:count|sum|avg|min|max|median|distinct|latest|share|rate|stddev|p\d+)$/.test(
    token.image,
  );
  // `metric orders count = …` has a name of two words.
  if (!isColon && !(isFold && after[0]?.tokenType === k.of)) return null;
  const at = spanOf(token);
  return {
    message: say`how a metric is counted follows \`=\``,
    label: isColon ? say`expected \`${'='}\`` : say`expected \`${'='}\` before this`,
    help: say`write \`${'metric … = …'}\``,
    fix: isColon
      ? { span: at, text: ' =', safe: false }
      : { span: { start: at.start, end: at.start }, text: '= ', safe: false },
  };
};

/** `= select count(*) from order_events` */
export const countBySelect: Guess = ({ before, token, after }) => {
  const all = token === null ? before : [...before, token, ...after];
  const at = before.findLastIndex(({ image }) => /^select$/i.test(image));
  const [select, fold, open, what, close, from, source] = all.slice(at < 0 ? all.length : at);
  if (select === undefined || fold === undefined || open === undefined || what === undefined) return null;
  if (close === undefined || from === undefined || source === undefined || !isA(open, LParen)) return null;
  if (!isA(close, RParen) || from.tokenType !== k.from || !isA(source, Identifier)) return null;
  const right = `${fold.image.toLowerCase()} of ${source.image}${isA(what, Star) ? '' : `.${what.image}`}`;
  const span = { start: spanOf(select).start, end: spanOf(source).end };
  return {
    message: say`what is counted or measured follows \`of\``,
    label: say`a form of SQL`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `metric orders = count of order_events { … }` */
export const metricInBraces: Guess = ({ before, token, expected }) => {
  if (token === null || !isA(token, LCurly) || !isMetric(before)) return null;
  if (!expected.some(({ type, rules }) => type === k.over && rules.includes('metricClause'))) return null;
  return {
    message: say`the clauses of a metric stand without braces`,
    label: say`leave this and its \`}\` out`,
    help: say`write them one below the other, indented`,
  };
};

/** `define metric orders = …`, `define playbook …` */
export const definedInstead: Guess = ({ before, token }) => {
  const define = before.at(-1);
  if (token === null || define?.tokenType !== k.define) return null;
  if (![k.metric, k.playbook, k.stream, k.table, k.probe, k.test].some((word) => word === token.tokenType))
    return null;
  return {
    message: say`a \`${token.image}\` begins without \`define\``,
    label: say`leave this out`,
    help: say`write \`${`${token.image} …`}\``,
    fix: { span: { start: spanOf(define).start, end: spanOf(token).start }, text: '', safe: true },
    span: spanOf(define),
  };
};
