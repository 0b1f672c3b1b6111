import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Literal, Money, Num, Percent, Text, TimeText } from '../token/literals.ts';
import { Cmp, Colon, Dot, Equals, Minus, Slash, Star } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import type { Guess } from './guesses.ts';
import type { Stop } from './syntax-error.ts';

/** `orders.pending의 60%`, `60% 의 orders.pending` */
export const shareInKorean: Guess = ({ before, token, after, text }) => {
  const last = before.at(-1);
  if (token === null || last === undefined) return null;
  if (token.image === '의' && isA(last, Percent))
    return {
      message: say`a share of another value is written \`${`${last.image} of …`}\``,
      label: say`expected \`of\``,
      fix: { span: spanOf(token), text: 'of', safe: false },
    };
  const share = token.image === '의' ? after[0] : token;
  const owner = token.image === '의' ? last : last.image === '의' ? before.at(-2) : last;
  if (share === undefined || owner === undefined || !isA(share, Percent)) return null;
  if (owner === last && token.image !== '의' && !last.image.endsWith('의')) return null;
  const start = nameStart(before, before.indexOf(owner));
  const name = text.slice(start, spanOf(owner).end).replace(/의$/, '').replaceAll('`', '');
  const right = `${share.image} of ${name}`;
  const span = { start, end: spanOf(share).end };
  return {
    message: say`a share of another value is written \`${right}\``,
    label: say`expected \`of\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

/** `only during 22:00-06:00`, `only at night` */
export const timesOfClause: Guess = ({ before, token, after, text }) => {
  const last = before.at(-1);
  if (token === null || last === undefined) return null;
  const isTime = last.tokenType === k.during && isA(token, TimeText);
  const isNight =
    (last.tokenType === k.only || last.tokenType === k.except) &&
    (token.tokenType === k.at || token.tokenType === k.in);
  if (!isTime && !isNight) return null;
  const clause = isNight ? last.image : (before.at(-2)?.image ?? 'only');
  const end = after.find((one) => isA(one, TimeText));
  const hours =
    isTime && end !== undefined ? text.slice(spanOf(token).start, spanOf(end).end) : '22:00-06:00';
  const name = isNight && after[0] !== undefined && isA(after[0], Identifier) ? after[0].image : 'hours';
  return {
    message: say`\`${clause}\` is followed by \`during\` and a schedule`,
    label: say`hours have a name of their own`,
    help: say`write \`${`define schedule ${name} = daily ${hours}`}\` beside the playbook, and \`${`${clause} during ${name}`}\` here`,
  };
};

/** `하루 3회`, `매시간 5번` */
export const limitInKorean: Guess = ({ token, after, expected }) => {
  const value = after[0];
  const period = PERIODS.get(token?.image ?? '');
  if (token === null || period === undefined || value === undefined || !isLimitAwaited(expected)) return null;
  const count = /^[\d_]+/.exec(value.image)?.[0];
  if (count === undefined || !isA(value, Literal)) return null;
  const right = `at most ${isA(value, Money) ? value.image : `${count} times`} in ${period}`;
  const span = { start: spanOf(token).start, end: spanOf(value).end };
  return {
    message: say`a limit is written \`${'at most'}\``,
    label: say`expected \`at most\``,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
  };
};

const PERIODS: ReadonlyMap<string, string> = new Map([
  ['하루', '1d'],
  ['하루에', '1d'],
  ['매일', '1d'],
  ['시간당', '1h'],
  ['매시간', '1h'],
  ['일주일', '7d'],
  ['일주일에', '7d'],
  ['매주', '7d'],
]);

/** `budget 5만원 in 1d` */
export const budget: Guess = ({ token, after, expected }) => {
  const [first, second] = after;
  const isBetween = first !== undefined && (first.tokenType === k.of || isA(first, Colon));
  const value = isBetween ? second : first;
  if (token === null || !/^(budget|예산|비용|cost)$/i.test(token.image)) return null;
  if (value === undefined || !isA(value, Money) || !isLimitAwaited(expected)) return null;
  const right = `spend at most ${value.image}`;
  return {
    message: say`a limit of money is written \`${right}\``,
    label: say`expected \`spend\``,
    fix: { span: { start: spanOf(token).start, end: spanOf(value).end }, text: right, safe: false },
  };
};

function isLimitAwaited(expected: Stop['expected']): boolean {
  return expected.some(({ type, rules }) => type === k.at && rules.includes('limit'));
}

/** `until recovered and 2h` */
export const whicheverFirst: Guess = ({ before, token, after }) => {
  const [until, recovered] = before.slice(-2);
  const end = after[0];
  if (token?.tokenType !== k.and || until?.tokenType !== k.until || recovered?.tokenType !== k.recovered)
    return null;
  if (end === undefined || !(isA(end, Duration) || isA(end, TimeText))) return null;
  return {
    message: say`whichever comes first is written \`${`until recovered or ${end.image}`}\``,
    label: say`expected \`or\``,
    fix: { span: spanOf(token), text: 'or', safe: false },
  };
};

/** `recovered if a < 1` */
export const recoveredIf: Guess = ({ before, token, expected }) => {
  if (token === null || before.at(-1)?.tokenType !== k.recovered) return null;
  if (token.tokenType !== k.if || !expected.some(({ type }) => type === k.when)) return null;
  return {
    message: say`when it is over is written \`${'recovered when'}\``,
    label: say`expected \`when\``,
    fix: { span: spanOf(token), text: 'when', safe: false },
  };
};

/** `severity 2` */
export const severityByNumber: Guess = ({ before, token }) => {
  if (token === null || before.at(-1)?.tokenType !== k.severity || !isA(token, Literal)) return null;
  if (isA(token, Text)) return null;
  return {
    message: say`\`severity\` is a word, not a number`,
    label: say`nobody knows which end is worse`,
    help: say`write \`severity low\`, \`severity medium\`, \`severity high\` or \`severity critical\``,
  };
};

/** `when reject-share > 30%`: a name with a dash. */
export const dashInSignal: Guess = ({ before, token, after, expected, text }) => {
  const [head, tail] = [before.at(-1), after[0]];
  if (token === null || !isA(token, Minus) || head === undefined || tail === undefined) return null;
  if (!isA(head, Word) || !isA(tail, Word) || !expected.some(({ type }) => type === Cmp)) return null;
  if (spanOf(head).end !== spanOf(token).start || spanOf(token).end !== spanOf(tail).start) return null;
  const parts = [token, ...after];
  let last = 1;
  while (
    isTouching(parts[last], parts[last + 1], Minus) &&
    isTouching(parts[last + 1], parts[last + 2], Word)
  )
    last += 2;
  const span = { start: nameStart(before, before.length - 1), end: spanOf(parts[last] ?? tail).end };
  const right = text.slice(span.start, span.end).replaceAll('-', '_');
  return {
    message: say`a name has no \`-\` in it`,
    label: say`would be a difference`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
  };
};

function isTouching(left: IToken | undefined, right: IToken | undefined, type: typeof Minus): boolean {
  return (
    left !== undefined && right !== undefined && isA(right, type) && spanOf(left).end === right.startOffset
  );
}

/** `when riders.available / orders.pending < 0.8` */
export const formulaInCondition: Guess = ({ before, token, after, expected, text }) => {
  const [left, right] = [before.at(-1), after[0]];
  if (token === null || left === undefined || right === undefined || !isA(left, Word)) return null;
  const isSign = isA(token, Slash) || isA(token, Star) || isA(token, Minus) || token.image === '+';
  if (!isSign || !(isA(right, Word) || isA(right, Literal)) || !expected.some(({ type }) => type === Cmp))
    return null;
  let end = 0;
  while (after[end + 1] !== undefined && isA(after[end + 1]!, Dot)) end += 2;
  const start = nameStart(before, before.length - 1);
  const formula = text.slice(start, spanOf(after[end] ?? right).end);
  return {
    message: say`a condition does not calculate: a formula is a metric of its own`,
    label: say`not in a condition`,
    help: say`write \`${`metric ratio = ${formula}`}\` beside the playbook, and \`ratio\` here`,
  };
};

/** `> 40-60m` */
export const rangeOfValues: Guess = ({ before, token, after, text }) => {
  const [sign, low] = before.slice(-2);
  const high = after[0];
  const isRange = token !== null && (isA(token, Minus) || token.image === '~');
  if (!isRange || sign === undefined || low === undefined || high === undefined || !isA(sign, Cmp))
    return null;
  if (!isA(low, Literal) || !isA(high, Literal)) return null;
  const unit = isA(low, Num) ? high.image.replace(/^[\d_.]+/, '') : '';
  const start = before.findLastIndex(
    ({ tokenType }) =>
      tokenType === k.when ||
      tokenType === k.and ||
      tokenType === k.or ||
      tokenType === k.if ||
      tokenType === k.unless,
  );
  const first = before[start + 1];
  const name =
    first === undefined || start < 0 ? '…' : text.slice(spanOf(first).start, spanOf(sign).start).trim();
  return {
    message: say`a range is written as two tests`,
    label: say`each limit has its own`,
    help: say`write \`${`(${name} >= ${low.image}${unit} and ${name} <= ${high.image})`}\``,
  };
};

/** `at most 10명 이하` */
export const limitTwice: Guess = ({ before, token, text }) => {
  const [most, value] = before.slice(-2);
  if (token === null || most?.tokenType !== k.most || value === undefined) return null;
  if (!/^(이하|까지|이내|이하로)$/.test(token.image)) return null;
  const right = text.slice(before.at(-3)?.startOffset ?? most.startOffset, spanOf(value).end);
  return {
    message: say`\`${right}\` says it without \`${token.image}\``,
    label: say`leave this out`,
    help: say`write \`${right}\``,
    fix: { span: { start: spanOf(value).end, end: spanOf(token).end }, text: '', safe: false },
  };
};

/** `is greater than 40m`, `is below 40m` */
export const isGreaterThan: Guess = ({ before, token, after, expected }) => {
  if (token === null) return null;
  const all = [...before, token, ...after.slice(0, 2)];
  const at = all.findIndex(
    ({ tokenType, image }, index) =>
      index >= before.length - 2 && tokenType !== k.is && SIZES.has(image.toLowerCase()),
  );
  const is = all[at - 1];
  const rest = all.slice(at + 1, at + 3);
  const value = rest[0]?.image.toLowerCase() === 'than' ? rest[1] : rest[0];
  const sign = SIZES.get(all[at]?.image.toLowerCase() ?? '');
  if (at < 1 || is?.tokenType !== k.is || sign === undefined || value === undefined) return null;
  if (!isA(value, Literal) || expected.length === 0) return null;
  const span = { start: spanOf(is).start, end: spanOf(value).end };
  return {
    message: say`a comparison is written with a sign: \`${`${sign} ${value.image}`}\``,
    label: say`expected > < >= or <=`,
    help: say`write \`${`${sign} ${value.image}`}\``,
    fix: { span, text: `${sign} ${value.image}`, safe: false },
    span: { start: span.start, end: spanOf(all[at + 1] === value ? all[at]! : (all[at + 1] ?? is)).end },
  };
};

const SIZES: ReadonlyMap<string, string> = new Map([
  ...['greater', 'more', 'higher', 'larger', 'bigger', 'above', 'over', 'longer'].map(
    (word) => [word, '>'] as const,
  ),
  ...['less', 'fewer', 'lower', 'smaller', 'below', 'under', 'shorter'].map((word) => [word, '<'] as const),
]);

/** `do log.note(text: "a") twice` */
export const doneTwice: Guess = ({ before, token }) => {
  if (token === null || !/^(twice|thrice|두번|repeatedly)$/.test(token.image)) return null;
  if (!before.some(({ tokenType }) => tokenType === k.do)) return null;
  return {
    message: say`an action is done once where it stands`,
    label: say`not said of an action`,
    help: say`write the action once more, or a limit such as \`at most 2 times in 1h\``,
  };
};

/** `given payment_failures where method is "card" is 30%`, `given orders in 강남구 = 50` */
export const givenAsCondition: Guess = ({ before, token, after, text }) => {
  const given = before.findLastIndex(({ tokenType }) => tokenType === k.given);
  if (token === null || given < 0 || before.length - given > 12) return null;
  if (before.slice(given).some(({ tokenType }) => tokenType === k.expect)) return null;
  if (isA(token, Equals))
    return {
      message: say`what a test gives is written with \`is\``,
      label: say`expected \`is\``,
      fix: { span: spanOf(token), text: 'is', safe: false },
    };
  const [field, is, value] = after;
  if (token.tokenType !== k.where || field === undefined || value === undefined) return null;
  if (is?.tokenType !== k.is || !(isA(value, Literal) || isA(value, Identifier))) return null;
  const name = text.slice(before[given + 1]?.startOffset ?? token.startOffset, token.startOffset).trim();
  return {
    message: say`a test says whose value it gives with \`in\``,
    label: say`expected \`in\``,
    help: say`write \`${`given ${name} in ${value.image}`}\``,
    fix: {
      span: { start: spanOf(token).start, end: spanOf(value).end },
      text: `in ${value.image}`,
      safe: false,
    },
  };
};

/** `a >> 1`, `a >>= 1` */
export const signTwice: Guess = ({ before, token, text }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Cmp) || !isA(last, Cmp)) return null;
  const span = { start: spanOf(last).start, end: spanOf(token).end };
  const written = text.slice(span.start, span.end);
  if (written !== '>>' && written !== '<<' && written !== '>>=' && written !== '<<=') return null;
  return {
    message: say`\`${written}\` is written \`${written.slice(1)}\``,
    label: say`one sign`,
    fix: { span, text: written.slice(1), safe: false },
    span,
  };
};

/** `(channel: #ops", text: "a")`: the sign of a comment took the rest of the line. */
export const textWithoutQuote: Guess = ({ before, text }) => {
  const colon = before.findLast(
    (one, index) =>
      isA(one, Colon) && OPENS_TEXT.test(text.slice(spanOf(one).end)) && index > before.length - 40,
  );
  const rest = colon === undefined ? null : OPENS_TEXT.exec(text.slice(spanOf(colon).end));
  if (colon === undefined || rest === null) return null;
  const start = spanOf(colon).end + (rest[1] ?? '').length;
  const written = rest[2] ?? '';
  return {
    message: say`a quote is missing before \`${written}\``,
    label: say`read as a comment, to the end of the line`,
    help: say`write \`"${written}"\``,
    fix: { span: { start, end: start }, text: '"', safe: false },
    span: { start, end: start + written.length + 1 },
  };
};

const OPENS_TEXT = /^([ \t]*)(#[^"\n\s]+)"/;

/** Where the dotted name begins that ends at an index. */
function nameStart(tokens: readonly IToken[], index: number): number {
  let at = index;
  while (at >= 2 && isA(tokens[at - 1]!, Dot)) at -= 2;
  return tokens[at]?.startOffset ?? 0;
}
