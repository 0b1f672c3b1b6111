import type { Scalar } from '../rules/unit.ts';
import type { Instance, Json } from './decision.ts';
import type { NewSignal } from './store.ts';

/** A question that an incident needs answered before its causes are judged (R12). */
export interface ProbeRequest {
  /** Id of the signal its answer must carry: hash(incident, probe, arguments, round). */
  readonly id: string;
  readonly incident: string;
  readonly playbook: string;
  readonly instance: Instance;
  readonly probe: string;
  /** Connector verb, for example `http.get`. */
  readonly call: string;
  readonly args: Readonly<Record<string, Scalar>>;
  readonly timeoutMs: number;
  /** A cached answer may be this old, ms of the effect clock. */
  readonly everyMs: number;
}

/** Payload of an `answer` signal: fields typed as the probe declares them (canonical units), or why there are none. */
export type ProbeAnswer =
  | { readonly kind: 'answered'; readonly fields: Readonly<Record<string, Scalar>>; readonly ageMs: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The signal that brings an answer back to its incident. */
export function answerSignal(request: ProbeRequest, answer: ProbeAnswer): NewSignal {
  return {
    id: request.id,
    incident: request.incident,
    kind: 'answer',
    payload: { probe: request.probe, answer: answer as unknown as Json },
  };
}
