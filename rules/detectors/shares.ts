import type { Model } from './model.ts';
import { chanceOf, createRates, learnRate, type Rates, scoreOfRate, sharedOf } from './rates.ts';

/** Shares: so many of so many; the value is the number of hits. */
export const shares: Model<Rates> = {
  name: 'share',
  doc: 'Shares, k of n: beta-binomial tails by hour of the week.',
  create: createRates,
  score: (rates, slot, value, outOf) => scoreOfRate(rates, slot, value, outOf),
  learn: (rates, slot, value, outOf, follows) => learnRate(rates, slot, value, outOf, follows),
  usual(rates, slot, outOf, z) {
    const chance = chanceOf(rates, slot);
    const spread = 1 + (outOf - 1) * sharedOf(rates, slot);
    const half = z * Math.sqrt((chance * (1 - chance) * spread) / Math.max(1, outOf));
    return { value: chance, low: Math.max(0, chance - half), high: Math.min(1, chance + half) };
  },
  smallCounts: () => null,
  perDay: () => null,
};
