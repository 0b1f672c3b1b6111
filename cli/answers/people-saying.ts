import { judgeWord, type Word } from '../../engine/approval/judge-word.ts';
import type { StoredAsk } from '../../engine/ask.ts';
import type { People } from '../../engine/effects.ts';

/** What somebody says, and how long after he was asked. */
export interface TimedWord {
  readonly word: Word;
  readonly afterMs: number;
}

/**
 * People of a test or a recording: each says his word as soon as he has waited that long, once, and while it is not too
 * late.
 *
 * @param wordsOn  what is said about a question or a request for approval; empty: nobody says anything
 */
export function peopleSaying(wordsOn: (ask: StoredAsk) => readonly TimedWord[]): People {
  return (open, nowMs) =>
    open.flatMap((ask) =>
      wordsOn(ask).flatMap(({ word, afterMs }) => {
        const isTime = nowMs >= ask.askedMs + afterMs && nowMs < ask.dueMs;
        const hasSpoken = ask.said.some(({ by }) => by === word.by);
        return isTime && !hasSpoken ? [{ id: ask.id, judge: judgeGiven(word) }] : [];
      }),
    );
}

/** What somebody says about exactly what was asked. */
export function wordOf(by: string, says: Word['says'], { digest }: StoredAsk): Word {
  return { by, says, digest, reason: '' };
}

/** Who is named is there and has the role, and his word counts whoever wrote the playbook. */
function judgeGiven(word: Word): ReturnType<typeof judgeWord> {
  return (ask, nowMs) => {
    const people = [...ask.from, word.by].map((name) => ({ name, roles: [] }));
    return judgeWord(word, people)({ ...ask, author: 'somebody else' }, nowMs);
  };
}
