import { bandOfCount, type Counts, createCounts, learnCount, meanOf, scoreOfCount } from './counts.ts';
import type { Model } from './model.ts';
import { createProfile, learnValue, middleOf, type Profile, scoreOf, varianceOf } from './profile.ts';

/** Both ways to see a volume: the greater hours of a series on the scale of logarithms, the small ones as counts. */
export interface Volume {
  readonly logs: Profile;
  readonly counts: Counts;
}

/** From this mean on a count is judged by the logarithm of 1 + count; below, by its own tails. */
const LARGE = 30;

/** Numbers of things that happen: orders, deliveries. */
export const volumes: Model<Volume> = {
  name: 'volume',
  doc: 'Numbers of events: log(1 + count) by hour of the week where there are many, negative binomial tails and a CUSUM where there are few.',
  create: (slots, slotsPerDay) => ({
    logs: createProfile(slots, slotsPerDay),
    counts: createCounts(slots, slotsPerDay),
  }),
  score({ logs, counts }, slot, value) {
    return meanOf(counts, slot) < LARGE
      ? scoreOfCount(counts, slot, value)
      : scoreOf(logs, slot, Math.log1p(value));
  },
  learn({ logs, counts }, slot, value, _outOf, follows) {
    learnCount(counts, slot, value, follows);
    learnValue(logs, slot, Math.log1p(value), follows);
  },
  usual({ logs, counts }, slot, _outOf, z) {
    const mean = meanOf(counts, slot);
    if (mean < LARGE) return { value: mean, ...bandOfCount(counts, slot, z) };
    const middle = middleOf(logs, slot);
    const half = z * Math.sqrt(varianceOf(logs, slot));
    return {
      value: Math.expm1(middle),
      low: Math.max(0, Math.expm1(middle - half)),
      high: Math.expm1(middle + half),
    };
  },
  smallCounts: ({ counts }, slot) => (meanOf(counts, slot) < LARGE ? counts : null),
  perDay: ({ counts }) => (counts.allEvents / Math.max(1e-9, counts.allWindows)) * counts.slotsPerDay,
};
