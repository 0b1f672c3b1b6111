import type { Judged, JudgeOf, Refusal, StoredAsk } from '../ask.ts';
import { type Person, standsFor } from './person.ts';

/** What somebody says about an ask. */
export interface Word {
  readonly by: string;
  /** An approval takes `grant` and `deny`, a question one of its choices. */
  readonly says: { readonly kind: 'grant' | 'deny' } | { readonly kind: 'choice'; readonly choice: string };
  /** Of what he looked at; another one than the ask's is refused. null: he names none, as whoever answers a question. */
  readonly digest: string | null;
  readonly reason: string;
  /** False where he has a token and did not show it: then nobody knows that it is he. */
  readonly isShown?: boolean;
}

/**
 * The rule of R28 for one word: whoever is not known, does not show his token, has not the role, wrote the playbook, has said it before, saw
 * something else or comes too late is refused; one `deny` denies; `grant` waits until everybody who is asked for has
 * agreed, each a person of his own, and where nobody knows the author at least two.
 */
export function judgeWord(word: Word, people: readonly Person[]): JudgeOf {
  return (ask, nowMs): Judged => {
    const said = word.says.kind === 'choice' ? word.says.choice : word.says.kind;
    const refused = refusalOf(word, people, ask, nowMs);
    return {
      said: { by: word.by, said, reason: word.reason, refused },
      status: refused === null ? standOf(word, people, ask) : ask.status,
    };
  };
}

function refusalOf(word: Word, people: readonly Person[], ask: StoredAsk, nowMs: number): Refusal | null {
  const person = people.find(({ name }) => name === word.by);
  if (person === undefined) return 'unknown-person';
  if (word.isShown === false) return 'token';
  if (ask.status !== 'open') return ask.status;
  if (nowMs >= ask.dueMs) return 'late';
  if (word.digest !== null && word.digest !== ask.digest) return 'digest';
  const { says } = word;
  if ((says.kind === 'choice') !== (ask.kind === 'question')) return 'kind';
  if (says.kind === 'choice') return ask.choices.includes(says.choice) ? null : 'choice';
  if (!ask.from.some((asked) => standsFor(person, asked))) return 'role';
  if (ask.said.some(({ by, refused }) => refused === null && by === word.by)) return 'twice';
  return says.kind === 'grant' && ask.author === word.by ? 'author' : null;
}

/** Where the ask stands after a word that is taken. */
function standOf(word: Word, people: readonly Person[], ask: StoredAsk): StoredAsk['status'] {
  if (word.says.kind === 'choice') return 'answered';
  if (word.says.kind === 'deny') return 'denied';
  const agreed = [...ask.said.flatMap(({ by, refused }) => (refused === null ? [by] : [])), word.by];
  const persons = people.filter(({ name }) => agreed.includes(name));
  const enough = ask.author !== null || new Set(agreed).size >= 2;
  return enough && coversAll(ask.from, persons) ? 'granted' : 'open';
}

/** Whether each that is asked for has a person of his own. */
function coversAll(asked: readonly string[], persons: readonly Person[]): boolean {
  const [first, ...rest] = asked;
  if (first === undefined) return true;
  return persons.some(
    (person) =>
      standsFor(person, first) &&
      coversAll(
        rest,
        persons.filter((other) => other !== person),
      ),
  );
}
