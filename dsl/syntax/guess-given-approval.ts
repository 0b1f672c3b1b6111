import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Text, TimeText } from '../token/literals.ts';
import { words as k } from '../token/words.ts';
import { APPROVAL } from './guess-approval.ts';
import type { Guess } from './guesses.ts';

const DENIED = /^(?:denied|denies|deny|rejected|refused|declined|no|not|거절|거부|반려)$/i;
const SILENT = /^(?:silent|missing|ignored|unanswered|무응답)$/i;
const ANSWER = /^(?:granted|grants|denied|rejected|refused)$/i;

/** `given approved at 18:30`, `given approval from "x" granted`, `given 승인` */
export const approvalGiven: Guess = ({ before, token, after, expected, text }) => {
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.given);
  const given = before[start];
  // Where the next line of a test may begin, this one is right.
  if (given === undefined || expected.some(({ type }) => type === k.given)) return null;
  const all = token === null ? before : [...before, token, ...after];
  const line = all.slice(start + 1).filter(({ startLine }) => startLine === given.startLine);
  const end = line.findIndex(({ tokenType, image }) => tokenType === k.expect || image === '}');
  const parts = line.slice(0, end < 0 ? LONGEST_GIVEN : Math.min(end, LONGEST_GIVEN));
  const [first, last] = [parts[0], parts.at(-1)];
  const isSaid = parts.some(({ image }) => APPROVAL.test(image) || ANSWER.test(image));
  if (first === undefined || last === undefined || !isSaid) return null;
  if (before.length - start - 1 > parts.length) return null;
  const says = (word: RegExp): boolean => parts.some(({ image }) => word.test(image));
  const is = says(DENIED) ? 'denied' : says(SILENT) ? 'silent' : 'granted';
  const wait = parts.find((one) => isA(one, Duration));
  const who = parts.find((one) => isA(one, Text))?.image ?? askedIn(text);
  const right = `approval from ${who ?? '"…"'} is ${is}${wait === undefined ? '' : ` after ${wait.image}`}`;
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  return {
    message: say`an approval in a test is written \`${'given approval from … is granted'}\``,
    label: say`does not say who answers, and what`,
    notes: [
      ...(who === null
        ? [say`between the quotes stands whom the playbook asks: \`needs approval from "…"\``]
        : []),
      ...(parts.some((one) => isA(one, TimeText))
        ? [say`when it comes is counted from the question, for example   … is ${is} after 10m`]
        : []),
    ],
    help: say`write \`${`given ${right}`}\``,
    fix: who === null ? null : { span, text: right, safe: false },
    span,
  };
};

/** Whom the playbooks of this file ask, if they ask one. */
function askedIn(text: string): string | null {
  const asked = [...text.matchAll(/\bneeds\s+approval\s+from\s+("[^"\n]*")/g)].map(([, who]) => who);
  const [who] = asked;
  return who !== undefined && asked.every((one) => one === who) ? who : null;
}

const LONGEST_GIVEN = 12;
