import type { Baseline } from '../window.ts';
import { earlierByWallClock } from '../zone.ts';
import type { BaselineKind, Usual } from './baseline.ts';
import { median } from './median.ts';

/** Changes of the clocks may move a window by an hour. */
const CLOCK_CHANGE_MS = 3_600_000;

/**
 * `same time last 4 weeks`: the median over the same wall-clock windows of the last `times` steps. A step that is not
 * known (blind, or before what was read) is replaced by an earlier one, up to twice as far back; with fewer than
 * max(2, half of them) nothing is usual. One step alone (`last week`) needs one.
 */
export const sameTime: BaselineKind<Extract<Baseline, { kind: 'sameTime' }>> = {
  name: 'same time',
  doc: 'The median of the same weekday-and-clock windows of the weeks (or days) before, in the time zone of the project.',
  usual({ stepMs, times }, past, windowMs, atMs) {
    const found: Usual[] = [];
    for (let k = 1; k <= 2 * times && found.length < times; k += 1) {
      const toMs = earlierByWallClock(past.zone, atMs, stepMs * k);
      const usual = past.stored(toMs - windowMs, toMs);
      if (usual !== null) found.push(usual);
    }
    if (found.length < Math.min(times, Math.max(2, Math.ceil(times / 2)))) return null;
    return { value: median(found.map((u) => u.value)), samples: median(found.map((u) => u.samples)) };
  },
  reachMs: ({ stepMs, times }) => stepMs * times * 2 + CLOCK_CHANGE_MS,
};
