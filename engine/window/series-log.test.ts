import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { count } from '../../rules/aggregates/count.ts';
import { aggregates } from '../../rules/aggregates/list.ts';
import { sum } from '../../rules/aggregates/sum.ts';
import { createSeriesLog } from './series-log.ts';

describe('a log', () => {
  const log = createSeriesLog(count);
  for (const [start, n] of [
    [10, 1],
    [20, 2],
    [50, 4],
  ] as const)
    log.append(start, [n]);

  test.each<[number, number, number]>([
    [10, 60, 7],
    [0, 10, 0],
    [0, 11, 1],
    [20, 50, 2],
    [21, 50, 0],
    [50, 50, 0],
    [50, 40, 0],
    [51, 99, 0],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 7],
  ])('[%d, %d) holds %d', (from, to, n) => {
    expect(log.fold(from, to)).toEqual([n]);
    expect(log.touched(from, to)).toBe(n > 0);
  });

  test.each<[number, number]>([
    [10, 1],
    [20, 2],
    [30, 0],
    [50, 4],
    [60, 0],
  ])('the cell at %d is %d', (start, n) => {
    expect(log.cell(start)).toEqual([n]);
  });
});

test('an empty log', () => {
  const log = createSeriesLog(sum);
  expect(log.fold(0, 9)).toEqual([0, 0, 0]);
  expect(log.lastMs()).toBe(Number.NEGATIVE_INFINITY);
  log.dropBefore(5);
  expect(log.size).toBe(0);
});

/** The state of one event that is worth `value`. */
function stateOf({ empty, addInto }: Aggregate, value: number): State {
  const state = [...empty];
  addInto(state, value, { key: String(value), timeMs: value });
  return state;
}

test.each(aggregates.map((aggregate) => [aggregate.name, aggregate] as const))(
  'of %s equals a list of cells through appending, correcting and forgetting',
  (_name, aggregate) => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('append' as const),
          gap: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 400 })),
          value: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('correct' as const),
          at: fc.nat(600),
          value: fc.integer({ min: -9, max: 9 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), back: fc.nat(300) }) },
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120 }),
        fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { maxLength: 12 }),
        (steps, asks) => {
          const log = createSeriesLog(aggregate);
          let cells: { start: number; state: State }[] = [];
          let now = 0;
          let dropped = 0;
          for (const one of steps) {
            if (one.do === 'append') {
              now += one.gap;
              log.append(now, stateOf(aggregate, one.value));
              cells.push({ start: now, state: stateOf(aggregate, one.value) });
            } else if (one.do === 'correct') {
              const start = Math.max(dropped, Math.min(one.at, now));
              log.correct(start, stateOf(aggregate, one.value));
              const there = cells.find((cell) => cell.start === start);
              if (there === undefined) cells.push({ start, state: stateOf(aggregate, one.value) });
              else there.state = aggregate.merge(there.state, stateOf(aggregate, one.value));
              cells.sort((a, b) => a.start - b.start);
              now = Math.max(now, start);
            } else {
              dropped = Math.max(dropped, now - one.back);
              log.dropBefore(dropped);
              cells = cells.filter((cell) => cell.start >= dropped);
            }
            expect(log.size).toBe(cells.length);
          }
          expect(log.lastMs()).toBe(cells.at(-1)?.start ?? Number.NEGATIVE_INFINITY);
          for (const [from, span] of asks) {
            const inside = cells.filter((cell) => cell.start >= from && cell.start < from + span);
            expect(log.fold(from, from + span)).toEqual(
              inside.reduce<State>((all, { state }) => aggregate.merge(all, state), aggregate.empty),
            );
            expect(log.cell(from)).toEqual(
              cells.find(({ start }) => start === from)?.state ?? aggregate.empty,
            );
            expect(log.touched(from, from + span)).toBe(inside.length > 0);
          }
        },
      ),
      { numRuns: 100 },
    );
  },
);

test('a month of 5-minute slots is found wherever it is asked', () => {
  const log = createSeriesLog(count);
  for (let slot = 0; slot < 8_640; slot += 1) if (slot % 7 !== 0) log.append(slot * 300, [1]);
  for (let from = 0; from < 8_640; from += 13)
    expect(log.fold(from * 300, (from + 7) * 300)[0]).toBe(
      Math.min(6, 8_640 - from - Math.ceil((8_640 - from) / 7)),
    );
});
