import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration } from '../token/literals.ts';
import { RCurly } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { CLAUSE_WORDS } from './clause-words.ts';
import { expectedAfter } from './expected.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

/** What is counted: without one of these `at least 20` may speak of anything. */
const SAMPLES = /^(?:samples?|events?|표본|샘플|표본이|샘플이|표본은|샘플은)$/i;
const COUNT = /^(\d[\d_]*)(건)?$/;
/** What people say around the number. */
const AROUND =
  /^(?:with|and|if|at|least|min|minimum|more|than|over|>|>=|최소|적어도|이상|이상이면|이상일|있을|때|때만|일때|만)$/i;

/** `> 10% over 5m at least 20 samples`, `… 표본 20건 이상`, and the same in `guard` or as a clause of its own. */
export const samplesOfValue: Guess = ({ before, token, after, text }) => {
  const all = token === null ? before : [...before, token, ...after];
  const said = samplesAt(all, before.length);
  if (said === null) return null;
  const { start, end, count } = said;
  const span = { start: spanOf(all[start]!).start, end: spanOf(all[end - 1]!).end };
  const right = `with at least ${count} samples`;
  const expected = expectedAfter(all.slice(0, start));
  if (expected.some(({ type, rules }) => type === k.with && rules.includes('modifier')))
    return {
      message: say`how many samples a value needs is written \`${right}\``,
      label: say`belongs to the value before it`,
      help: say`write \`${right}\` behind its window`,
      fix: { span, text: right, safe: false },
      span,
    };
  const isClause = expected.some(
    ({ type, rules }) =>
      (type === k.cooldown && rules.includes('limit')) || (type === k.guard && rules.includes('pbItem')),
  );
  return isClause ? inTrigger(all, start, span, right, text) : null;
};

/** The words around a place that say how many samples there must be, or null. */
function samplesAt(
  all: readonly IToken[],
  place: number,
): { readonly start: number; readonly end: number; readonly count: string } | null {
  const isWord = (one: IToken | undefined): boolean =>
    one !== undefined && (SAMPLES.test(one.image) || AROUND.test(one.image));
  const isPart = (one: IToken | undefined): boolean =>
    one !== undefined && (isWord(one) || COUNT.test(one.image));
  let [start, end] = [place, place];
  while (start > 0 && isWord(all[start - 1])) start--;
  while (isPart(all[end])) end++;
  const parts = all.slice(start, end);
  const counts = parts.map(({ image }) => COUNT.exec(image)).filter((found) => found !== null);
  const [found] = counts;
  if (counts.length !== 1 || found?.[1] === undefined) return null;
  const isSaid = parts.some(({ image }) => SAMPLES.test(image)) || found[2] !== undefined;
  const isLeast = parts.some(({ tokenType }) => tokenType === k.least);
  return isSaid || isLeast ? { start, end, count: found[1].replaceAll('_', '') } : null;
}

/** Away from the value: shows the `when` of the playbook with the words in it. */
function inTrigger(
  all: readonly IToken[],
  place: number,
  span: NonNullable<Answer['span']>,
  right: string,
  text: string,
): Answer | null {
  const playbook = all.slice(0, place).findLastIndex(({ tokenType }) => tokenType === k.playbook);
  const start = all.findIndex(
    ({ tokenType }, index) =>
      index > playbook && tokenType === k.when && all[index - 1]?.tokenType !== k.recovered,
  );
  if (playbook < 0 || start < 0 || start > place) return null;
  const length = all.slice(start + 1).findIndex((one) => isA(one, RCurly) || CLAUSE_WORDS.has(one.tokenType));
  const clause = all.slice(start, length < 0 ? all.length : start + 1 + length);
  const over = clause.findIndex(({ tokenType }) => tokenType === k.over);
  const window = clause[over + 1];
  const last = over > 0 && window !== undefined && isA(window, Duration) ? window : clause.at(-1);
  const [first, end] = [clause[0], clause.at(-1)];
  if (first === undefined || last === undefined || end === undefined) return null;
  const at = spanOf(last).end;
  const rest = text.slice(at, spanOf(end).end);
  const written = `${text.slice(spanOf(first).start, at)} ${right}${rest}`.replace(/\s+/g, ' ');
  return {
    message: say`how many samples a value needs is written in \`when\``,
    label: say`belongs to the value in \`when\``,
    help: say`write \`${written}\`, and leave this out`,
    fix: {
      span: { start: at, end: span.end },
      text: ` ${right}${text.slice(at, span.start).trimEnd()}`,
      safe: false,
    },
    span,
  };
}
