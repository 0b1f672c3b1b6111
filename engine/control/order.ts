import { shortId } from '../../rules/canonical.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { Instance, Json } from '../decision.ts';
import type { NewSignal } from '../store.ts';

/**
 * What a person on call tells a running project to do (R7–R11, R29). `undo`: take back what is in force, and leave it
 * so; `hand-over`: a named person ends what could not be taken back, and looks after it; `pause`: a playbook judges and decides nothing new to do, until `unpause`; `acknowledge`: somebody looks after an
 * incident; `silence`: staff hear nothing of a playbook, or of a place, for a while (ms), until `unsilence`.
 */
export type Order =
  | { readonly word: 'undo'; readonly scope: 'all' | 'playbook' | 'incident'; readonly name: string }
  | HandOver
  | { readonly word: 'pause' | 'unpause'; readonly playbook: string }
  | { readonly word: 'acknowledge'; readonly incident: string }
  | { readonly word: 'silence'; readonly of: Silenced; readonly forMs: number }
  | { readonly word: 'unsilence'; readonly of: Silenced };

/** Undos of one incident or playbook that have not come through; `to`: who takes them over (R18). */
export interface HandOver {
  readonly word: 'hand-over';
  readonly scope: 'playbook' | 'incident';
  readonly name: string;
  readonly to: string;
}

/** A playbook, or all of them (null), where the instance has these values, on the wire. */
export interface Silenced {
  readonly playbook: string | null;
  readonly in: Instance;
}

/** Payload of an `order` signal: who said it and why, and when by the effect clock, epoch ms. */
export interface OrderPayload {
  readonly order: Order;
  readonly by: string;
  readonly reason: string;
  readonly atMs: number;
}

/**
 * An order as a signal of the inbox (R10): API and command line change nothing themselves, and a recording has it. It
 * belongs to no single incident.
 */
export function orderSignal(payload: OrderPayload): NewSignal {
  return {
    id: `order:${shortId(['order', payload as unknown as Json])}`,
    incident: '',
    kind: 'order',
    payload: payload as unknown as Json,
  };
}

/** Instant of event time that an order is dated: a pane's, so that a person's second is no part of a decision. */
export function orderInstant({ atMs }: Pick<OrderPayload, 'atMs'>): number {
  return Math.floor(atMs / PANE_MS) * PANE_MS;
}
