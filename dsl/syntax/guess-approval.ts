import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Text } from '../token/literals.ts';
import { LCurly, RParen } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import { expectedAfter } from './expected.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

/** What people call an approval. */
export const APPROVAL =
  /^(?:approv(?:e|es|ed|al|als|er|ers)|승인(?:을|이|자|받기|받은|후|필요|하면|되면)?|결재(?:를|자)?)$/i;
/** What people say around it. */
const AROUND =
  /^(?:needs?|requires?|required|with|after|before|upon|on|wait|waits|for|ask|get|by|from|of|to|until|within|in|받기|받아|받은|받으면|후|후에|뒤|뒤에|필요)$/i;

/** `approve by "x" within 30m`, `after approval within 30m`, `승인`: as a step, in `guard`, behind a `do`. */
export const approvalAsSaid: Guess = ({ before, token, after, text }) => {
  const all = token === null ? before : [...before, token, ...after];
  const said = approvalAt(all, before.length);
  if (said === null || isNearlyRight(said.parts)) return null;
  const { start, end } = said;
  const right = approvalOf(said.parts, all.slice(0, start), all.slice(end));
  const span = { start: spanOf(all[start]!).start, end: spanOf(all[end - 1]!).end };
  const expected = expectedAfter(all.slice(0, start));
  const awaits = (type: IToken['tokenType'], rule: string): boolean =>
    expected.some((one) => one.type === type && one.rules.includes(rule));
  const isFirst = all[start - 1]?.startLine !== all[start]?.startLine;
  const isBeforeAct = all[end]?.tokenType === k.do && isFirst;
  const isLimit = awaits(k.needs, 'limit');
  const tail = elseOf(all.slice(end));
  const written = { span: tail === null ? span : { ...span, end: tail }, right, text };
  if (isLimit && !isBeforeAct) return inPlace(written);
  if (awaits(k.guard, 'pbItem') && !awaits(k.do, 'stmt')) return inGuard(written, all);
  if (!awaits(k.do, 'stmt') && !isLimit) return null;
  return isBeforeAct ? behindNextAct(written, all, end) : behindAnAct(written);
};

/** An approval as it was written, and how it is written. */
interface Written {
  readonly span: Span;
  readonly right: string;
  readonly text: string;
}

function inPlace({ span, right }: Written): Answer {
  return {
    message: say`an approval is written \`${'needs approval from …'}\``,
    label: say`expected \`needs approval\``,
    help: say`write \`${right}\``,
    fix: { span, text: right, safe: false },
    span,
  };
}

/** A clause of the playbook: the guard holds for all its actions. */
function inGuard({ span, right }: Written, all: readonly IToken[]): Answer {
  const guard = all.find(({ tokenType }) => tokenType === k.guard);
  const message = say`an approval is written \`${'needs approval from …'}\``;
  if (guard === undefined)
    return {
      message,
      label: say`not a clause of its own`,
      help: say`write \`${`guard { ${right} }`}\``,
      fix: { span, text: `guard { ${right} }`, safe: false },
      span,
    };
  return {
    message,
    label: say`not a clause of its own`,
    help: say`write \`${right}\` in the braces of the \`guard\` in line ${guard.startLine ?? 0}, or behind one action`,
    span,
  };
}

/** A step before the act that it is about. */
function behindNextAct({ span, right, text }: Written, all: readonly IToken[], next: number): Answer {
  const act = all[next]!;
  const close = closingOf(all, next);
  const name = nameBehind(all, next);
  const call = close === null ? null : text.slice(spanOf(act).start, spanOf(close).end);
  const shown = call === null || call.length > LONGEST_CALL || call.includes('\n') ? `do ${name}(…)` : call;
  return {
    message: say`an approval is written behind the action that waits for it`,
    label: say`not a step of its own`,
    help: say`write \`${`${shown} ${right}`}\``,
    fix:
      close === null || call === null
        ? null
        : { span: { start: span.start, end: spanOf(close).end }, text: `${call} ${right}`, safe: false },
    span,
  };
}

function behindAnAct({ span, right }: Written): Answer {
  return {
    message: say`an approval is written behind the action that waits for it`,
    label: say`not a step of its own`,
    help: say`write \`${`do … ${right}`}\``,
    span,
  };
}

/** `if approved { do x() }` */
export const ifApproved: Guess = ({ before, token, after }) => {
  const [word, approved] = before.slice(-2);
  if (word?.tokenType !== k.if || approved === undefined || !APPROVAL.test(approved.image)) return null;
  const act = after.findIndex(({ tokenType }) => tokenType === k.do);
  if (token === null || !isA(token, LCurly) || act < 0) return null;
  const right = `do ${nameBehind(after, act)}(…) ${approvalOf([approved], before, after)}`;
  return {
    message: say`an approval is written behind the action that waits for it`,
    label: say`not a condition`,
    help: say`write \`${right}\` without the \`if\``,
    span: { start: spanOf(word).start, end: spanOf(approved).end },
  };
};

/** `needs approval from "x" within 10m otherwise skip`, `… or skip` */
export const skipOtherwise: Guess = ({ before, token, after }) => {
  const [word, skip] = token?.tokenType === k.skip ? [before.at(-1), token] : [token, after[0]];
  if (word?.tokenType !== k.otherwise && word?.tokenType !== k.or) return null;
  if (skip?.tokenType !== k.skip) return null;
  const until = word === token ? before : before.slice(0, -1);
  if (!expectedAfter(until).some(({ type }) => type === k.else)) return null;
  return {
    message: say`\`${`${word.image} skip`}\` is written \`${'else skip'}\``,
    label: say`belongs to the approval`,
    fix: { span: spanOf(word), text: 'else', safe: false },
    span: { start: spanOf(word).start, end: spanOf(skip).end },
  };
};

/** `needs approval from "x" for 10m`, `… in 10m` */
export const approvalFor: Guess = ({ before, token, after }) => {
  const [from, name] = before.slice(-2);
  const [time] = after;
  if (token === null || name === undefined || time === undefined || !isA(time, Duration)) return null;
  if (!isA(name, Text) || (from?.tokenType !== k.from && from?.tokenType !== k.and)) return null;
  if (token.tokenType !== k.for && token.tokenType !== k.in && token.tokenType !== k.over) return null;
  if (!expectedAfter(before).some(({ type, rules }) => type === k.within && rules.includes('limit')))
    return null;
  const right = `within ${time.image}`;
  return {
    message: say`how long an answer is waited for is written \`${'within …'}\``,
    label: say`expected \`${'within'}\``,
    help: say`write \`${right}\``,
    fix: { span: spanOf(token), text: 'within', safe: false },
    span: { start: spanOf(token).start, end: spanOf(time).end },
  };
};

/** The words around a place that speak of an approval, or null. */
function approvalAt(
  all: readonly IToken[],
  place: number,
): { readonly start: number; readonly end: number; readonly parts: readonly IToken[] } | null {
  const isWord = (one: IToken | undefined): boolean =>
    one !== undefined && (APPROVAL.test(one.image) || AROUND.test(one.image));
  let [start, end] = [place, place];
  const line = all[isWord(all[place]) ? place : place - 1]?.startLine;
  while (start > 0 && isWord(all[start - 1]) && all[start - 1]?.startLine === line) start--;
  const isPart = (one: IToken): boolean => isWord(one) || isA(one, Text) || isA(one, Duration);
  while (all[end] !== undefined && all[end]?.startLine === line && isPart(all[end]!)) end++;
  const parts = all.slice(start, end);
  return parts.some(({ image }) => APPROVAL.test(image)) ? { start, end, parts } : null;
}

/** `needs approval by "x"`: one word is another, and the answer to that is shorter. */
function isNearlyRight([first, second, third]: readonly IToken[]): boolean {
  const isHead = first?.tokenType === k.needs && second?.tokenType === k.approval;
  return isHead && third !== undefined && (third.tokenType === k.by || third.tokenType === k.from);
}

/** The right form, with the author's own name and time; without a name the owner's. */
function approvalOf(parts: readonly IToken[], before: readonly IToken[], after: readonly IToken[]): string {
  const owner = before[before.findLastIndex(({ tokenType }) => tokenType === k.owner) + 1];
  const who = parts.find((one) => isA(one, Text)) ?? (owner !== undefined && isA(owner, Text) ? owner : null);
  const within = parts.find((one) => isA(one, Duration))?.image ?? '15m';
  const [word, what, to, whom] = after;
  const isElse = word?.tokenType === k.else && elseOf(after) !== null;
  const named = to?.tokenType === k.to && whom !== undefined && isA(whom, Text) ? ` to ${whom.image}` : '';
  const otherwise =
    isElse && what !== undefined ? `${what.image}${what.tokenType === k.escalate ? named : ''}` : 'skip';
  return `needs approval from ${who?.image ?? '"ops-lead"'} within ${within} else ${otherwise}`;
}

/** Where an `else skip` or `else escalate` ends that follows at once, or null. */
function elseOf([word, what, to, whom]: readonly IToken[]): number | null {
  if (word?.tokenType !== k.else || what === undefined) return null;
  if (what.tokenType !== k.escalate) return what.tokenType === k.skip ? spanOf(what).end : null;
  const isNamed = to?.tokenType === k.to && whom !== undefined && isA(whom, Text);
  return spanOf(isNamed ? whom : what).end;
}

/** The bracket that closes the call of a `do`. */
function closingOf(all: readonly IToken[], start: number): IToken | null {
  let depth = 0;
  for (const one of all.slice(start, start + LONGEST_CALL)) {
    if (one.image === '(') depth++;
    if (isA(one, RParen) && --depth === 0) return one;
  }
  return null;
}

/** So many tokens, or characters, has a call that is shown or moved as a whole. */
const LONGEST_CALL = 100;

function nameBehind(all: readonly IToken[], start: number): string {
  const end = all.slice(start + 1).findIndex(({ image }) => image === '(');
  const name = all.slice(start + 1, end < 0 ? start + 2 : start + 1 + end);
  return name.map(({ image }) => image).join('');
}
