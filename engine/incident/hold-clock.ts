import type { Truth } from '../../rules/truth.ts';
import type { Question } from '../check/question.ts';
import type { HoldCondition } from '../check/root.ts';
import { truthOf } from '../check/truth-of.ts';
import { type Hold, holdTruth, stepHold } from '../hold.ts';
import { stepFollowed, stepNotFollowed } from '../sequence.ts';
import { instanceText } from './incident.ts';
import type { Outbound } from './outbound.ts';
import type { Slot, Watch } from './watch.ts';

/**
 * Steps holds and sequences of one instance at the instant of `watch.question`, inner ones before outer ones, leaves their truths
 * in `watch.holdTruths`, and writes what changed. Where nothing has elapsed nothing is kept, and no slot is made.
 */
export function stepHolds(holds: readonly HoldCondition[], key: string, watch: Watch, out: Outbound): void {
  for (const hold of holds) {
    const was = watch.slots.get(key)?.holds.get(hold.id) ?? null;
    const { hold: now, truth } = stepped(hold, was, watch.question);
    watch.holdTruths.set(hold.id, truth);
    if (now !== null) {
      const slot = slotOf(watch, key);
      slot.holds.set(hold.id, now);
      out.hold({ playbook: watch.playbook.name, instance: slot.instance, id: hold.id, ...now });
    } else if (was !== null) {
      dropHold(hold.id, slotOf(watch, key), watch, out);
    }
  }
}

/** The clock of one node after this instant, and what it says there. */
export function stepped(
  node: HoldCondition,
  was: Hold | null,
  question: Question,
): { readonly hold: Hold | null; readonly truth: Truth } {
  const { atMs } = question.facts;
  if (node.kind === 'hold') {
    const inner = truthOf(node.of, question);
    const hold = stepHold(was, inner, atMs, node.forMs);
    return { hold, truth: holdTruth(hold, inner, node.forMs) };
  }
  const truths = { first: truthOf(node.first, question), second: truthOf(node.second, question) };
  return (node.not ? stepNotFollowed : stepFollowed)(was, truths, atMs, node.withinMs);
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
