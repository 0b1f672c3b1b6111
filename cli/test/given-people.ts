import type { GivenModel } from '../../dsl/model/test.ts';
import { judgeWord, type Word } from '../../engine/approval/judge-word.ts';
import type { StoredAsk } from '../../engine/ask.ts';
import type { People } from '../../engine/effects.ts';

/** Whoever answers a question in a test. */
const SOMEBODY = 'somebody';

/**
 * The people of a test: each says what is given as soon as he has waited as long as is given, and once. A later given
 * wins over an earlier one for the same question or role; without any nobody says anything.
 */
export function givenPeople(givens: readonly GivenModel[]): People {
  const latest = [...givens].reverse();
  return (open, nowMs) =>
    open.flatMap((ask) =>
      wordsOn(ask, latest).flatMap(({ word, afterMs }) => {
        const isTime = nowMs >= ask.askedMs + afterMs && nowMs < ask.dueMs;
        const hasSpoken = ask.said.some(({ by }) => by === word.by);
        return isTime && !hasSpoken ? [{ id: ask.id, judge: judgeGiven(word) }] : [];
      }),
    );
}

interface GivenWord {
  readonly word: Word;
  readonly afterMs: number;
}

function wordsOn(ask: StoredAsk, latest: readonly GivenModel[]): readonly GivenWord[] {
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

function wordOf(by: string, says: Word['says'], { digest }: StoredAsk): Word {
  return { by, says, digest, reason: '' };
}

/** Who is named is there and has the role, and a given approval counts whoever wrote the playbook. */
function judgeGiven(word: Word): ReturnType<typeof judgeWord> {
  return (ask, nowMs) => {
    const people = [...ask.from, word.by].map((name) => ({ name, roles: [] }));
    return judgeWord(word, people)({ ...ask, author: 'somebody else' }, nowMs);
  };
}
