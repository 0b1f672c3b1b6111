import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countBefore, countIn, type Emission, timeOf } from './emission.ts';

const emissions = fc
  .record({
    fromMs: fc.integer({ min: 0, max: 100_000 }),
    lastsMs: fc.integer({ min: 0, max: 600_000 }),
    eachMs: fc.constantFrom(1_000, 10_000, 60_000, 7_000),
    amount: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(0.5, 2.5, 1 / 3)),
  })
  .map(
    ({ fromMs, lastsMs, eachMs, amount }): Emission => ({
      ...{ source: 's', domains: new Map(), numbered: [], row: null },
      ...{ fromMs, toMs: fromMs + lastsMs, eachMs, amount },
    }),
  );

test('what is counted before an instant is what lies there', () => {
  fc.assert(
    fc.property(emissions, fc.integer({ min: 0, max: 800_000 }), (emission, ms) => {
      const count = countBefore(emission, ms);
      expect(count === 0 || timeOf(emission, count - 1) < Math.min(ms, emission.toMs)).toBe(true);
      const isOver = timeOf(emission, count) >= Math.min(ms, emission.toMs);
      expect(isOver).toBe(true);
    }),
  );
});

test('counts of spans add up', () => {
  fc.assert(
    fc.property(
      emissions,
      fc.array(fc.integer({ min: 0, max: 800_000 }), { minLength: 3, maxLength: 3 }),
      (emission, cuts) => {
        const [a = 0, b = 0, c = 0] = [...cuts].sort((x, y) => x - y);
        expect(countIn(emission, a, c)).toBe(countIn(emission, a, b) + countIn(emission, b, c));
      },
    ),
  );
});

test('every period has its amount, the first one too', () => {
  const emission: Emission = {
    ...{ source: 's', domains: new Map(), numbered: [], row: null },
    ...{ fromMs: 0, toMs: 600_000, eachMs: 60_000, amount: 7 },
  };
  const minutes = Array.from({ length: 10 }, (_, i) => countIn(emission, i * 60_000, (i + 1) * 60_000));
  expect(minutes).toEqual(Array(10).fill(7));
});
