import type { HoldCondition } from '../check/root.ts';
import { truthOf } from '../check/truth-of.ts';
import { holdTruth, stepHold } from '../hold.ts';
import { instanceText } from './incident.ts';
import type { Outbound } from './outbound.ts';
import type { Slot, Watch } from './watch.ts';

/**
 * Steps holds of one instance at the instant of `watch.question`, inner ones before outer ones, leaves their truths
 * in `watch.holdTruths`, and writes what changed. Where nothing has elapsed nothing is kept, and no slot is made.
 */
export function stepHolds(holds: readonly HoldCondition[], key: string, watch: Watch, out: Outbound): void {
  const { atMs } = watch.question.facts;
  for (const hold of holds) {
    const inner = truthOf(hold.of, watch.question);
    const was = watch.slots.get(key)?.holds.get(hold.id) ?? null;
    const now = stepHold(was, inner, atMs, hold.forMs);
    watch.holdTruths.set(hold.id, holdTruth(now, inner, hold.forMs));
    if (now !== null) {
      const slot = slotOf(watch, key);
      slot.holds.set(hold.id, now);
      out.hold({ playbook: watch.playbook.name, instance: slot.instance, id: hold.id, ...now });
    } else if (was !== null) {
      dropHold(hold.id, slotOf(watch, key), watch, out);
    }
  }
}

/** Forgets a hold: it was reset, or what it was for has ended. */
export function dropHold(id: string, slot: Slot, watch: Watch, out: Outbound): void {
  if (slot.holds.delete(id)) out.dropHold(watch.playbook.name, slot.instance, id);
}

/** The slot of an instance, made where there is none. */
export function slotOf(watch: Watch, key: string): Slot {
  const known = watch.slots.get(key);
  if (known !== undefined) return known;
  const slot: Slot = {
    key,
    instance: instanceText(watch.playbook.by, key),
    holds: new Map(),
    incident: null,
  };
  watch.slots.set(key, slot);
  return slot;
}
