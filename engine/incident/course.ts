import { rootName } from '../check/root.ts';
import type { Verdicts } from '../check/rules-engine.ts';
import type { Evidence, LeafEvidence } from '../evidence.ts';
import { shownInstance } from '../plan/private.ts';
import { stepAsks, withdrawAsks } from './ask.ts';
import { evidenceOf } from './desk.ts';
import { recoverExpects, reopenExpects, stepExpects } from './expectation.ts';
import { staleAt } from './freshness.ts';
import { stepHeldActs } from './held-act.ts';
import { holdingNow } from './holding.ts';
import { firstActMs, type Incident, instanceOf, isAsking, newIncident } from './incident.ts';
import { judgeLook, type Look } from './instance-look.ts';
import { momentAt } from './moment.ts';
import { close, settle } from './settlement.ts';
import { stepRaises } from './severity.ts';
import { dropWaits, stepWaits } from './wait.ts';

/** Checks repeat this often while an incident is open (R12). */
const REPEAT_MS = 600_000;

/**
 * One instant in the course of an incident: opens, holds, releases, reopens, recovers or asks again.
 *
 * @returns the incident whose body has something to do now, or null
 */
export async function stepCourse(look: Look): Promise<Incident | null> {
  const { incident } = look.slot;
  if (incident === null) return look.trigger === true ? begin(look, null) : null;
  if (incident.phase === 'held') return stepHeld(incident, look);
  if (incident.phase === 'closed' || incident.recoveredMs !== null) return stepAfter(incident, look);
  const missed = await stepExpects(incident, look);
  if (look.recovery === true && !look.watch.playbook.closesWithBody) return recover(incident, look);
  const raised = await stepRaises(incident, look);
  const waited = stepWaits(incident, look);
  const { watch, desk, question } = look;
  const { atMs } = question.facts;
  // What is decided on old numbers is not let go: it waits as if nobody knew the trigger.
  const trigger = staleAt(watch, atMs, desk) === null ? look.trigger : null;
  const answered = stepAsks(incident, atMs, trigger, desk);
  const letGo = stepHeldActs(incident, atMs, trigger, watch, desk);
  return repeatChecks(incident, raised, look) ?? (missed || waited || answered || letGo ? incident : null);
}

/** An edge: a new incident, or the last one once more; `unless` may hold it back (R6). */
async function begin(look: Look, again: Incident | null): Promise<Incident | null> {
  const { watch, slot, desk, question } = look;
  const atMs = question.facts.atMs;
  const verdicts = await judgeLook([watch.playbook.trigger, ...watch.playbook.unless], look);
  if (verdicts.truths.get(rootName.trigger) !== true) return null;
  const forbids = holdingNow(watch, verdicts, atMs, look.slot.key, desk);
  // Undos of the last time are still under way: it is looked at again until they are done or it is released.
  if (forbids !== null && again !== null && again.phase !== 'closed') return null;
  const instance = shownInstance(instanceOf(watch.playbook.by, slot.key), watch.hidden);
  const incident = again ?? newIncident(watch.playbook.name, instance, slot.key, atMs, look.event);
  slot.incident = incident;
  if (forbids === null) return fire(incident, verdicts, look);
  const { reason, words, wordsKo } = forbids;
  const detail = { reason, words, ...(wordsKo === undefined ? {} : { wordsKo }) };
  incident.phase = 'held';
  incident.closedMs = null;
  desk.out.decide(incident, atMs, 'held', {
    detail,
    evidence: forbids.evidence,
  });
  return null;
}

/** Looked at again at every instant: fires when released if it is still true. */
async function stepHeld(incident: Incident, look: Look): Promise<Incident | null> {
  const { watch, desk, question, trigger } = look;
  const atMs = question.facts.atMs;
  if (trigger === false) {
    close(incident, desk, atMs);
    incident.rearmed = true;
    return null;
  }
  if (trigger !== true) return null;
  const verdicts = await judgeLook([watch.playbook.trigger, ...watch.playbook.unless], look);
  if (
    verdicts.truths.get(rootName.trigger) !== true ||
    holdingNow(watch, verdicts, atMs, look.slot.key, desk) !== null
  )
    return null;
  desk.out.decide(incident, atMs, 'released', { detail: { heldMs: atMs - incident.openedMs } });
  return fire(incident, verdicts, look);
}

/** Recovered or closed: the next edge reopens it within its cooldown, or begins a new one (R8). */
async function stepAfter(incident: Incident, look: Look): Promise<Incident | null> {
  const { desk, watch, question, trigger } = look;
  if (!incident.rearmed) {
    if (trigger === false) {
      incident.rearmed = true;
      desk.out.changed(incident);
    }
    return null;
  }
  if (trigger !== true) return null;
  const begunMs = firstActMs(incident);
  const { cooldownMs } = watch.playbook;
  const cooling = cooldownMs !== null && begunMs !== null && question.facts.atMs < begunMs + cooldownMs;
  // While its undos are under way it has not ended, cooldown or not.
  return begin(look, cooling || incident.phase !== 'closed' ? incident : null);
}

function fire(incident: Incident, verdicts: Verdicts, look: Look): Incident {
  const { watch, desk, question } = look;
  const { playbook } = watch;
  const atMs = question.facts.atMs;
  const evidence = evidenceOf(playbook.trigger, verdicts, watch);
  const first = incident.firedMs === null;
  if (!first) {
    incident.flaps += 1;
    reopenExpects(incident);
    delete incident.acknowledged;
  }
  incident.phase = 'firing';
  incident.firedMs = atMs;
  incident.recoveredMs = null;
  incident.closedMs = null;
  incident.trigger = watch.changing === null ? null : leafIn(evidence, watch.changing.id);
  newRound(incident, look);
  desk.out.decide(incident, atMs, first ? 'opened' : 'reopened', {
    detail: first
      ? {
          title: playbook.title,
          severity: playbook.severity,
          owner: playbook.owner,
          runbook: playbook.runbook,
          mode: playbook.mode,
          place: playbook.place,
        }
      : { flap: incident.flaps },
    evidence,
  });
  return incident;
}

async function recover(incident: Incident, look: Look): Promise<null> {
  const { watch, desk, question } = look;
  const atMs = question.facts.atMs;
  const verdicts = await judgeLook([watch.recovery], look);
  if (verdicts.truths.get(rootName.recovered) !== true) return null;
  incident.recoveredMs = atMs;
  incident.rearmed = look.trigger === false;
  incident.phase = 'watching';
  recoverExpects(incident, look);
  desk.out.decide(incident, atMs, 'recovered', {
    detail: { openMs: atMs - incident.openedMs, mode: watch.playbook.mode },
    evidence: evidenceOf(watch.recovery, verdicts, watch),
  });
  for (const act of incident.acts) if (act.status === 'outstanding') desk.out.cancel(act.key);
  withdrawAsks(incident, desk);
  dropWaits(incident, desk);
  settle(incident, desk);
  return null;
}

/** R12: asks again every 10 minutes, and when it was raised, so that a cause that becomes true later can run its branch once. */
function repeatChecks(incident: Incident, raised: boolean, look: Look): Incident | null {
  const { watch, question, desk } = look;
  const atMs = question.facts.atMs;
  if (watch.causes.length === 0 || isAsking(incident)) return null;
  if (!raised && atMs - incident.bodyMs < REPEAT_MS) return null;
  newRound(incident, look);
  desk.out.changed(incident);
  return incident;
}

/** The body's numbers are those of this instant from now on, and its probes are asked anew. */
function newRound(incident: Incident, look: Look): void {
  const { watch, desk } = look;
  incident.round += 1;
  Object.assign(incident, momentAt(look));
  for (const { kind } of watch.taken) {
    const count = desk.populationAt(kind, watch.playbook, incident.bodyMs);
    incident.populations = { ...incident.populations, [kind]: count };
  }
  for (const audience of watch.audiences) desk.selections.freeze(audience, incident, incident.bodyMs);
}

function leafIn(evidence: Evidence, id: string): LeafEvidence | null {
  switch (evidence.kind) {
    case 'leaf':
      return evidence.id === id ? evidence : null;
    case 'hold':
      return leafIn(evidence.of, id);
    default: {
      for (const part of evidence.of) {
        const found = leafIn(part, id);
        if (found !== null) return found;
      }
      return null;
    }
  }
}
