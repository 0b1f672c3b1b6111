import type { Outcome } from '../connectors/connector.ts';
import type { ReplyPayload } from '../engine/ask.ts';
import type { Message } from '../engine/ports.ts';
import type { NewSignal, StoredSignal } from '../engine/store.ts';

/** Topic of the in-process log on which a run records what came back to it: answers, words of people and outcomes (E7). */
export const INPUTS_TOPIC = 'ordersense.inputs';

/** Consumed signals as records of that topic. */
export function inputMessages(signals: readonly StoredSignal[], arrivalMs: number): readonly Message[] {
  return signals.map(({ id, incident, kind, payload }) => ({
    topic: INPUTS_TOPIC,
    key: incident,
    value: JSON.stringify({ id, incident, kind, payload }),
    arrivalMs,
  }));
}

/** What a recording knows of the world's answers. */
export interface RecordedInputs {
  /** Answer signals by their id: the same question has the same id in every replay. */
  readonly answers: ReadonlyMap<string, NewSignal>;
  /** How runs ended, by key. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What people said, by what they were asked. */
  readonly replies: ReadonlyMap<string, ReplyPayload>;
  /** What people on call ordered. */
  readonly orders: readonly NewSignal[];
}

/** @param lines  values of the inputs topic, in order */
export function readInputs(lines: Iterable<string>): RecordedInputs {
  const answers = new Map<string, NewSignal>();
  const outcomes = new Map<string, Outcome>();
  const replies = new Map<string, ReplyPayload>();
  const orders = new Map<string, NewSignal>();
  for (const line of lines) {
    const signal = JSON.parse(line) as NewSignal;
    if (signal.kind === 'answer') answers.set(signal.id, signal);
    if (signal.kind === 'order') orders.set(signal.id, signal);
    if (signal.kind === 'reply') {
      const reply = signal.payload as unknown as ReplyPayload;
      replies.set(reply.ask, reply);
    }
    if (signal.kind !== 'outcome') continue;
    const { run, status, detail } = signal.payload as {
      readonly run: string;
      readonly status: string;
      readonly detail: string;
    };
    outcomes.set(run, outcomeOf(status, detail));
  }
  return { answers, outcomes, replies, orders: [...orders.values()] };
}

function outcomeOf(status: string, detail: string): Outcome {
  if (status === 'succeeded') return { kind: 'succeeded', detail };
  if (status === 'unknown') return { kind: 'unknown', reason: detail };
  return { kind: 'failed', reason: detail, retryable: false, retryAfterMs: null };
}
