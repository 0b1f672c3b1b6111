import { type BoundEvent, withEvent } from '../bound-event.ts';
import { truthOf } from '../check/truth-of.ts';
import type { Facts } from '../facts.ts';
import type { Arrival } from '../window/occasions.ts';
import { stepCourse } from './course.ts';
import type { Desk } from './desk.ts';
import { stepExpected } from './expected-effect.ts';
import { slotOf } from './hold-clock.ts';
import { holdingWhole } from './holding.ts';
import type { Incident } from './incident.ts';
import { close } from './settlement.ts';
import { stepTracks } from './track.ts';
import { stepWaiting } from './wait.ts';
import type { Slot, Watch } from './watch.ts';

/** How long an occasion waits for what holds it back (R6), ms of event time. */
export const LONGEST_HELD_MS = 86_400_000;
const TOO_LATE = {
  words: 'what held it back did not end within 24h, and it is too late for it now',
  wordsKo: '24시간 안에 보류가 풀리지 않아 이제는 늦음',
} as const;
/**
 * Held occasions that are let go at one instant: what waited all night does not leave as one flood (R6). A pane is
 * ten seconds, so it is 300 a minute.
 */
export const RELEASED_AT_ONCE = 50;

/**
 * One instant of a playbook that is about events: each arrival is an instance of its own, whose incident opens, or is
 * held; those that are held are let go in the order in which they came.
 *
 * @param factsOf  facts of an instance at this instant
 * @returns incidents whose bodies have something to do now
 */
export async function judgeOccasions(
  watch: Watch,
  atMs: number,
  arrivals: readonly Arrival[],
  factsOf: (key: string) => Facts,
  desk: Desk,
): Promise<readonly Incident[]> {
  const begun = await releaseHeld(watch, atMs, factsOf, desk);
  for (const { key, event } of arrivals) {
    const slotKey = occasionKey(key, event);
    if (watch.slots.has(slotKey)) continue;
    const facts = withEvent(factsOf(key), event);
    const incident = await stepOccasion(slotOf(watch, slotKey), facts, watch, desk, event);
    if (incident !== null) begun.push(incident);
    const slot = slotOf(watch, slotKey);
    if (slot.incident === null) watch.slots.delete(slotKey);
    else if (slot.incident.phase === 'held') watch.held.set(slot.incident.id, slot);
  }
  const factsAt = (slot: Slot): Facts => {
    const facts = factsOf(instanceKey(slot.key, watch));
    const event = slot.incident?.event;
    return event === undefined ? facts : withEvent(facts, event);
  };
  const tracked = stepTracks(watch, atMs, factsAt, desk);
  const expected = await stepExpected(watch, factsAt, desk);
  const waited = stepWaiting(watch, factsAt, desk);
  return [...new Set([...begun, ...tracked, ...expected, ...waited])];
}

/** Name of an occasion among a playbook's slots: its instance, and its event. */
function occasionKey(key: string, { timeMs, key: name }: BoundEvent): string {
  return `${key}\u001f${timeMs}\u001f${name}`;
}

async function stepOccasion(
  slot: Slot,
  facts: Facts,
  watch: Watch,
  desk: Desk,
  event: BoundEvent,
): Promise<Incident | null> {
  const question = { ...watch.question, facts };
  const trigger = truthOf(watch.playbook.trigger, question);
  return stepCourse({ slot, watch, desk, question, trigger, recovery: null, event });
}

/** What is held is asked in the order in which it came, and while the calendar forbids all of it only the oldest is. */
async function releaseHeld(
  watch: Watch,
  atMs: number,
  factsOf: (key: string) => Facts,
  desk: Desk,
): Promise<Incident[]> {
  const released: Incident[] = [];
  const isHeldWhole = holdingWhole(watch, atMs, desk) !== null;
  for (const [id, slot] of watch.held) {
    const incident = slot.incident as Incident;
    const event = incident.event as BoundEvent;
    if (atMs - incident.openedMs > LONGEST_HELD_MS) {
      desk.out.decide(incident, atMs, 'skipped', { detail: { reason: 'deadline', ...TOO_LATE } });
      close(incident, desk, atMs);
    } else {
      if (isHeldWhole || released.length >= RELEASED_AT_ONCE) break;
      const facts = withEvent(factsOf(instanceKey(slot.key, watch)), event);
      const forbidding = watch.playbook.unless.find(
        (condition) => truthOf(condition, { ...watch.question, facts }) === true,
      );
      if (forbidding?.kind === 'during') break;
      if (forbidding !== undefined) continue;
      const begun = await stepOccasion(slot, facts, watch, desk, event);
      if (begun === null && incident.phase === 'held') continue;
      if (begun !== null) released.push(begun);
    }
    watch.held.delete(id);
    if (incident.phase === 'closed') watch.slots.delete(slot.key);
  }
  return released;
}

/** The instance's own key again, without its event. */
function instanceKey(slotKey: string, { playbook }: Watch): string {
  return slotKey.split('\u001f').slice(0, playbook.by.length).join('\u001f');
}

/** What is over is not remembered: every event is an occasion of its own, and none comes twice. */
export function forgetClosed(watch: Watch, incidents: Iterable<Incident>): void {
  if (watch.playbook.occasion === undefined) return;
  for (const incident of incidents) if (incident.phase === 'closed') watch.slots.delete(incident.key);
}
