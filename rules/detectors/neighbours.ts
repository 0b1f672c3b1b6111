import { LAST } from './run-evidence.ts';
import type { Series } from './series.ts';

/** A score counts as no more, so that one spike says little of how windows follow each other. */
const CLIP = 3;
/** What is kept of the sums at each window: a thousand windows count. */
const KEPT = 0.999;
const MOST = 0.95;

/** Puts a score among the last ones. */
export function rememberScore({ scores }: Series<unknown>, score: number): void {
  if (scores.length === LAST) scores.shift();
  scores.push(score);
}

/** Learns how much the window before tells of the last one. */
export function learnNeighbours(series: Series<unknown>): void {
  const now = clipped(series.scores.at(-1) ?? 0);
  const before = clipped(series.scores.at(-2) ?? 0);
  series.together = KEPT * series.together + now * before;
  series.alone = KEPT * series.alone + (now * now + before * before) / 2;
}

/** Correlation of neighbouring scores, 0 to 0.95: what is usual changes slowly, and one wet hour follows another. */
export function neighbourCorrelation({ together, alone }: Series<unknown>): number {
  return Math.min(MOST, Math.max(0, together / alone));
}

function clipped(score: number): number {
  return Math.max(-CLIP, Math.min(CLIP, score));
}
