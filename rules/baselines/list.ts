import type { Baseline } from '../window.ts';
import type { Past, Usual } from './baseline.ts';
import { previous } from './previous.ts';
import { sameTime } from './same-time.ts';

/** Every baseline that runs, in the order of the reference. */
export const baselines = [previous, sameTime] as const;

/** What a baseline says is usual for the window that ends at `atMs`, or null. */
export function usualOf(baseline: Baseline, past: Past, windowMs: number, atMs: number): Usual | null {
  return baseline.kind === 'previous'
    ? previous.usual(baseline, past, windowMs, atMs)
    : sameTime.usual(baseline, past, windowMs, atMs);
}

/** How far before a window a baseline may look, ms. */
export function reachOf(baseline: Baseline): number {
  return baseline.kind === 'previous' ? previous.reachMs(baseline) : sameTime.reachMs(baseline);
}
