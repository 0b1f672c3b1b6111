import type { Truth } from '../../rules/truth.ts';
import type { Question } from '../check/question.ts';
import { absentFacts } from '../check/snapshot.ts';
import { truthOf } from '../check/truth-of.ts';
import type { Facts } from '../facts.ts';
import { stepCourse } from './course.ts';
import type { Desk } from './desk.ts';
import { dropHold, slotOf, stepHolds } from './hold-clock.ts';
import { type Incident, instanceOf } from './incident.ts';
import { factsUnderOwnActs } from './own-act.ts';
import { judgeSanity } from './sanity-watch.ts';
import { settle } from './settlement.ts';
import { pruneLedger } from './tally.ts';
import type { Slot, Watch } from './watch.ts';

/** An instance on which something may happen at this instant. */
interface Due {
  readonly key: string;
  readonly facts: Facts;
  readonly trigger: Truth;
  readonly recovery: Truth;
  /** Truths of the holds at this instant. */
  readonly holds: ReadonlyMap<string, Truth>;
}

/**
 * Judges every instance of a playbook at one instant: cheap truth for all, then, in order of their keys, a step for
 * those with an edge or an incident.
 *
 * @returns incidents whose bodies have something to do now
 */
export async function judgeInstances(
  watch: Watch,
  atMs: number,
  instances: ReadonlyMap<string, Facts>,
  desk: Desk,
): Promise<readonly Incident[]> {
  const due: Due[] = [];
  for (const [key, facts] of instances) look(key, facts, watch, desk, due);
  if (watch.slots.size > 0) {
    for (const key of [...watch.slots.keys()])
      if (!instances.has(key)) look(key, absentFacts(atMs), watch, desk, due);
  }
  due.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (watch.taken.length > 0) judgeSanity(watch, firingAmong(due, watch), atMs, desk);
  const begun: Incident[] = [];
  for (const { key, facts, trigger, recovery, holds } of due) {
    const question = questionOver(facts, holds, watch);
    const slot = slotOf(watch, key);
    const incident = await stepCourse({ slot, watch, desk, question, trigger, recovery });
    if (incident !== null) begun.push(incident);
    tidy(slot, watch, atMs, desk);
  }
  pruneLedger(watch, atMs, desk.out);
  return begun;
}

/** Those whose trigger is true and that nothing of the author's forbids: what is under maintenance fires nothing. */
function firingAmong(due: readonly Due[], watch: Watch): readonly string[] {
  const isFiring = ({ facts, holds, trigger }: Due): boolean =>
    trigger === true &&
    !watch.playbook.unless.some(
      (condition) => truthOf(condition, questionOver(facts, holds, watch)) === true,
    );
  return due.filter(isFiring).map(({ key }) => key);
}

/** The hot path: every instance at every instant. */
function look(key: string, facts: Facts, watch: Watch, desk: Desk, due: Due[]): void {
  const { question, holdTruths } = watch;
  question.facts = facts;
  if (watch.holds.length > 0) stepHolds(watch.holds, key, watch, desk.out);
  const trigger = truthOf(watch.playbook.trigger, question);
  const slot = watch.slots.get(key);
  const incident = slot?.incident ?? null;
  if (incident === null) {
    if (trigger === true) due.push({ key, facts, trigger, recovery: null, holds: new Map(holdTruths) });
    else if (slot?.holds.size === 0) watch.slots.delete(key);
    return;
  }
  const recovery = isOpen(incident) ? recoveryNow(key, watch, desk) : null;
  due.push({ key, facts, trigger, recovery, holds: new Map(holdTruths) });
}

/** Recovery is asked while an incident is open; its holds run only then. */
function recoveryNow(key: string, watch: Watch, desk: Desk): Truth {
  const { question, playbook, recoveryTopics } = watch;
  const { facts } = question;
  if (recoveryTopics.size > 0 && playbook.by.length > 0 && desk.influencing().length > 0)
    question.facts = factsUnderOwnActs(facts, instanceOf(playbook.by, key), desk);
  stepHolds(watch.recoveryHolds, key, watch, desk.out);
  const truth = truthOf(watch.recovery, question);
  question.facts = facts;
  return truth;
}

function isOpen(incident: Incident): boolean {
  return incident.recoveredMs === null && incident.phase !== 'held' && incident.phase !== 'closed';
}

/** After a step: ends holds of a recovery that was reached, shadow acts at their longest time, and old incidents. */
function tidy(slot: Slot, watch: Watch, atMs: number, desk: Desk): void {
  const { incident } = slot;
  if (incident === null) return;
  capShadow(incident, atMs, desk);
  if (!isOpen(incident)) for (const hold of watch.recoveryHolds) dropHold(hold.id, slot, watch, desk.out);
  const closedMs = incident.closedMs;
  const isOver = closedMs !== null && incident.rearmed && !owesUndo(incident);
  if (isOver && atMs - closedMs > (watch.playbook.cooldownMs ?? 0)) {
    slot.incident = null;
    watch.asked = watch.asked.filter(({ ask }) => atMs - ask.t <= (watch.playbook.cooldownMs ?? 0));
    if (slot.holds.size === 0) watch.slots.delete(slot.key);
  }
}

/** What it applied could not be taken back: a person may yet have it tried again (R18). */
function owesUndo({ acts }: Incident): boolean {
  return acts.some(({ mode, undo }) => mode === 'live' && undo !== null && undo.status !== 'succeeded');
}

/** A shadow act has no lease whose end the store could tell of; event time stands in (R24). */
function capShadow(incident: Incident, atMs: number, desk: Desk): void {
  let ended = false;
  for (const act of incident.acts) {
    const afterMs = act.lease?.afterMs ?? null;
    if (act.mode !== 'shadow' || afterMs === null || act.undo !== null || act.capped) continue;
    if (atMs < act.t + afterMs) continue;
    act.capped = true;
    ended = true;
  }
  if (!ended || incident.phase === 'closed') return;
  desk.out.changed(incident);
  settle(incident, desk);
}

function questionOver(facts: Facts, holds: ReadonlyMap<string, Truth>, watch: Watch): Question {
  return { ...watch.question, facts, hold: (id) => holds.get(id) ?? null };
}
