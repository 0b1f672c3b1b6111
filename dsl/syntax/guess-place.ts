import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { nearest } from '../nearest.ts';
import { say } from '../say.ts';
import { Duration, Text, TimeText } from '../token/literals.ts';
import { Dot, LParen } from '../token/signs.ts';
import { Identifier, words as k, wordText } from '../token/words.ts';
import { fits } from './expected.ts';
import type { Guess } from './guesses.ts';
import { synonymOf } from './synonyms.ts';

/** `then send log.note(…)`, `then notify ops "…"` */
export const verbWithoutDo: Guess = ({ token, after, expected }) => {
  const [first, second, third, fourth] = after;
  if (token === null || !isA(token, Identifier) || !expected.some(({ type }) => type === k.do)) return null;
  if (first === undefined || second === undefined || !isA(first, Identifier)) return null;
  const message = say`an action begins with \`do\``;
  if (isA(second, Text)) {
    const right = `do ${token.image}.${first.image}(text: ${second.image})`;
    const span = { start: spanOf(token).start, end: spanOf(second).end };
    return {
      message,
      label: say`expected \`do\` before this`,
      help: say`write \`${right}\``,
      fix: { span, text: right, safe: false },
    };
  }
  if (!isA(second, Dot) || third === undefined || fourth === undefined || !isA(fourth, LParen)) return null;
  return {
    message,
    label: say`expected \`do\` instead`,
    help: say`write \`${`do ${first.image}.${third.image}(…)`}\``,
    fix: { span: spanOf(token), text: 'do', safe: false },
  };
};

/** `metric m = count of order_events in 15m` */
export const windowOfMetric: Guess = ({ token, after, expected }) => {
  const duration = after[0];
  if (token === null || duration === undefined || !isA(duration, Duration)) return null;
  if (token.tokenType !== k.in && token.tokenType !== k.for && token.tokenType !== k.within) return null;
  if (!expected.some(({ type, rules }) => type === k.over && rules.includes('metricClause'))) return null;
  const right = `over ${duration.image}`;
  return {
    message: say`the window of a value is written \`${right}\``,
    label: say`\`${token.image}\` is not for windows`,
    fix: { span: spanOf(token), text: 'over', safe: false },
    span: { start: spanOf(token).start, end: spanOf(duration).end },
  };
};

/** `in 강남구 서초구`, unless the second is a word of the language written otherwise. */
export const placesWithoutCommas: Guess = ({ before, token, after, expected }) => {
  const [word, first] = before.slice(-2);
  const next = after[0];
  if (token === null || word?.tokenType !== k.in || first === undefined || next === undefined) return null;
  if (!isPlace(first) || !isPlace(token) || !fits(next, expected)) return null;
  const possible = expected.map(({ type }) => wordText(type)).filter((one) => one !== null);
  if (synonymOf(token.image, possible) !== null || nearest(token.image, possible) !== null) return null;
  const list = `(${first.image}, ${token.image})`;
  return {
    message: say`several places stand in parentheses`,
    label: say`a second place`,
    help: say`write \`in ${list}\``,
    fix: { span: { start: spanOf(first).start, end: spanOf(token).end }, text: list, safe: false },
  };
};

function isPlace(token: Parameters<typeof isA>[0]): boolean {
  return isA(token, Text) || (isA(token, Identifier) && wordText(token.tokenType) === null);
}

/** `expect incident in 강남구 at 18:20`: the time begins the line. */
export const timeBehindExpectation: Guess = ({ before, expected, text }) => {
  const [at, time] = before.slice(-2);
  if (at?.tokenType !== k.at || time === undefined || !isA(time, TimeText)) return null;
  if (!expected.some(({ type }) => type === k.expect)) return null;
  const expect = before.findLast(({ tokenType }) => tokenType === k.expect || tokenType === k.given);
  if (expect?.tokenType !== k.expect) return null;
  const start = spanOf(expect).start;
  const said = text.slice(start, spanOf(at).start).trim();
  const right = `at ${time.image} ${said}`;
  const span = { start: spanOf(at).start, end: spanOf(time).end };
  return {
    message: say`the time of an expectation stands before \`expect\``,
    label: say`move this to the front`,
    help: say`write \`${right}\``,
    fix: { span: { start, end: span.end }, text: right, safe: false },
    span,
  };
};

/** `check c { probe weather(region: region) … }` */
export const probeInCheck: Guess = ({ before, token, after, text }) => {
  if (token?.tokenType !== k.probe || !before.some(({ tokenType }) => tokenType === k.check)) return null;
  const end = after.findIndex((one) => !isA(one, Identifier) && !isA(one, Dot));
  const last = after[end < 0 ? after.length - 1 : end - 1];
  const first = after[0];
  if (first === undefined || last === undefined) return null;
  const name = text.slice(spanOf(first).start, spanOf(last).end);
  return {
    message: say`a probe is declared at the top of a file and only read in here`,
    label: say`nothing is asked by a statement`,
    help: say`read it where it is needed, for example   because rain when ${name}.rain > 10`,
  };
};
