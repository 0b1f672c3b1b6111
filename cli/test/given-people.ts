import type { GivenModel } from '../../dsl/model/test.ts';
import type { StoredAsk } from '../../engine/ask.ts';
import type { People } from '../../engine/effects.ts';
import { peopleSaying, type TimedWord, wordOf } from '../answers/people-saying.ts';

/** Whoever answers a question in a test. */
const SOMEBODY = 'somebody';

/**
 * The people of a test. A later given wins over an earlier one for the same question or role; without any nobody says
 * anything.
 */
export function givenPeople(givens: readonly GivenModel[]): People {
  const latest = [...givens].reverse();
  return peopleSaying((ask) => wordsOn(ask, latest));
}

function wordsOn(ask: StoredAsk, latest: readonly GivenModel[]): readonly TimedWord[] {
  if (ask.kind === 'question') {
    const given = latest.find(
      (one) => one.kind === 'answer' && one.verb === ask.about.verb && asksFor(ask, one.question),
    );
    if (given?.kind !== 'answer' || given.is === null) return [];
    return [{ word: wordOf(SOMEBODY, { kind: 'choice', choice: given.is }, ask), afterMs: given.afterMs }];
  }
  return ask.from.flatMap((from) => {
    const given = latest.find((one) => one.kind === 'approval' && one.from === from);
    if (given?.kind !== 'approval' || given.is === 'silent') return [];
    const kind = given.is === 'granted' ? ('grant' as const) : ('deny' as const);
    return [{ word: wordOf(from, { kind }, ask), afterMs: given.afterMs }];
  });
}

function asksFor({ about }: StoredAsk, part: string | null): boolean {
  return (
    part === null || JSON.stringify(about.args).normalize('NFC').includes(JSON.stringify(part).slice(1, -1))
  );
}
