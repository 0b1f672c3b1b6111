import { describe, expect, test } from '@jest/globals';
import { NOON, sourceOf } from '../testing/orders-bundle.ts';
import { createSight, type Sight } from './sight.ts';

const ORDERS = sourceOf('orders', { silentAfterMs: 120_000 });
const at = (s: number) => NOON + s * 1_000;
/** What one partition has to say, in seconds after noon. */
const tell = (
  sight: Sight,
  partition: number,
  watermark: number | null,
  first: number | null,
  arrival: number | null,
) =>
  sight.accept(
    {
      partition: { topic: 'orders', partition },
      firstMs: first === null ? null : at(first),
      greatestMs: null,
      sources: [],
    },
    {
      source: 'orders',
      watermarkMs: watermark === null ? Number.NEGATIVE_INFINITY : at(watermark),
      lastArrivalMs: arrival === null ? null : at(arrival),
      closed: [],
      late: [],
    },
  );
const seconds = (ms: number | null) => (ms === null || !Number.isFinite(ms) ? ms : (ms - NOON) / 1_000);

describe('clock and coverage', () => {
  test.each<
    [string, readonly (readonly [number, number | null, number | null])[], number | null, number | null]
  >([
    ['nobody was told of', [], Number.POSITIVE_INFINITY, null],
    [
      'the least watermark',
      [
        [0, 40, 5],
        [1, 20, 13],
      ],
      20,
      0,
    ],
    [
      'one that had nothing holds it',
      [
        [0, 40, 5],
        [1, null, null],
      ],
      Number.NEGATIVE_INFINITY,
      0,
    ],
    [
      'an idle one that followed does not',
      [
        [0, 40, 17],
        [1, 60, null],
      ],
      40,
      10,
    ],
    [
      'covered from the least event, by panes',
      [
        [0, 40, 29],
        [1, 60, 31],
      ],
      40,
      20,
    ],
  ])('%s', (_title, parts, clock, from) => {
    const sight = createSight(ORDERS, null);
    for (const [partition, watermark, first] of parts) tell(sight, partition, watermark, first, first);
    if (parts.length > 0) expect(seconds(sight.clock())).toBe(clock);
    expect(seconds(sight.coveredFrom())).toBe(from);
    expect(sight.isPresent()).toBe(parts.length > 0);
  });

  test('a partition that is expected holds the clock until it spoke', () => {
    const sight = createSight(ORDERS, null);
    sight.expect({ topic: 'orders', partition: 0 });
    sight.expect({ topic: 'orders', partition: 1 });
    tell(sight, 0, 200, 5, 5);
    expect(sight.clock()).toBe(Number.NEGATIVE_INFINITY);
    tell(sight, 1, 100, 7, 7);
    expect(seconds(sight.clock())).toBe(100);
    sight.expect({ topic: 'orders', partition: 1 });
    expect(seconds(sight.clock())).toBe(100);
  });

  test.each<[string, number, number, string]>([
    ['all of it', 0, 40, 'covered'],
    ['a moment before the first pane', -10, 20, 'not-covered'],
    ['past the clock', 20, 50, 'blind'],
  ])('%s', (_title, from, to, want) => {
    const sight = createSight(ORDERS, null);
    tell(sight, 0, 40, 3, 3);
    expect(sight.covers(at(from), at(to))).toBe(want);
  });
});

test('a partition that is read anew goes on where it was', () => {
  const sight = createSight(ORDERS, null);
  expect(sight.toldTo({ topic: 'orders', partition: 0 })).toBe(Number.NEGATIVE_INFINITY);
  tell(sight, 0, 200, 5, 220);
  tell(sight, 0, 120, 5, 140);
  expect(seconds(sight.toldTo({ topic: 'orders', partition: 0 }))).toBe(200);
  expect(seconds(sight.clock())).toBe(200);
});

describe('blindness (E10)', () => {
  const seeing = (silentAfterMs: number | null = 120_000) => {
    const sight = createSight(sourceOf('orders', { silentAfterMs }), null);
    tell(sight, 0, 100, 0, 100);
    tell(sight, 1, 100, 0, 90);
    return sight;
  };
  test.each<[string, Sight, number, boolean]>([
    ['a moment before', seeing(), 219, false],
    ['from `silent after` on, by the last arrival of all', seeing(), 220, true],
    ['never without `silent after`', seeing(null), 99_999, false],
    ['never before the first event', createSight(ORDERS, null), 99_999, false],
  ])('%s', (_title, sight, s, blind) => {
    expect(sight.tick(at(s))).toBe(blind);
    expect(sight.isBlind()).toBe(blind);
    expect(sight.tick(at(s))).toBe(false);
  });

  test('ends with the next arrival in any partition, and only with a new one', () => {
    const sight = seeing();
    sight.tick(at(220));
    expect(tell(sight, 0, 100, 0, 100)).toBe(false);
    expect(tell(sight, 1, 100, 0, 300)).toBe(true);
    expect(sight.isBlind()).toBe(false);
    expect(tell(sight, 1, 100, 0, 310)).toBe(false);
  });

  test.each<[string, number | null, number, number]>([
    ['its first pane, where another partition was never read', 7, 0, 40],
    ['the last arrival, where nothing was worth a pane', null, 20, 20],
  ])('since: %s', (_title, first, since, arrival) => {
    const sight = createSight(ORDERS, null);
    sight.expect({ topic: 'orders', partition: 1 });
    tell(sight, 0, 40, first, arrival);
    expect(sight.tick(at(200))).toBe(true);
    expect(seconds(sight.blindSinceMs())).toBe(since);
    expect(JSON.parse(JSON.stringify(sight.save()))).toMatchObject({ silence: { fromMs: at(since) } });
    // It is read at last: what it held fills the stretch, and only a true hole is left.
    tell(sight, 1, 190, 0, null);
    tell(sight, 0, 190, first, 210);
    for (let s = since; s < 190; s += 10) sight.active(at(s));
    expect(sight.covers(at(since), at(190))).toBe('covered');
  });

  test('nothing after the silence began is known until an event tells how long it was', () => {
    const sight = seeing();
    sight.tick(at(220));
    tell(sight, 0, 500, 0, 520);
    tell(sight, 1, 500, 0, 90);
    expect(seconds(sight.settled())).toBe(100);
    expect(sight.covers(at(50), at(110))).toBe('blind');
    sight.active(at(400));
    expect(seconds(sight.settled())).toBe(410);
    expect(sight.covers(at(50), at(110))).toBe('blind');
    expect(sight.covers(at(50), at(100))).toBe('covered');
    expect(sight.covers(at(400), at(410))).toBe('covered');
    expect(sight.covers(at(390), at(410))).toBe('blind');
  });

  test('a flood that fills the silence leaves nothing unknown', () => {
    const sight = seeing();
    sight.tick(at(220));
    tell(sight, 0, 620, 0, 620);
    tell(sight, 1, 620, 0, 610);
    for (let s = 110; s <= 620; s += 10) sight.active(at(s));
    expect(sight.covers(at(0), at(620))).toBe('covered');
  });

  test('a flood with a hole leaves the hole', () => {
    const sight = seeing();
    sight.tick(at(220));
    tell(sight, 0, 700, 0, 620);
    tell(sight, 1, 700, 0, 610);
    for (const s of [110, 150, 400, 500, 620]) sight.active(at(s));
    expect(sight.covers(at(100), at(160))).toBe('covered');
    expect(sight.covers(at(150), at(170))).toBe('blind');
    expect(sight.covers(at(400), at(630))).toBe('covered');
  });

  test('goes on after a restart as if there had been none', () => {
    const sight = seeing();
    sight.active(at(90));
    sight.tick(at(220));
    const again = createSight(ORDERS, JSON.parse(JSON.stringify(sight.save())));
    expect(again.isBlind()).toBe(true);
    expect(tell(again, 0, 100, 0, 100)).toBe(false);
    expect(tell(again, 1, 100, 0, 90)).toBe(false);
    expect(again.isBlind()).toBe(true);
    expect(seconds(again.blindSinceMs())).toBe(seconds(sight.blindSinceMs()));
    expect(again.brought(at(0), at(100))).toBe(true);
    expect(tell(again, 0, 100, 0, 400)).toBe(true);
  });
});

describe('signs of life', () => {
  const sight = createSight(ORDERS, null);
  for (const s of [10, 20, 90]) sight.active(at(s));
  test.each<[number, number, boolean]>([
    [0, 10, false],
    [0, 11, true],
    [10, 20, true],
    [30, 90, false],
    [30, 91, true],
    [95, 200, true],
    [100, 200, false],
  ])('[%d, %d): %p', (from, to, want) => {
    expect(sight.brought(at(from), at(to))).toBe(want);
  });
});
