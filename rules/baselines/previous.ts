import type { Baseline } from '../window.ts';
import type { BaselineKind, Past, Usual } from './baseline.ts';
import { median } from './median.ts';

/** `vs previous 1h`: the stretch right before the window; counts and sums are scaled to the window's length. */
export const previous: BaselineKind<Extract<Baseline, { kind: 'previous' }>> = {
  name: 'previous',
  doc: 'The value over the stretch right before the window; counts and sums are scaled to the length of the window, of `min`, `max` and `distinct` it is the median over the windows of the same length that the stretch holds.',
  usual({ spanMs }, past, windowMs, atMs) {
    const found = past.exact(atMs - windowMs - spanMs, atMs - windowMs);
    if (found === null || past.growth === 'keeps' || spanMs === windowMs) return found;
    if (past.growth === 'widens') return medianWindow(past, windowMs, spanMs, atMs);
    return { value: (found.value * windowMs) / spanMs, samples: (found.samples * windowMs) / spanMs };
  },
  reachMs: ({ spanMs }) => spanMs,
};

/** A longer stretch would always have the greater maximum: only stretches of one length can be compared. */
function medianWindow(past: Past, windowMs: number, spanMs: number, atMs: number): Usual | null {
  const found: Usual[] = [];
  for (let k = 1; k <= Math.max(1, Math.floor(spanMs / windowMs)); k += 1) {
    const usual = past.exact(atMs - (k + 1) * windowMs, atMs - k * windowMs);
    if (usual !== null) found.push(usual);
  }
  if (found.length === 0) return null;
  return { value: median(found.map((u) => u.value)), samples: median(found.map((u) => u.samples)) };
}
