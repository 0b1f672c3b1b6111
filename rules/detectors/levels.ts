import type { Model } from './model.ts';
import { createProfile, learnValue, middleOf, type Profile, scoreOf, varianceOf } from './profile.ts';

/** Values that are no number of events: a mean, a percentile, an amount; on the scale of sign · log(1 + |value|). */
export const levels: Model<Profile> = {
  name: 'level',
  doc: 'Means, percentiles and amounts: log(1 + value) by hour of the week, with a robust middle and spread.',
  create: createProfile,
  score: (profile, slot, value) => scoreOf(profile, slot, toLog(value)),
  learn: (profile, slot, value, _outOf, follows) => learnValue(profile, slot, toLog(value), follows),
  usual(profile, slot, _outOf, z) {
    const middle = middleOf(profile, slot);
    const half = z * Math.sqrt(varianceOf(profile, slot));
    return { value: fromLog(middle), low: fromLog(middle - half), high: fromLog(middle + half) };
  },
  smallCounts: () => null,
  perDay: () => null,
};

function toLog(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value));
}

function fromLog(log: number): number {
  return Math.sign(log) * Math.expm1(Math.abs(log));
}
