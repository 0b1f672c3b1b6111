import type { Detector } from '../window.ts';
import { models } from './list.ts';
import type { Watch } from './series.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Times at which windows may be judged: whole slots of the history that divide a day, minutes. */
const STEPS = [10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1_440];

/** How often a window is judged, ms: as soon as the one judged before has left it, at the earliest every ten minutes. */
export function stepOf(windowMs: number): number {
  return (STEPS.find((minutes) => minutes * MINUTE_MS >= windowMs) ?? 1_440) * MINUTE_MS;
}

/** What a detector does with a window of that length: steps are the slots of a day, and days those of a cycle. */
export function watchOf({ model: name, sensitivity, cycle }: Detector, windowMs: number): Watch<unknown> {
  const perDay = DAY_MS / stepOf(windowMs);
  const model = models.find((one) => one.name === name) as Watch<unknown>['model'];
  return { model, windowsPerWeek: 7 * perDay, slots: cycle === 'week' ? 7 * perDay : perDay, sensitivity };
}

/**
 * The slot of a window that ends at `atMs`, by the wall clock.
 *
 * @param offsetMs  of the zone from UTC, where the window began
 */
export function slotOfWindow(
  { slots }: Watch<unknown>,
  windowMs: number,
  atMs: number,
  offsetMs: number,
): number {
  const stepMs = stepOf(windowMs);
  return Math.floor((atMs - stepMs + offsetMs) / stepMs) % slots;
}
