import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { nearest } from '../nearest.ts';
import { say } from '../say.ts';
import { Text } from '../token/literals.ts';
import { Cmp, Dot, Equals } from '../token/signs.ts';
import { Identifier, words as k, wordText } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import type { Guess } from './guesses.ts';
import { synonymOf } from './synonyms.ts';

/** Below `when`: `in 강남구`, `only for 강남구`, `only region 강남구`, `where region is 강남구` */
export const placeBelowWhen: Guess = ({ before, token, after, text }) => {
  if (token === null) return null;
  const all = [...before, token, ...after];
  const start = lineStart(all, before.length);
  const first = all[start];
  const line = all.slice(start, lineEnd(all, start));
  const slice = first === undefined ? null : sliceOf(line, text);
  if (first === undefined || slice === null || start > before.length) return null;
  const playbook = before.findLastIndex(({ tokenType }) => tokenType === k.playbook);
  const when = before.findIndex(
    ({ tokenType }, index) =>
      index > playbook && tokenType === k.when && before[index - 1]?.tokenType !== k.recovered,
  );
  const end = nameEnd(all, when + 1);
  if (playbook < 0 || when < 0 || end === null || end > start) return null;
  const name = { start: spanOf(all[when + 1]!).start, end: spanOf(all[end - 1]!).end };
  const said: Span = { start: spanOf(first).start, end: spanOf(line.at(-1)!).end };
  const right = `${text.slice(name.start, name.end)} ${slice}`;
  return {
    message: say`which places a playbook watches is said in \`when\``,
    label: say`no clause of its own`,
    help: say`write \`${`when ${right} …`}\`, and leave this out`,
    fix: {
      span: { start: name.end, end: said.end },
      text: ` ${slice}${text.slice(name.end, said.start).trimEnd()}`,
      safe: false,
    },
    span: said,
  };
};

/** What narrows a metric to these places, as it is written behind its name; null for another line. */
function sliceOf(line: readonly IToken[], text: string): string | null {
  const [first, second, third] = line;
  const last = line.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  const from = (token: IToken): string => text.slice(spanOf(token).start, spanOf(last).end);
  const isPlace = (token: IToken | undefined): boolean =>
    token !== undefined && (isA(token, Text) || token.image === '(' || isPlainName(token));
  if (first.tokenType === k.in) return isPlace(second) ? from(first) : null;
  if (first.tokenType === k.where)
    return isPlainName(second) && third?.tokenType === k.is ? from(first) : null;
  if (first.tokenType !== k.only || third === undefined) return null;
  if (second.tokenType === k.where) return from(second);
  // `only region 강남구`, `only for 강남구`, `only in (강남구, 서초구)`
  const isBefore = second.tokenType === k.in || second.tokenType === k.for || isPlainName(second);
  // `only in evenings` may be a time.
  const isTime = second.tokenType === k.in && /^[a-z]+$/i.test(third.image);
  return isBefore && !isTime && isPlace(third) && third.tokenType !== k.during ? `in ${from(third)}` : null;
}

/** `orders per region 강남구 drop > 50%`, `orders per region is 강남구 drop > 50%` */
export const placeBehindPer: Guess = ({ before, token, after, expected }) => {
  const isPlaceHere = token !== null && isPlainName(token) && before.at(-2)?.tokenType === k.per;
  const all = token === null ? before : [...before, token, ...after];
  const at = isPlaceHere ? before.length : before.length - 1;
  const [place, next] = [all[at], all[at + 1]];
  const sign = isPlaceHere ? null : all[at - 1];
  const per = isPlaceHere ? at - 2 : at - 3;
  if (place === undefined || next === undefined || all[per]?.tokenType !== k.per) return null;
  if (sign !== null && sign?.tokenType !== k.is && !(sign !== undefined && isA(sign, Equals))) return null;
  if (!isPlainName(place) && !isA(place, Text)) return null;
  const possible = expected.map(({ type }) => wordText(type)).filter((one) => one !== null);
  const isWord = synonymOf(place.image, possible) ?? nearest(place.image, possible);
  if (!beginsTest(next) || (isPlaceHere && isWord !== null)) return null;
  const right = `in ${place.image} per ${all[per + 1]!.image}`;
  const span = { start: spanOf(all[per]!).start, end: spanOf(place).end };
  return {
    message: say`one of them alone is written \`${right}\``,
    label: say`\`per\` is followed by what they are told apart by`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span: spanOf(place),
  };
};

/** `orders of 강남구 drop > 50%` */
export const placeByOf: Guess = ({ before, token, after }) => {
  const [name, clause] = [before.at(-1), before.at(-2)];
  const [place, next] = after;
  if (token?.tokenType !== k.of || name === undefined || place === undefined || next === undefined)
    return null;
  if (!isPlainName(name) || !isPlainName(place) || !(beginsTest(next) || next.tokenType === k.per))
    return null;
  if (![k.when, k.unless, k.and, k.or, k.if].some((word) => word === clause?.tokenType)) return null;
  if (/^(?:number|amount|total|level|rate|value)$/i.test(name.image))
    return {
      message: say`a metric is named alone, without \`${`${name.image} of`}\``,
      label: say`leave this out`,
      help: say`write \`${`${place.image} ${next.image} …`}\``,
      fix: { span: { start: spanOf(name).start, end: spanOf(place).start }, text: '', safe: false },
      span: { start: spanOf(name).start, end: spanOf(token).end },
    };
  const right = `${name.image} in ${place.image}`;
  return {
    message: say`one of them alone is written \`${right}\``,
    label: say`expected \`${'in'}\``,
    help: say`write \`${right}\``,
    fix: { span: spanOf(token), text: 'in', safe: false },
  };
};

/** `강남구 orders drop > 50%`, `강남구의 orders drop > 50%` */
export const placeInFront: Guess = ({ before, token, after }) => {
  const [place, clause] = [before.at(-1), before.at(-2)];
  const [next] = after;
  if (token === null || place === undefined || next === undefined || !isPlainName(token)) return null;
  if (!/^[가-힣]{1,8}(?:시|구|군|동|읍|면|역|점|구의|시의|동의)$/.test(place.image)) return null;
  if (![k.when, k.unless, k.and, k.or, k.if].some((word) => word === clause?.tokenType)) return null;
  if (!beginsTest(next) && next.tokenType !== k.per) return null;
  const right = `${token.image} in ${place.image.replace(/의$/, '')}`;
  return {
    message: say`one of them alone is written \`${right}\``,
    label: say`the place stands behind what is counted`,
    help: say`write \`${right}\``,
    fix: { span: { start: spanOf(place).start, end: spanOf(token).end }, text: right, safe: false },
    span: spanOf(place),
  };
};

function isPlainName(token: IToken): boolean {
  return isA(token, Identifier) && wordText(token.tokenType) === null;
}

function beginsTest(token: IToken): boolean {
  return (
    isA(token, Cmp) ||
    [k.drop, k.rise, k.change, k.is, k.anomalous, k.recover].some((word) => word === token.tokenType)
  );
}

function lineStart(all: readonly IToken[], at: number): number {
  let start = at;
  while (start > 0 && all[start - 1]?.startLine === all[at]?.startLine) start--;
  return start;
}

function lineEnd(all: readonly IToken[], start: number): number {
  const length = all.slice(start).findIndex(({ startLine }) => startLine !== all[start]?.startLine);
  return length < 0 ? all.length : start + length;
}

/** Behind a dotted name; null where none stands there. */
function nameEnd(all: readonly IToken[], start: number): number | null {
  if (all[start] === undefined || !isPlainName(all[start])) return null;
  let end = start + 1;
  while (all[end] !== undefined && isA(all[end]!, Dot)) end += 2;
  return end;
}
