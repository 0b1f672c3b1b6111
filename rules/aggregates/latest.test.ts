import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { State } from './aggregate.ts';
import { latest } from './latest.ts';

interface Told {
  readonly key: string;
  readonly timeMs: number;
  readonly value: number;
}

function fold(events: readonly Told[]): State {
  const state = [...latest.empty];
  for (const { value, ...event } of events) latest.addInto(state, value, event);
  return state;
}

describe('the newest event', () => {
  test.each<[title: string, events: readonly [key: string, timeMs: number, value: number][], want: number]>([
    [
      'by event time, not by arrival',
      [
        ['a', 9, 1],
        ['b', 5, 2],
      ],
      1,
    ],
    [
      'also before 1970',
      [
        ['a', -9, 1],
        ['b', -5, 2],
      ],
      2,
    ],
    [
      'of one key at one time the greater value',
      [
        ['a', 5, 3],
        ['a', 5, 2],
      ],
      3,
    ],
  ])('%s', (_title, events, want) => {
    const told = events.map(([key, timeMs, value]) => ({ key, timeMs, value }));
    for (const list of [told, [...told].reverse()]) expect(latest.result(fold(list), 1)).toBe(want);
  });

  test('is the same in every order and every split, also among events of one millisecond', () => {
    const told = fc.record({ key: fc.string({ maxLength: 3 }), timeMs: fc.nat(3), value: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(told), fc.nat(), fc.nat(), (events, cut, turn) => {
        const at = cut % (events.length + 1);
        const from = turn % (events.length + 1);
        const turned = [...events.slice(from), ...events.slice(0, from)];
        expect(fold(turned)).toEqual(fold(events));
        expect(latest.merge(fold(events.slice(at)), fold(events.slice(0, at)))).toEqual(fold(events));
      }),
    );
  });
});
