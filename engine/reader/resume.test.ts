import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LogRecord } from '../ports.ts';
import { NOON } from '../testing/orders-bundle.ts';
import { BUNDLE, type Event, FRESH, hear, PARTITION, recordsOf, silence } from '../testing/reader-script.ts';
import { createReader } from './reader.ts';

/** Random streams: few ids, so that they repeat with other times too; jumps, backward steps, poison. */
const events = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        id: fc.integer({ min: 0, max: 40 }).map(String),
        step: fc.integer({ min: -45, max: 25 }),
        region: fc.constantFrom('a', 'b'),
      }),
    },
    { weight: 2, arbitrary: fc.constant('again' as const) },
    { weight: 1, arbitrary: fc.constant('poison' as const) },
  ),
  { minLength: 1, maxLength: 120 },
);
type Draft = { readonly id: string; readonly step: number; readonly region: string } | 'again' | 'poison';
/** Times as a walk; `again` repeats the record five before. */
function walk(drafts: readonly Draft[]): LogRecord[] {
  const made: (Event | 'poison')[] = [];
  let s = 100;
  for (const draft of drafts) {
    if (draft === 'poison') made.push('poison');
    else if (draft === 'again') made.push(made.at(-5) ?? 'poison');
    else {
      s += draft.step + 8;
      made.push({ id: draft.id, s: Math.max(0, s), region: draft.region });
    }
  }
  return recordsOf(made);
}

describe('whatever the pieces', () => {
  const whole = (records: readonly LogRecord[], ticks: ReadonlyMap<number, number>) => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    const said = silence();
    let progress = FRESH;
    records.forEach((record, i) => {
      reader.read([record]);
      const tick = ticks.get(i);
      if (tick !== undefined) reader.tick(NOON + tick * 1_000);
      progress = hear(reader, said);
    });
    return { said, progress };
  };

  test('batches of any size close the same panes', () => {
    fc.assert(
      fc.property(events, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (drafts, sizes) => {
        const records = walk(drafts);
        const one = whole(records, new Map());
        const reader = createReader(BUNDLE, PARTITION, FRESH);
        const said = silence();
        let progress = FRESH;
        for (let at = 0, turn = 0; at < records.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          reader.read(records.slice(at, at + size));
          at += size;
          progress = hear(reader, said);
        }
        expect(said.closed).toEqual(one.said.closed);
        expect(said.late).toEqual(one.said.late);
        expect(said.dead).toEqual(one.said.dead);
        expect(progress).toEqual(one.progress);
      }),
    );
  });

  test('killed and resumed at any points it says exactly the same (E3)', () => {
    const kills = fc.array(fc.tuple(fc.nat(119), fc.nat(12)), { maxLength: 6 });
    const ticks = fc.array(fc.tuple(fc.nat(119), fc.integer({ min: 0, max: 900 })), { maxLength: 4 });
    fc.assert(
      fc.property(events, kills, ticks, (drafts, cuts, tocks) => {
        const records = walk(drafts);
        const tickAt = new Map(tocks);
        const one = whole(records, tickAt);
        const said = silence();
        let progress = FRESH;
        let reader = createReader(BUNDLE, PARTITION, progress);
        const killAt = new Map(cuts);
        for (let i = 0; i < records.length; i += 1) {
          const lost = killAt.get(i);
          if (lost !== undefined) {
            // Reads on, and dies before it could say so.
            reader.read(records.slice(i, i + lost));
            reader = createReader(BUNDLE, PARTITION, progress);
            reader.read(records.slice(progress.resumeOffset, i));
            const again = silence();
            const standing = hear(reader, again);
            expect(again).toEqual(silence());
            expect(standing).toEqual({ ...progress, resumeOffset: standing.resumeOffset });
          }
          reader.read(records.slice(i, i + 1));
          const tick = tickAt.get(i);
          if (tick !== undefined) reader.tick(NOON + tick * 1_000);
          progress = hear(reader, said);
        }
        expect(said).toEqual(one.said);
        expect(progress.counts).toEqual(one.progress.counts);
        expect(progress.resumeOffset).toBeLessThanOrEqual(progress.readOffset);
      }),
      { numRuns: 400 },
    );
  });

  test('a reader that is killed before it has read again what was open forgets nothing', () => {
    const records = recordsOf([
      { id: '1', s: 1 },
      { id: '2', s: 12 },
      { id: '3', s: 18 },
    ]);
    const first = createReader(BUNDLE, PARTITION, FRESH);
    first.read(records);
    const progress = first.take().progress;
    const second = createReader(BUNDLE, PARTITION, progress);
    expect(second.take().progress).toEqual(progress);
    second.read(records.slice(0, 1));
    expect(second.take().progress).toEqual(progress);
  });

  test('the order within the lateness does not matter', () => {
    const shuffled = fc
      .uniqueArray(fc.nat(300), { minLength: 5, maxLength: 60 })
      .map((times) => [...times].sort((a, b) => a - b))
      .chain((times) =>
        fc.tuple(
          fc.constant(times),
          fc.array(fc.nat(20), { minLength: times.length, maxLength: times.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([times, delays]) => {
        const inOrder = times.map(
          (s): Event => ({ id: `e${s}`, s, region: s % 3 === 0 ? 'a' : 'b', amount: s }),
        );
        const mixed = inOrder
          .map((event, i) => ({ event, at: event.s + (delays[i] ?? 0) * 0.999 }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        const closedOf = (list: readonly Event[]) => {
          const reader = createReader(BUNDLE, PARTITION, FRESH);
          reader.read(recordsOf([...list, { id: 'end', s: 9_000 }]));
          const said = silence();
          hear(reader, said);
          return said;
        };
        expect(closedOf(mixed)).toEqual(closedOf(inOrder));
        const total = closedOf(mixed)
          .closed.flatMap((pane) => pane.cells)
          .filter(([id]) => id === 'all');
        expect(total.reduce((sum, [, , [n = 0]]) => sum + n, 0)).toBe(times.length);
      }),
    );
  });
});
