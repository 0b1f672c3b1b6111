import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed, aggregates } from '../../rules/aggregates/list.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { storedMeasure } from './measure.ts';

const slot = (n: number) => n * SLOT_MS;

/** History of one series: values by slot. */
function foldOf(aggregate: Aggregate, slots: Readonly<Record<number, readonly number[]>>) {
  return (fromMs: number, toMs: number): State => {
    const state = [...aggregate.empty];
    for (const [n, values] of Object.entries(slots))
      if (slot(Number(n)) >= fromMs && slot(Number(n)) < toMs)
        for (const value of values) aggregate.addInto(state, value, { key: `${n}`, timeMs: slot(Number(n)) });
    return state;
  };
}

describe('sums are linear inside slots', () => {
  const count = aggregateNamed('count');
  const fold = foldOf(count, { 1: new Array(60).fill(0), 2: new Array(120).fill(0) });
  test.each<[string, number, number, number]>([
    ['one slot', slot(1), slot(2), 60],
    ['two slots', slot(1), slot(3), 180],
    ['half of one', slot(1), slot(1) + SLOT_MS / 2, 30],
    ['from the middle to the middle', slot(1) + SLOT_MS / 2, slot(2) + SLOT_MS / 2, 90],
    ['a pane of a slot', slot(2) + PANE_MS, slot(2) + 2 * PANE_MS, 4],
    ['before anything', slot(0), slot(1), 0],
    ['after everything', slot(3), slot(9), 0],
    ['nothing', slot(2), slot(2), 0],
  ])('%s', (_title, from, to, want) => {
    const { value, samples } = storedMeasure(fold, { aggregate: count, scale: 1 }, from, to);
    expect(value).toBeCloseTo(want, 9);
    expect(samples).toBeCloseTo(want, 9);
  });
});

test.each(aggregates.map((aggregate) => [aggregate.name, aggregate] as const))(
  '%s over whole slots lies between the two neighbouring aligned windows',
  (name, aggregate) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(200), { minLength: 1, maxLength: 4 }), { minLength: 6, maxLength: 6 }),
        fc.nat(29),
        fc.integer({ min: 1, max: 4 }),
        (values, pane, slots) => {
          const fold = foldOf(aggregate, { ...values });
          const measured = { aggregate, scale: 1 };
          const [left, right, between] = [0, SLOT_MS, pane * PANE_MS].map((shift) =>
            storedMeasure(fold, measured, slot(1) + shift, slot(1 + slots) + shift),
          );
          const share = (pane * PANE_MS) / SLOT_MS;
          expect(between?.samples).toBeCloseTo(
            (left?.samples ?? 0) * (1 - share) + (right?.samples ?? 0) * share,
            9,
          );
          const [a, b] = [left?.value ?? Number.NaN, right?.value ?? Number.NaN];
          // A mean divides two interpolated totals, so it lies between, nearer to the fuller window.
          if (name !== 'mean') expect(between?.value).toBeCloseTo(a * (1 - share) + b * share, 9);
          expect(between?.value).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
          expect(between?.value).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
        },
      ),
    );
  },
);

describe('what is no sum is read of whole slots', () => {
  const max = aggregateNamed('max');
  const fold = foldOf(max, { 1: [10], 2: [30] });
  test.each<[string, number, number, number | null]>([
    ['a window shorter than a slot, at its end', slot(2) - 3 * PANE_MS, slot(2), 10],
    ['and between two ends', slot(2) + 12 * PANE_MS, slot(2) + 15 * PANE_MS, 20],
    ['seven minutes are the last two slots', slot(3) - 42 * PANE_MS, slot(3), 30],
    ['where only one of both windows has a value, that one', slot(1) + PANE_MS, slot(1) + 4 * PANE_MS, 10],
    ['none at all', slot(5), slot(6), null],
  ])('%s', (_title, from, to, want) => {
    expect(storedMeasure(fold, { aggregate: max, scale: 1 }, from, to).value).toBe(want);
  });
});
