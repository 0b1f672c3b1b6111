import { shortId } from '../../rules/canonical.ts';
import type { Step } from '../../rules/playbook.ts';
import type { Json } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { TimerPayload } from '../timer.ts';
import { datedIn } from './dating.ts';
import type { Desk } from './desk.ts';
import type { Incident, WaitState } from './incident.ts';
import type { Look } from './instance-look.ts';
import { momentAt } from './moment.ts';
import { inOrder } from './track.ts';
import type { Slot, Watch } from './watch.ts';

/**
 * `wait 10m`: by the effect clock (R2), with a timer that comes back through the inbox. What follows is dated, and reads
 * the numbers of, the instant of event time at which it ends: both must have come, so that simulate and run agree.
 */
export function runWait(
  step: Extract<Step, { kind: 'wait' }>,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): 'waiting' | 'done' {
  const known = incident.waits?.[step.path];
  if (known !== undefined) return isOver(known) ? 'done' : 'waiting';
  const t = datedIn(incident, desk);
  const isLive = watch.playbook.mode === 'live';
  const timer = isLive ? shortId(['timer', incident.id, step.path, incident.flaps]) : null;
  const wait: WaitState = { timer, dueMs: t + step.ms, rung: !isLive, moment: null };
  incident.waits = { ...incident.waits, [step.path]: wait };
  if (timer !== null)
    desk.out.timer({
      id: timer,
      incident: incident.id,
      path: step.path,
      kind: 'wait',
      dueMs: desk.nowMs + step.ms,
    });
  noteWaiting(incident, watch);
  desk.out.decide(incident, t, 'waits', { step: step.path, detail: { forMs: step.ms } });
  return 'waiting';
}

/** A timer has rung. False where nobody waits for it. */
export function takeTimer(incident: Incident, payload: Json, desk: Desk): boolean {
  const { timer, path } = payload as unknown as TimerPayload;
  const wait = incident.waits?.[path];
  if (wait === undefined || wait.timer !== timer || wait.rung || incident.phase === 'closed') return false;
  wait.rung = true;
  desk.out.changed(incident);
  end(path, wait, incident);
  return isOver(wait);
}

/**
 * Keeps what is known at the instants where waits end.
 *
 * @returns  whether the body has something to do now
 */
export function stepWaits(incident: Incident, look: Look): boolean {
  let goesOn = false;
  for (const [path, wait] of Object.entries(incident.waits ?? {})) {
    if (wait.moment !== null || look.question.facts.atMs < wait.dueMs) continue;
    wait.moment = momentAt(look);
    look.desk.out.changed(incident);
    end(path, wait, incident);
    goesOn ||= isOver(wait);
  }
  return goesOn;
}

/** Whether an instant is still to come at which a wait of it ends. */
export function isWaiting({ phase, waits }: Incident): boolean {
  return phase !== 'closed' && Object.values(waits ?? {}).some(({ moment }) => moment === null);
}

/** Keeps an incident about an event in mind while it waits: no event of its own brings it back. */
function noteWaiting(incident: Incident, watch: Watch): void {
  const slot = watch.slots.get(incident.key);
  if (watch.playbook.occasion !== undefined && slot !== undefined) watch.waiting.set(incident.id, slot);
}

/** The waits of incidents about events that end at an instant; those whose body has something to do now. */
export function stepWaiting(watch: Watch, factsOf: (slot: Slot) => Facts, desk: Desk): readonly Incident[] {
  const goOn: Incident[] = [];
  for (const [id, slot] of inOrder(watch.waiting)) {
    const incident = slot.incident as Incident;
    const question = { ...watch.question, facts: factsOf(slot) };
    if (
      isWaiting(incident) &&
      stepWaits(incident, { slot, watch, desk, question, trigger: null, recovery: null })
    )
      goOn.push(incident);
    if (!isWaiting(incident)) watch.waiting.delete(id);
  }
  return goOn;
}

/** Recovery was first: nobody waits any more, and a reopening begins the wait anew (R8). */
export function dropWaits(incident: Incident, desk: Desk): void {
  const all = Object.entries(incident.waits ?? {});
  incident.waits = Object.fromEntries(all.filter(([, wait]) => isOver(wait)));
  for (const [, wait] of all) if (!isOver(wait) && wait.timer !== null) desk.out.dropTimer(wait.timer);
}

function isOver({ rung, moment }: WaitState): boolean {
  return rung && moment !== null;
}

function end(path: string, wait: WaitState, incident: Incident): void {
  if (wait.rung && wait.moment !== null) incident.ended = { ...incident.ended, [path]: wait.moment.bodyMs };
}
