import type { Baseline, PastBaseline } from '../window.ts';
import type { Past, Usual } from './baseline.ts';
import { previous } from './previous.ts';
import { sameTime } from './same-time.ts';

/** Every baseline that is read from a metric's past, in the order of the reference. */
export const baselines = [previous, sameTime] as const;

/** What a metric's past says is usual for the window that ends at `atMs`, or null. */
export function usualOf(baseline: PastBaseline, past: Past, windowMs: number, atMs: number): Usual | null {
  return baseline.kind === 'previous'
    ? previous.usual(baseline, past, windowMs, atMs)
    : sameTime.usual(baseline, past, windowMs, atMs);
}

/** How far before a window a baseline may look, ms; a target and another window look at the present. */
export function reachOf(baseline: Baseline): number {
  switch (baseline.kind) {
    case 'previous':
      return previous.reachMs(baseline);
    case 'sameTime':
      return sameTime.reachMs(baseline);
    case 'target':
    case 'metric':
    case 'forecast':
      return 0;
  }
}
