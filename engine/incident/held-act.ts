import type { Truth } from '../../rules/truth.ts';
import type { Evidence } from '../evidence.ts';
import { isNight } from '../plan/contact.ts';
import type { Skip } from '../plan/skip.ts';
import type { Desk } from './desk.ts';
import type { HeldAct, Incident } from './incident.ts';
import type { Watch } from './watch.ts';

/** A statement that would act, as decisions name it. */
export interface Withheld {
  readonly path: string;
  readonly run: string;
  readonly verb: string;
  readonly target: string;
}

/**
 * An act that must not be done now: it waits until a latch is reset, a source is heard, the morning comes. What is true at one instant only is passed by instead,
 * since nothing can be looked at again.
 */
export function holdAct(
  { path, ...act }: Withheld,
  { reason, words, wordsKo }: Skip,
  evidence: Evidence | null,
  incident: Incident,
  { playbook }: Watch,
  desk: Desk & { readonly atMs: number },
): 'waiting' | 'done' {
  const isHeld = !playbook.closesWithBody;
  const known = heldActOf(path, incident);
  if (isHeld && known?.letGoMs === null) return 'waiting';
  const untilMorning = reason === 'contact-hours' ? { untilMorning: true } : {};
  if (isHeld)
    incident.heldActs = {
      ...incident.heldActs,
      [path]: { flap: incident.flaps, letGoMs: null, ...untilMorning },
    };
  else incident.passed[path] = true;
  desk.out.decide(incident, desk.atMs, isHeld ? 'held' : 'skipped', {
    step: path,
    detail: { ...act, reason, words, ...(wordsKo === undefined ? {} : { wordsKo }) },
    evidence,
  });
  return isHeld ? 'waiting' : 'done';
}

/** How a statement of this passage is held; null: it is not. */
export function heldActOf(path: string, { heldActs, flaps }: Incident): HeldAct | null {
  const held = heldActs?.[path];
  return held === undefined || held.flap !== flaps ? null : held;
}

/**
 * Lets go what was held, once somebody has reset the latch, its sources are heard or the morning has come, and what
 * started the incident is true.
 *
 * @returns  whether the body has something to do now
 */
export function stepHeldActs(
  incident: Incident,
  atMs: number,
  trigger: Truth,
  { playbook }: Watch,
  { latches, out, bundle }: Desk,
): boolean {
  if (incident.heldActs === undefined || trigger !== true || latches.on(playbook.name) !== null) return false;
  let goesOn = false;
  for (const [path, held] of Object.entries(incident.heldActs)) {
    if (held.letGoMs !== null || held.flap !== incident.flaps) continue;
    if (held.untilMorning === true && isNight(bundle.zone, atMs)) continue;
    held.letGoMs = atMs;
    incident.ended = { ...incident.ended, [path]: atMs };
    out.decide(incident, atMs, 'released', { step: path });
    goesOn = true;
  }
  return goesOn;
}
