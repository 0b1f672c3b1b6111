import { english } from '../../../dsl/say.ts';
import type { Instance } from '../../../engine/decision.ts';
import type { TestResult } from '../../test/run.ts';
import type { Coverage } from './coverage.ts';
import { happenedLine } from './happened.ts';
import { notDoneOf } from './not-done.ts';
import { tallyOf } from './pretty.ts';
import { reasonOf } from './reason.ts';

/** `{"schema":"ordersense.test/1", …}`; what failed has `why`, with evidence trees as decisions have them, and `notDone`. */
export function testsJson(results: readonly TestResult[], coverage: Coverage): string {
  return JSON.stringify(
    {
      schema: 'ordersense.test/1',
      ...tallyOf(results),
      tests: results.map((result) => {
        const { title, place, playbook } = result.test;
        if (result.kind === 'spoiled')
          return { title, place, playbook, result: 'failed', why: result.why.map(english), expectations: [] };
        if (result.kind === 'not-run')
          return { title, place, playbook, result: 'not-run', uses: result.lacking };
        return {
          title,
          place,
          playbook,
          result: result.passed ? 'passed' : 'failed',
          ms: Math.round(result.tookMs),
          expectations: result.verdicts.map((verdict) => ({
            place: verdict.expect.place,
            atMs: verdict.atMs,
            expected: verdict.expect.text,
            holds: verdict.holds,
            happened: happenedLine(verdict, onTheWire, 'en')
              .map(({ text }) => text)
              .join(''),
            ...(verdict.holds ? {} : { why: reasonOf(verdict, result), ...notDone(verdict, result) }),
          })),
        };
      }),
      branches: coverage.reaches.map(({ playbook, kind, name, isReached }) => ({
        playbook,
        kind,
        name,
        reached: isReached,
      })),
    },
    null,
    2,
  );
}

/** Acts that were expected and not done, with the reason and the words of their decisions; left out where there are none. */
function notDone(...of: Parameters<typeof notDoneOf>) {
  const all = notDoneOf(...of).map(({ instance, verb, decision }) => {
    const { what, detail } = decision;
    return { instance, verb, what, reason: detail['reason'] ?? null, words: detail['words'] ?? null };
  });
  return all.length === 0 ? {} : { notDone: all };
}

/** JSON has no words of people: a place is its value. */
function onTheWire(instance: Instance): string {
  return Object.values(instance).join(' · ');
}
