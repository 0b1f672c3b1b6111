import { compare } from '../../rules/comparison.ts';
import type { Step, Track } from '../../rules/playbook.ts';
import { dosIn, statementsIn } from '../check/root.ts';
import type { Facts } from '../facts.ts';
import { targetOf } from '../plan/act.ts';
import type { Skip } from '../plan/skip.ts';
import { isHeldOut } from '../track/holdout.ts';
import { datedIn } from './dating.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import type { Slot, Watch } from './watch.ts';

/** What is told of a target that is left out to be compared with. */
export const HELD_OUT: Skip = {
  reason: 'holdout',
  words: 'held out at random, to be compared with those who are reached',
  wordsKo: '비교하려고 무작위로 남겨 둔 대상',
};

/** A statement that tracks, and the acts of its block: what is held out gets none of them. */
export interface TrackedBlock {
  readonly track: Track;
  readonly acts: ReadonlySet<string>;
}

/** Every statement of a body that tracks, with the acts beside it and inside of what is beside it. */
export function trackedBlocks(block: readonly Step[]): readonly TrackedBlock[] {
  const acts = new Set(dosIn(block.filter(({ kind }) => kind !== 'expect')).map(({ path }) => path));
  return statementsIn(block)
    .filter((step) => step.kind === 'track')
    .map((track) => ({ track, acts }));
}

/** Whether an act is left undone because its target is held out (the draw is sticky: the same in every incident). */
export function isLeftOut(path: string, incident: Incident, { tracked }: Watch): boolean {
  const target = targetOf(incident.instance);
  return tracked.some(
    ({ track, acts }) =>
      track.holdoutRatio !== null &&
      acts.has(path) &&
      isHeldOut(incident.playbook, target, track.holdoutRatio),
  );
}

/**
 * Begins to track, the first time its statement is reached: a target that was reached, or would have been and is held
 * out. One that a limit kept from being reached is on neither side, and one that is tracked already is not twice.
 */
export function runTrack(step: Track, incident: Incident, watch: Watch, desk: Desk): 'done' {
  if (incident.passed[step.path] === true || incident.tracks?.[step.path] !== undefined) return 'done';
  const block = watch.tracked.find(({ track }) => track.path === step.path);
  const acts = block?.acts ?? new Set();
  const atMs = datedIn(incident, desk);
  const target = targetOf(incident.instance);
  const wasReached = acts.size === 0 || incident.acts.some(({ path }) => acts.has(path));
  const leave = (skip: Skip): 'done' => {
    incident.passed[step.path] = true;
    desk.out.decide(incident, atMs, 'skipped', { step: step.path, detail: { target, ...skip } });
    return 'done';
  };
  if (!wasReached && incident.heldOut !== true)
    return leave({ reason: 'not-reached', words: 'it was not reached, so there is nothing to track' });
  if (isTrackedElsewhere(step.path, incident, watch))
    return leave({ reason: 'tracked', words: 'it is tracked already, since an earlier event' });
  const side = incident.heldOut === true ? 'heldOut' : 'reached';
  const dueMs = atMs + step.forMs;
  incident.tracks = { ...incident.tracks, [step.path]: { side, dueMs, value: null, status: 'open' } };
  desk.out.decide(incident, atMs, 'tracked', { step: step.path, detail: { target, side, dueMs } });
  watchTracks(watch.slots.get(incident.key), watch);
  return 'done';
}

/** Whether the time of something that is tracked has still to pass. */
export function isTracking({ tracks }: Incident): boolean {
  return Object.values(tracks ?? {}).some(({ status }) => status === 'open');
}

/** Keeps a slot in mind while anything of its incident is tracked. */
export function watchTracks(slot: Slot | undefined, watch: Watch): void {
  if (slot?.incident === undefined || slot.incident === null || !isTracking(slot.incident)) return;
  watch.tracking.set(slot.incident.id, slot);
  watch.targets.add(targetOf(slot.incident.instance));
  for (const { status, dueMs } of Object.values(slot.incident.tracks ?? {}))
    if (status === 'open') watch.nextTrackMs = Math.min(watch.nextTrackMs, dueMs);
}

/**
 * Reads the metric of every target whose time has passed at an instant, each over the metric's own window, and adds it
 * to its side. A value that nobody knows is on neither side.
 *
 * @returns  incidents that may have ended with it
 */
export function stepTracks(
  watch: Watch,
  atMs: number,
  factsOf: (slot: Slot) => Facts,
  desk: Desk,
): readonly Incident[] {
  if (atMs < watch.nextTrackMs) return [];
  const ended: Incident[] = [];
  watch.nextTrackMs = Number.POSITIVE_INFINITY;
  // In the order of their keys, as a restart would have it (E7).
  for (const [id, slot] of inOrder(watch.tracking)) {
    const incident = slot.incident as Incident;
    for (const { track } of watch.tracked) {
      const state = incident.tracks?.[track.path];
      if (state?.status !== 'open' || atMs < state.dueMs) continue;
      const read = valueIn(track, factsOf(slot));
      state.status = 'ended';
      state.value = read;
      if (read !== null) watch.effects.add(track.path, state.side, read);
      const detail = { target: targetOf(incident.instance), side: state.side, value: read };
      desk.out.decide(incident, atMs, 'tracked', { step: track.path, detail });
    }
    if (isTracking(incident)) watchTracks(slot, watch);
    else {
      watch.tracking.delete(id);
      watch.targets.delete(targetOf(incident.instance));
      ended.push(incident);
    }
  }
  return ended;
}

/** Slots by the names of their events. */
export function inOrder(slots: ReadonlyMap<string, Slot>): readonly (readonly [id: string, slot: Slot])[] {
  return [...slots].sort(([, a], [, b]) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** 1 or 0 where a share is tracked. Nothing that happened to a target is a count of nothing: its source was read. */
function valueIn({ window, pass, countsFromZero }: Track, facts: Facts): number | null {
  const reading = facts.window(window);
  const isNone = !reading.known && (reading.why === 'no-series' || reading.why === 'no-samples');
  const value = reading.known ? reading.value : isNone && countsFromZero ? 0 : null;
  if (value === null || !Number.isFinite(value)) return null;
  return pass === null ? value : compare(value, pass.op, pass.value) ? 1 : 0;
}

function isTrackedElsewhere(path: string, incident: Incident, watch: Watch): boolean {
  const target = targetOf(incident.instance);
  if (!watch.targets.has(target)) return false;
  return [...watch.tracking.values()].some(
    ({ incident: other }) =>
      other !== null &&
      other.id !== incident.id &&
      targetOf(other.instance) === target &&
      other.tracks?.[path]?.status === 'open',
  );
}
