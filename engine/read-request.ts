import type { Connector } from '../connectors/connector.ts';
import { shortId } from '../rules/canonical.ts';
import type { ReadCall } from '../rules/playbook.ts';
import type { Instance, Json } from './decision.ts';
import type { ProbeAnswer } from './probe-request.ts';
import type { NewSignal } from './store.ts';

/** A question whose answer becomes an argument (R17): asked after a commit, answered through the inbox like a probe. */
export interface ReadRequest {
  readonly kind: 'read';
  /** Id of the signal its answer must carry: hash(incident, verb, arguments, round). */
  readonly id: string;
  readonly incident: string;
  /** As it is told: personal data by stand-ins. */
  readonly instance: Instance;
  /** Connector verb, for example `promotions.best_for`. */
  readonly call: string;
  /** As they go out: personal data as it is. */
  readonly args: { readonly [name: string]: Json };
}

/** One value, or why there is none: what a connector answers. */
export type ReadAnswer = Awaited<ReturnType<NonNullable<Connector['reads']>[string]['read']>>;

/** The field under which the one value of an answer is kept beside those of probes. */
export const READ_FIELD = 'value';

/** What one question of a playbook is called within a moment: the same words ask the same. */
export function readName({ verb, args }: ReadCall): string {
  return `${verb} ${shortId(['read', verb, args])}`;
}

/** The signal that brings an answer back to its incident. */
export function readSignal({ id, incident, call }: ReadRequest, answer: ReadAnswer): NewSignal {
  const fields: ProbeAnswer =
    answer.kind === 'answered'
      ? { kind: 'answered', fields: { [READ_FIELD]: answer.value }, ageMs: 0 }
      : answer;
  return { id, incident, kind: 'answer', payload: { probe: call, answer: fields as unknown as Json } };
}
