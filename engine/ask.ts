import type { Json } from './decision.ts';
import type { NewSignal } from './store.ts';

/** How something that waits for a person stands, or how it ended. `answered` is a question's, `granted` and `denied` an approval's. */
export type AskStatus = 'open' | 'granted' | 'denied' | 'answered' | 'lapsed' | 'cancelled';

/** Something that waits for a person: a question of `ops.confirm`, or an act that `needs approval` (R28). */
export interface AskRow {
  /** Deterministic, and bound to the digest: what is asked anew about something else has another id. */
  readonly id: string;
  readonly kind: 'question' | 'approval';
  readonly incident: string;
  readonly playbook: string;
  readonly step: string;
  /** The run that the answer is about: the one that asked, or the one that may follow. */
  readonly runKey: string;
  /** Hash of the verb, the frozen arguments and targets, and what they cost. */
  readonly digest: string;
  /** Roles or people who must all agree; empty for a question, which anybody may answer. */
  readonly from: readonly string[];
  /** What a question may be answered with. */
  readonly choices: readonly string[];
  /** For people: what is asked, where, why. */
  readonly about: AskAbout;
  /** Who wrote the playbook, null where nobody knows. */
  readonly author: string | null;
  /** Instant of event time it was decided for. */
  readonly decidedMs: number;
  /** Effect clock (R2): since when it waits, and until when. */
  readonly askedMs: number;
  readonly dueMs: number;
  readonly status: AskStatus;
}

/** What whoever is asked must see before he answers. */
export interface AskAbout {
  readonly title: string | null;
  readonly instance: Readonly<Record<string, string>>;
  readonly verb: string;
  readonly args: Json;
  readonly targets: readonly string[];
  /** Worst case, null where it costs nothing. */
  readonly cost: { readonly minor: number; readonly currency: string } | null;
}

/** One word of one person about it, taken or refused; none is ever removed. */
export interface SaidRow {
  readonly ask: string;
  readonly by: string;
  /** `grant`, `deny`, or the choice. */
  readonly said: string;
  readonly reason: string;
  /** Effect clock. */
  readonly atMs: number;
  /** null: it was taken; else why it was refused, as a stable word. */
  readonly refused: Refusal | null;
}

export type Refusal =
  | 'unknown-person'
  /** He did not show the token that the settings have for him. */
  | 'token'
  | 'role'
  | 'author'
  | 'twice'
  | 'digest'
  | 'choice'
  | 'kind'
  | 'late'
  | 'granted'
  | 'denied'
  | 'answered'
  | 'lapsed'
  | 'cancelled';

/** An ask with all that was said about it, oldest first. */
export interface StoredAsk extends AskRow {
  readonly said: readonly SaidRow[];
}

/** What a rule makes of a word: what is kept of it, and where the ask stands then. */
export interface Judged {
  readonly said: Pick<SaidRow, 'by' | 'said' | 'reason' | 'refused'>;
  readonly status: AskStatus;
}

/** Decides about one word while nobody else can change the ask. Pure. */
export type JudgeOf = (ask: StoredAsk, nowMs: number) => Judged;

/** Payload of a `reply` signal: how it ended. `afterMs` counts from the asking, by the effect clock. */
export interface ReplyPayload {
  readonly ask: string;
  readonly status: 'granted' | 'denied' | 'answered' | 'lapsed';
  readonly choice: string | null;
  /** Who decided it, in the order of their words. */
  readonly by: readonly string[];
  readonly reason: string;
  readonly afterMs: number;
}

/**
 * The signal that tells an incident how its question or approval ended; null while it is open, or was cancelled by the
 * incident itself.
 *
 * @param said  all that was said, the deciding word last
 */
export function replySignal(
  ask: AskRow,
  status: AskStatus,
  said: readonly SaidRow[],
  nowMs: number,
): NewSignal | null {
  if (status === 'open' || status === 'cancelled') return null;
  const taken = said.filter(({ refused }) => refused === null);
  const last = taken.at(-1);
  const lapsed = status === 'lapsed';
  const payload: ReplyPayload = {
    ask: ask.id,
    status,
    choice: status === 'answered' ? (last?.said ?? null) : null,
    by: lapsed ? [] : status === 'granted' ? taken.map(({ by }) => by) : last === undefined ? [] : [last.by],
    reason: lapsed ? '' : (last?.reason ?? ''),
    afterMs: lapsed ? ask.dueMs - ask.askedMs : Math.max(0, nowMs - ask.askedMs),
  };
  return {
    id: `reply:${ask.id}`,
    incident: ask.incident,
    kind: 'reply',
    payload: payload as unknown as Json,
  };
}
