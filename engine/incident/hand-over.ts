import { type HandOver, type OrderPayload, orderInstant } from '../control/order.ts';
import { changeLease, leasesOfMany } from '../plan/lease-book.ts';
import type { Desk } from './desk.ts';
import type { ActState, Incident } from './incident.ts';
import { dropOverdue } from './overdue.ts';
import { settle } from './settlement.ts';

/** After a person took an effect back, or over, nothing of ours is applied to it for this long, ms of event time (R19). */
export const PIN_MS = 14_400_000;

/**
 * A named person takes over what an incident could not take back (R18): its undos end without having come through, what
 * they were about is nobody's lease any more, and is left alone for a while. What is under way is not waited for: an
 * answer that comes all the same is recorded and changes nothing. False: there is no such undo.
 */
export function handOver(payload: OrderPayload, { to }: HandOver, incident: Incident, desk: Desk): boolean {
  const acts = incident.acts.filter(isToHandOver);
  if (acts.length === 0) return false;
  const { by, reason } = payload;
  const { out, leases, orders } = desk;
  const t = Math.max(orderInstant(payload), incident.openedMs);
  const runs = acts.flatMap(({ undo }) => undo?.key ?? []);
  out.decide(incident, t, 'ordered', {
    detail: { order: 'hand-over', by, to, words: reason, acts: acts.length, runs },
  });
  for (const act of acts) {
    const { undo } = act;
    if (undo === null) continue;
    if (undo.status === 'outstanding') out.cancel(undo.key);
    undo.status = 'cancelled';
    undo.handedOver = { to, sinceMs: t };
    dropOverdue(undo.key, desk);
    const own = leases.ofRun(act.key);
    for (const row of own === null ? leasesOfMany(act, incident.id, leases) : [own]) {
      const { target, effect } = row;
      changeLease(row, 'handed-over', leases, out);
      orders.pin({ target, effect, by, reason, sinceMs: t, untilMs: t + PIN_MS, handedOverTo: to });
    }
  }
  out.changed(incident);
  settle(incident, desk);
  return true;
}

/** Its undo was decided, and has neither come through nor been handed over. */
function isToHandOver({ mode, undo }: ActState): boolean {
  return mode === 'live' && undo !== null && undo.status !== 'succeeded' && undo.handedOver === undefined;
}
