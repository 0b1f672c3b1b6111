import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Identifier, words as k, wordText } from '../token/words.ts';
import { type Expected, expectedAfter, namesOf } from './expected.ts';
import type { Guess } from './guesses.ts';
import type { Answer, Stop } from './syntax-error.ts';

/** What people write at the end of a metric or an audience, and the clause that is meant by it. */
const FORMS: readonly {
  readonly item: 'metric' | 'audience';
  readonly said: RegExp;
  readonly right: (said: readonly string[]) => string;
}[] = [
  {
    item: 'metric',
    said: /^(?:with )?min(?:imum)?(?: samples?| events?)? (\d+)(?: samples?| events?)?/,
    right: ([, count]) => `at least ${count} samples`,
  },
  {
    item: 'metric',
    said: /^at least (\d+) (?!samples?|events?)[\p{L}_]+/u,
    right: ([, count]) => `at least ${count} samples`,
  },
  {
    item: 'metric',
    said: /^per ([\p{L}\p{N}_.]+) (?:and|및|그리고) ([\p{L}\p{N}_.]+)/u,
    right: ([, first, second]) => `per ${first}, ${second}`,
  },
  {
    item: 'audience',
    said: /^(?:limit|max|maximum|top|first|up to|only) (\d+)(?!\S)/,
    right: ([, count]) => `at most ${count}`,
  },
  {
    item: 'audience',
    said: /^(?:closest first|closest|first (?:nearest|closest)|nearest(?! first)|(?:sort|order)(?:ed)? by (?:distance|nearest))/,
    right: () => 'nearest first',
  },
  {
    item: 'audience',
    said: /^(?:in|at|near|around) (\d+(?:\.\d+)?k?m) (?:of|from) ([\p{L}\p{N}_.]+)/u,
    right: ([, distance, place]) => `within ${distance} of ${place}`,
  },
];

/** `min samples 10`, `at least 10 orders`, `per region and rider`, `limit 50`, `closest first`, `in 2km of region` */
export const clauseOfItem: Guess = (stop) => {
  const item = lastItem(stop);
  if (item === null || stop.token === null) return null;
  for (const back of [0, 1, 2, 3]) {
    const start = stop.before.length - back;
    const first = start < 0 ? undefined : (stop.before[start] ?? stop.token);
    if (first === undefined || start <= 1) continue;
    const from = spanOf(first).start;
    const line = (stop.text.slice(from, from + LONGEST_LINE).split(/[\n#]/)[0] ?? '').trimEnd();
    for (const form of FORMS) {
      const found = form.item === item ? form.said.exec(line.replace(/[ \t]+/g, ' ')) : null;
      if (found === null || !line.startsWith(found[0])) continue;
      const right = form.right(found);
      if (!mayStand(right, stop.before.slice(0, start))) continue;
      const span = { start: from, end: from + found[0].length };
      if (span.end <= spanOf(stop.token).start) continue;
      return {
        message: say`\`${found[0]}\` is written \`${right}\``,
        label: item === 'metric' ? say`not a clause of a metric` : say`not a clause of an audience`,
        help: say`write \`${right}\``,
        fix: { span, text: right, safe: false },
        span,
      };
    }
  }
  return null;
};

const LONGEST_LINE = 200;

/** A clause that stands already, or that would stand too late, would only be told again. */
function mayStand(right: string, before: readonly IToken[]): boolean {
  return expectedAfter(before).some(({ type }) => wordText(type) === right.split(' ')[0]);
}

/** What may follow at the end of a metric or an audience, where a word is no beginning of an item. */
export function unknownClause(stop: Stop): Answer | null {
  const { token, expected, text } = stop;
  const item = lastItem(stop);
  if (item === null || token === null) return null;
  const lineStart = text.lastIndexOf('\n', token.startOffset - 1) + 1;
  // What begins a line is meant for an item of its own.
  if (token.startOffset === lineStart) return null;
  const clauses = expected.filter((one) => isClause(one, item));
  return {
    message: say`\`${token.image}\` does not fit here`,
    label:
      clauses.length === 0
        ? item === 'metric'
          ? say`not a clause of a metric`
          : say`not a clause of an audience`
        : say`expected ${namesOf(clauses)}`,
    help: say`for example   ${EXAMPLES[item]}`,
  };
}

const EXAMPLES = {
  metric: 'per region over 15m at least 30 samples good is up',
  audience: 'where status is "idle" within 2km of region nearest first at most 50',
};

function isClause({ type, rules }: Expected, item: 'metric' | 'audience'): boolean {
  const isOwn = item === 'metric' ? rules.includes('metricClause') : rules.includes('define');
  return isOwn && type !== k.define && type !== Identifier;
}

/** The kind of the last item where only its clauses are optional: outside of all brackets. */
function lastItem({ before, open, expected }: Stop): 'metric' | 'audience' | null {
  if (open !== null || !expected.some(({ type, rules }) => type === k.playbook && rules.includes('playbook')))
    return null;
  const start = before.findLastIndex(
    (one, at) => one.tokenType === k.metric && isA(before[at + 1] ?? one, Identifier),
  );
  const other = before.findLastIndex(({ tokenType }) => tokenType === k.audience);
  const last = Math.max(start, other);
  if (last < 0 || before.slice(last).some(({ image }) => image === '{')) return null;
  return last === start ? 'metric' : 'audience';
}
