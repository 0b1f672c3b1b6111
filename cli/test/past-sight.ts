import type { Json } from '../../engine/decision.ts';
import { paneOf } from '../../engine/reader/open-panes.ts';
import { createSight } from '../../engine/window/sight.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS } from '../../rules/window.ts';
import { countBefore, timeOf } from './emission.ts';
import type { Made } from './past-rows.ts';

/** How far back every sign of life is kept: longer than a store keeps them. */
const RECENT_MS = 7_200_000;

/**
 * What was seen of a source: silences that were too long, and its latest signs of life. Long ago a sign within each
 * half of `silent after` is enough to tell that there was no silence.
 */
export function sightOf(source: Source, made: readonly Made[], finalMs: number): Json {
  const sight = createSight(source, null);
  const active = new Set<number>();
  const recentMs = finalMs - RECENT_MS;
  const strideMs = source.silentAfterMs === null ? Number.POSITIVE_INFINITY : source.silentAfterMs / 2;
  for (const { emission } of made) {
    // Denser events than panes are in every pane.
    const spacingMs = Math.max(emission.eachMs / emission.amount, PANE_MS);
    const lastMs = timeOf(emission, countBefore(emission, finalMs) - 1);
    const seldom = Math.max(1, Math.floor(strideMs / spacingMs));
    for (let k = 0, ms = emission.fromMs; ms <= lastMs; ms = emission.fromMs + Math.floor(k * spacingMs)) {
      active.add(paneOf(ms));
      k += Math.max(1, Math.min(seldom, Math.floor((recentMs - ms) / spacingMs)));
    }
    active.add(paneOf(lastMs));
  }
  for (const startMs of [...active].sort((a, b) => a - b)) sight.active(startMs);
  return sight.save();
}
