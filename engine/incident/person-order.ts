import { shortId } from '../../rules/canonical.ts';
import { type Order, type OrderPayload, orderInstant } from '../control/order.ts';
import type { Ordered } from '../control/standing-orders.ts';
import type { Json } from '../decision.ts';
import { leasesOfMany } from '../plan/lease-book.ts';
import type { Desk } from './desk.ts';
import { handOver, PIN_MS } from './hand-over.ts';
import type { ActState, Incident } from './incident.ts';
import { settle } from './settlement.ts';
import type { Watch } from './watch.ts';

/** An incident with its playbook. */
export interface Concerned {
  readonly incident: Incident;
  readonly watch: Watch;
}

/**
 * Carries out what a person on call said. Who and why stands in the decisions: those of an incident are its own, what is
 * about a playbook or a place has a decision of its own.
 *
 * @param known  incidents, in the order of their playbooks and instances
 * @returns  those that it changed
 */
export function takeOrder(
  payload: OrderPayload,
  id: string,
  known: readonly Concerned[],
  desk: Desk,
): readonly Concerned[] {
  const { order } = payload;
  switch (order.word) {
    case 'undo':
      return known.filter((one) => isMeant(order, one) && takeBack(payload, one, desk));
    case 'hand-over':
      return known.filter((one) => isMeant(order, one) && handOver(payload, order, one.incident, desk));
    case 'acknowledge':
      return known.filter(
        ({ incident }) => incident.id === order.incident && acknowledge(payload, incident, desk),
      );
    case 'pause':
    case 'unpause':
    case 'silence':
    case 'unsilence':
      if (stand(order, payload, desk)) tell(payload, id, desk);
      return [];
  }
}

function isMeant(
  { scope, name }: Order & { readonly word: 'undo' | 'hand-over' },
  { incident }: Concerned,
): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'playbook':
      return incident.playbook === name;
    case 'incident':
      return incident.id === name;
  }
}

/**
 * Takes back what an incident applied, and pins it: what is on its way is cancelled, or taken back once it is there. An
 * undo that failed for good is tried anew.
 */
function takeBack(payload: OrderPayload, { incident }: Concerned, desk: Desk): boolean {
  const acts = incident.acts.filter(isToTakeBack);
  if (acts.length === 0) return false;
  const { by, reason } = payload;
  const t = Math.max(orderInstant(payload), incident.openedMs);
  desk.out.decide(incident, t, 'ordered', {
    detail: { order: 'undo', by, words: reason, acts: acts.length },
  });
  for (const act of acts) {
    act.takenBackMs = Math.max(t, act.t);
    if (act.undo !== null) act.failedUndos = (act.failedUndos ?? 0) + 1;
    act.undo = null;
    if (act.status === 'outstanding') desk.out.cancel(act.key);
    for (const { target, effect } of appliedTo(act, incident, desk))
      desk.orders.pin({ target, effect, by, reason, sinceMs: t, untilMs: t + PIN_MS });
  }
  // What could not be taken back outlived its incident.
  if (incident.phase === 'closed') {
    incident.phase = 'watching';
    incident.closedMs = null;
  }
  settle(incident, desk);
  return true;
}

function isToTakeBack({ mode, lease, status, undo }: ActState): boolean {
  if (mode !== 'live' || lease === null) return false;
  // Whoever took it over does it.
  if (undo?.handedOver !== undefined) return false;
  if (undo !== null) return undo.status !== 'outstanding' && undo.status !== 'succeeded';
  return status === 'outstanding' || status === 'succeeded' || status === 'unknown';
}

function appliedTo(act: ActState, incident: Incident, { leases }: Desk) {
  const own = leases.ofRun(act.key);
  return own === null ? leasesOfMany(act, incident.id, leases) : [own];
}

function acknowledge(payload: OrderPayload, incident: Incident, desk: Desk): boolean {
  if (incident.phase === 'closed' || incident.acknowledged !== undefined) return false;
  const { by, reason } = payload;
  const t = Math.max(orderInstant(payload), incident.openedMs);
  incident.acknowledged = { by, reason, sinceMs: t };
  desk.out.decide(incident, t, 'ordered', { detail: { order: 'acknowledge', by, words: reason } });
  return true;
}

/** False: it was so already. */
function stand(
  order: Exclude<Order, { readonly word: 'undo' | 'hand-over' | 'acknowledge' }>,
  payload: OrderPayload,
  { orders }: Desk,
): boolean {
  const { by, reason } = payload;
  const ordered: Ordered = { by, reason, sinceMs: orderInstant(payload) };
  switch (order.word) {
    case 'pause':
      orders.pause({ playbook: order.playbook, ...ordered });
      return true;
    case 'unpause':
      return orders.unpause(order.playbook);
    case 'silence':
      orders.silence({ of: order.of, ...ordered, untilMs: ordered.sinceMs + order.forMs });
      return true;
    case 'unsilence':
      return orders.unsilence(order.of);
  }
}

/** It is no incident's: it stands alone under the order's own name. */
function tell(payload: OrderPayload, id: string, { out }: Desk): void {
  const { order, by, reason } = payload;
  const about = 'of' in order ? order.of : { playbook: 'playbook' in order ? order.playbook : null, in: {} };
  out.tell(
    {
      t: orderInstant(payload),
      playbook: about.playbook ?? '',
      instance: about.in,
      incident: shortId(['ordered', id]),
      n: 0,
      what: 'ordered',
      step: '',
      detail: {
        order: order.word,
        by,
        words: reason,
        ...('forMs' in order ? { forMs: order.forMs } : {}),
      } as { readonly [name: string]: Json },
      evidence: null,
    },
    null,
  );
}
