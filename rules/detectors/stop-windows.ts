import { meanOf, sizeOf } from './counts.ts';
import { cusumGain, FALL_TO } from './cusum.ts';
import { alarmLimit } from './sensitivity.ts';
import type { Series, Watch } from './series.ts';

/**
 * How many windows a full stop that begins in `slot` takes to be seen: the least n for which the CUSUM's scores of n
 * windows with nothing reach its limit. Where all windows are alike and the counts are Poisson, that is the law
 * h/(μ(1 − ρ)). Null where a whole cycle of windows is not enough, or the counts are not small.
 */
export function stopWindows<State>(watch: Watch<State>, series: Series<State>, slot: number): number | null {
  const limit = alarmLimit(watch.sensitivity, watch.windowsPerWeek);
  let sum = 0;
  for (let n = 1; n <= watch.slots; n += 1) {
    const at = (slot + n - 1) % watch.slots;
    const counts = watch.model.smallCounts(series.state, at);
    if (counts === null) return null;
    sum += cusumGain(0, meanOf(counts, at), sizeOf(counts, at), FALL_TO);
    if (sum >= limit) return n;
  }
  return null;
}
