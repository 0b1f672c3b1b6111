import type { Baseline } from '../window.ts';
import type { BaselineKind } from './baseline.ts';

/** `vs previous 1h`: the stretch right before the window; counts and sums are scaled to the window's length. */
export const previous: BaselineKind<Extract<Baseline, { kind: 'previous' }>> = {
  name: 'previous',
  doc: 'The value over the stretch right before the window; counts and sums are scaled to the length of the window.',
  usual({ spanMs }, past, windowMs, atMs) {
    const found = past.exact(atMs - windowMs - spanMs, atMs - windowMs);
    if (found === null || !past.grows || spanMs === windowMs) return found;
    return { value: (found.value * windowMs) / spanMs, samples: (found.samples * windowMs) / spanMs };
  },
  reachMs: ({ spanMs }) => spanMs,
};
