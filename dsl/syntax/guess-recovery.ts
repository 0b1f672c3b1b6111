import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Text } from '../token/literals.ts';
import { LCurly, RCurly, RParen } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

const RECOVERY =
  /^(?:recovered|recovers?|recovering|recovery|resolved|fixed|solved|open|ongoing|still|회복|회복이|회복되지|복구|복구되지|해결|해결되지)$/i;
/** Words that people begin with when something is to be done later. */
const LATER = /^(?:remind|reminder|escalate|repeat|renotify|again|after|알림|재알림|다시)$/i;
/** What makes of `recovered` that it has not. */
const NOT = /^(?:not|no|unless|still|open|ongoing|안|않으면|못하면)$/i;
const CONDITIONS = [k.if, k.unless, k.track];
const BODIES = [k.do, k.escalate, k.check, k.then];

/** `if not recovered after 30m {`, `if still open after 30m`, `remind after 30m`, `escalate after 30m {`, `track recovery` */
export const recoveryInTime: Guess = ({ before, token, after, text }) => {
  const all = token === null ? before : [...before, token, ...after];
  const start = headAt(all, before.length);
  if (start === null || !before.some(({ tokenType }) => tokenType === k.then || tokenType === k.playbook))
    return null;
  const end = headEnd(all, start);
  const head = all.slice(start, end);
  const wait = head.find((one) => isA(one, Duration));
  const [first, last] = [head[0], head.at(-1)];
  if (first === undefined || last === undefined || before.length > end) return null;
  const says = (word: RegExp): boolean => head.some(({ image }) => word.test(image));
  if (CONDITIONS.includes(first.tokenType) && !says(RECOVERY)) return null;
  if (first.tokenType !== k.track && (wait === undefined || (first.tokenType === k.if && !says(NOT))))
    return null;
  const deadline = `expect recovery within ${wait?.image ?? '30m'} else`;
  const next = all[end]?.tokenType === k.then ? end + 1 : end;
  const isOnLine = all[next] !== undefined && all[next]?.startLine === last.startLine;
  const body = isOnLine ? bodyAt(all, next, text) : null;
  const act = body ?? actOf(head, before, text);
  const stop = body !== null && next > end ? all[end]! : last;
  return {
    message: say`what is done when it has not recovered in time is written \`${'expect recovery'}\``,
    label: say`expected \`expect recovery\``,
    help: say`write \`${`${deadline} ${shown(act)}`}\``,
    fix: {
      span: { start: spanOf(first).start, end: spanOf(stop).end },
      text: body === null ? `${deadline} ${act}` : deadline,
      safe: false,
    },
    span: { start: spanOf(first).start, end: spanOf(last).end },
  };
};

/** `expect recovered within 45m`, `expect recover within 45m` */
export const expectRecovered: Guess = ({ before, token }) => {
  const [word, state] = before.slice(-2);
  if (token?.tokenType !== k.within || word?.tokenType !== k.expect || state === undefined) return null;
  if (!RECOVERY.test(state.image)) return null;
  const span = spanOf(state);
  return {
    message: say`that it recovers in time is written \`${'expect recovery within …'}\``,
    label: say`expected \`recovery\``,
    fix: { span, text: 'recovery', safe: false },
    span,
  };
};

/** `until 1h or recovered`, `until recovered, max 1h` */
export const untilTurned: Guess = ({ before, token, after }) => {
  const [until, first] = before.slice(-2);
  if (until?.tokenType !== k.until || first === undefined || token === null) return null;
  const isTurned = first.tokenType !== k.recovered;
  const end = isTurned ? 0 : after.slice(0, 4).findIndex((one) => isA(one, Duration));
  const [other, time] = isTurned ? [after[0], first] : [after[end], after[end]];
  if (other === undefined || time === undefined || end < 0) return null;
  if (
    isTurned
      ? other.tokenType !== k.recovered || token.tokenType !== k.or
      : !areFillers([token, ...after.slice(0, end)])
  )
    return null;
  const right = `until recovered or ${time.image}`;
  const span = { start: spanOf(until).start, end: spanOf(other).end };
  return {
    message: say`the end of an effect is written \`${right}\``,
    label: say`the first of the two that comes`,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
};

function areFillers(tokens: readonly IToken[]): boolean {
  return tokens.every(({ image }) => /^(?:,|max|maximum|up|to|at|most|but|and|within|최대)$/.test(image));
}

/** Where the statement begins that holds a place and is about what comes later, or null. */
function headAt(all: readonly IToken[], place: number): number | null {
  for (let at = place; at >= Math.max(0, place - LONGEST_HEAD); at--) {
    const one = all[at];
    if (one === undefined) continue;
    if (at < place && (isA(one, LCurly) || isA(one, RCurly) || isA(one, RParen))) return null;
    // `after 30m` goes on what stands before it: `if not recovered after 30m`.
    const isOwn = one.tokenType !== k.after || all[at - 1]?.startLine !== one.startLine;
    if (CONDITIONS.includes(one.tokenType) || (LATER.test(one.image) && isOwn)) return at;
  }
  return null;
}

/** Where its body begins, or what follows it. */
function headEnd(all: readonly IToken[], start: number): number {
  const line = all[start]?.startLine;
  let at = start + 1;
  while (at < all.length && at < start + LONGEST_HEAD) {
    const one = all[at]!;
    if (isA(one, LCurly) || isA(one, RCurly) || BODIES.includes(one.tokenType) || one.startLine !== line)
      break;
    at++;
  }
  return at;
}

const LONGEST_HEAD = 10;

/** The block or the statement that begins at a place, as it is written; null where none does. */
function bodyAt(all: readonly IToken[], start: number, text: string): string | null {
  const first = all[start];
  if (first === undefined) return null;
  if (!isA(first, LCurly) && !BODIES.includes(first.tokenType)) return null;
  let depth = 0;
  for (const one of all.slice(start)) {
    if ('{('.includes(one.image)) depth++;
    if ('})'.includes(one.image) && --depth === 0) return text.slice(spanOf(first).start, spanOf(one).end);
    if (depth === 0 && isA(one, Text)) return text.slice(spanOf(first).start, spanOf(one).end);
  }
  return null;
}

/** What a head without a body asks for: somebody is called, or the last act is done again. */
function actOf(head: readonly IToken[], before: readonly IToken[], text: string): string {
  const who = head.find((one) => isA(one, Text));
  if (who !== undefined) return `escalate to ${who.image}`;
  if (head[0]?.tokenType === k.escalate || head[0]?.tokenType === k.track) return 'escalate';
  const last = before.findLastIndex(({ tokenType }) => tokenType === k.do);
  return bodyAt(before, last, text) ?? 'escalate';
}

/** A body in one line; only its first act where it is long. */
function shown(body: string): string {
  const line = body.replace(/\s+/g, ' ');
  if (line.length <= LONGEST_SHOWN) return line;
  const name = /\bdo ([^\s(]+)\(/.exec(line)?.[1];
  const act = name === undefined ? '…' : `do ${name}(…)`;
  return line.startsWith('{') ? `{ ${act} }` : act;
}

const LONGEST_SHOWN = 80;
