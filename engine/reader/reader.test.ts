import { describe, expect, test } from '@jest/globals';
import { PANE_MS } from '../../rules/window.ts';
import type { LogRecord } from '../ports.ts';
import type { ClosedPane } from '../slice.ts';
import { bundleOf, NOON, sourceOf } from '../testing/orders-bundle.ts';
import {
  BUNDLE,
  type Event,
  FRESH,
  hear,
  PARTITION,
  recordOf,
  recordsOf,
  silence,
} from '../testing/reader-script.ts';
import { createReader, type Reader } from './reader.ts';

/** `pane start in seconds: metric key state` of the count by region. */
const counted = (panes: readonly ClosedPane[]) =>
  panes.map(
    ({ startMs, cells }) =>
      `${(startMs - NOON) / 1_000}: ${cells
        .filter(([pane]) => pane === 'count')
        .map(([, key, state]) => `${key} ${state.join()}`)
        .join(', ')}`,
  );

describe('one partition', () => {
  test.each<[string, readonly (Event | 'poison')[], readonly string[], string]>([
    [
      'nothing closes within the lateness',
      [
        { id: '1', s: 1 },
        { id: '2', s: 29 },
      ],
      [],
      '2 0 0 0',
    ],
    [
      'late and a pane on: it closes',
      [
        { id: '1', s: 1 },
        { id: '2', s: 30 },
      ],
      ['0: a 1'],
      '2 0 0 0',
    ],
    [
      'out of order within the lateness',
      [
        { id: '1', s: 29 },
        { id: '2', s: 3 },
        { id: '3', s: 30 },
      ],
      ['0: a 1'],
      '3 0 0 0',
    ],
    [
      'late: its pane is closed',
      [
        { id: '1', s: 1 },
        { id: '2', s: 30 },
        { id: '3', s: 9 },
      ],
      ['0: a 1'],
      '3 0 1 0',
    ],
    [
      'behind the watermark’s event, in an open pane',
      [
        { id: '1', s: 31 },
        { id: '2', s: 10 },
        { id: '3', s: 45 },
      ],
      ['10: a 1'],
      '3 0 0 0',
    ],
    [
      'a duplicate counts once',
      [
        { id: '1', s: 1 },
        { id: '1', s: 1 },
        { id: '2', s: 30 },
      ],
      ['0: a 1'],
      '3 1 0 0',
    ],
    [
      'a duplicate of a closed pane is no late event',
      [
        { id: '1', s: 1 },
        { id: '2', s: 30 },
        { id: '1', s: 1 },
      ],
      ['0: a 1'],
      '3 1 0 0',
    ],
    [
      'the same id twice a late span later is a new event',
      [
        { id: '1', s: 1 },
        { id: '2', s: 60 },
        { id: '1', s: 61 },
        { id: '3', s: 90 },
      ],
      ['0: a 1', '60: a 2'],
      '4 0 0 0',
    ],
    [
      'also where nothing came between, as of a score once a day',
      [
        { id: '1', s: 1 },
        { id: '1', s: 61 },
        { id: '3', s: 90 },
      ],
      ['0: a 1', '60: a 1'],
      '3 0 0 0',
    ],
    [
      'within the span it is the event once more',
      [
        { id: '1', s: 1 },
        { id: '1', s: 40 },
        { id: '3', s: 90 },
      ],
      ['0: a 1'],
      '3 1 0 0',
    ],
    [
      'a dead letter does not stop the next',
      [{ id: '1', s: 1 }, 'poison', { id: '2', s: 30 }],
      ['0: a 1'],
      '3 0 0 1',
    ],
    [
      'series apart',
      [
        { id: '1', s: 1, region: 'b' },
        { id: '2', s: 2 },
        { id: '3', s: 2 },
        { id: '4', s: 30 },
      ],
      ['0: a 2, b 1'],
      '4 0 0 0',
    ],
    [
      'an empty dimension is in no series',
      [
        { id: '1', s: 1, region: '' },
        { id: '2', s: 30 },
      ],
      ['0: '],
      '2 0 0 0',
    ],
  ])('%s', (_title, events, closed, counts) => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    reader.read(recordsOf(events));
    const said = silence();
    const progress = hear(reader, said);
    expect(counted(said.closed)).toEqual(closed);
    expect(Object.values(progress.counts).join(' ')).toBe(counts);
    expect(progress.readOffset).toBe(events.length);
  });

  test('late events correct history, up to 20 hours', () => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    const day = 86_400;
    reader.read(
      recordsOf([
        { id: '1', s: day },
        { id: '2', s: day - 60 },
        { id: '3', s: day - 60 },
        { id: '4', s: 5 },
      ]),
    );
    const said = silence();
    hear(reader, said);
    expect(said.late.map((row) => [row.key, row.offset, (row.watermarkMs - NOON) / 1_000])).toEqual([
      ['2', 1, day - 20],
      ['3', 2, day - 20],
      ['4', 3, day - 20],
    ]);
    expect(counted(said.corrections)).toEqual([`${day - 60}: a 2`]);
  });

  test('sums, means and counts without dimensions', () => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    reader.read(
      recordsOf([
        { id: '1', s: 1, amount: 700 },
        { id: '2', s: 2, amount: 300, region: 'b' },
        { id: '3', s: 40 },
      ]),
    );
    const said = silence();
    hear(reader, said);
    expect(said.closed[0]?.cells).toEqual([
      ['all', '', [2]],
      ['count', 'a', [1]],
      ['count', 'b', [1]],
      ['mean', 'a', [1, 0, 700]],
      ['mean', 'b', [1, 0, 300]],
      ['sum', 'a', [1, 0, 700]],
      ['sum', 'b', [1, 0, 300]],
    ]);
  });
});

describe('coverage begins', () => {
  const day = 86_400;
  test.each<[string, readonly number[], number | null, number | null]>([
    ['with the least event', [12, 9, 40], null, 9],
    ['not with a late one', [12, 60, 3], null, 12],
    ['anew after sixty days without any', [0, 61 * day, 61 * day + 5], null, 61 * day],
    ['not after fifty-nine', [0, 59 * day], null, 0],
    ['not with what is idle', [5], 58 * day, 5],
    ['nowhere after a tick sixty days on', [5], 61 * day, null],
  ])('%s', (_title, times, tick, want) => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    // Records arrive when they say they happened.
    reader.read(times.map((s, i) => ({ ...recordOf({ id: `${i}`, s }, i), arrivalMs: NOON + s * 1_000 })));
    if (tick !== null) reader.tick(NOON + tick * 1_000);
    const { firstMs } = reader.take().slice;
    expect(firstMs === null ? null : (firstMs - NOON) / 1_000).toBe(want);
  });

  test('a clock that says 1970 leaves no half century to judge', () => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    const dead = { ...recordOf({ id: '0', s: -NOON / 1_000 + 3 }, 0), arrivalMs: NOON };
    reader.read([dead, { ...recordOf({ id: '1', s: 7 }, 1), arrivalMs: NOON + 7_000 }]);
    expect(reader.take().slice.firstMs).toBe(NOON + 7_000);
  });
});

describe('ticks (E9)', () => {
  const watermark = (reader: Reader) => ((reader.take().slice.sources[0]?.watermarkMs ?? 0) - NOON) / 1_000;
  test.each<[string, number | null, number, number]>([
    ['silent after 2m: it may be on its way', 120_000, 300, 180],
    ['silent after less than late: late counts', 5_000, 300, 280],
    ['no `silent after`: idle after a minute', null, 300, 240],
    ['never back', 120_000, 60, -20],
  ])('%s', (_title, silentAfterMs, tickS, want) => {
    const bundle = bundleOf({ sources: [sourceOf('orders', { silentAfterMs })] });
    const reader = createReader(bundle, PARTITION, FRESH);
    reader.read(recordsOf([{ id: '1', s: 5 }]));
    reader.tick(NOON + tickS * 1_000);
    expect(watermark(reader)).toBe(want);
  });

  test('an idle partition that never had an event follows too', () => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    expect(reader.take().slice.sources[0]?.watermarkMs).toBe(Number.NEGATIVE_INFINITY);
    reader.tick(NOON + 300_000);
    expect(watermark(reader)).toBe(240);
  });

  test('a frozen source stands still until it is thawed or heard', () => {
    const reader = createReader(BUNDLE, PARTITION, FRESH);
    reader.read(recordsOf([{ id: '1', s: 5 }]));
    reader.freeze('orders');
    reader.tick(NOON + 300_000);
    reader.finish(NOON + 300_000);
    expect(watermark(reader)).toBe(-20);
    reader.thaw('orders');
    reader.tick(NOON + 300_000);
    expect(watermark(reader)).toBe(-20);
    reader.tick(NOON + 360_000);
    expect(watermark(reader)).toBe(300);
    reader.freeze('orders');
    reader.read([recordOf({ id: '2', s: 400 }, 1)]);
    expect(watermark(reader)).toBe(380);
  });

  test('a flood after a freeze is not late', () => {
    const bundle = bundleOf({ sources: [sourceOf('orders', { silentAfterMs: 60_000 })] });
    const reader = createReader(bundle, PARTITION, FRESH);
    reader.read(recordsOf([{ id: '0', s: 0 }]));
    reader.tick(NOON + 60_000);
    reader.freeze('orders');
    for (let s = 70; s <= 600; s += 10) reader.tick(NOON + s * 1_000);
    reader.read(Array.from({ length: 60 }, (_, i) => recordOf({ id: `f${i}`, s: 1 + i * 10 }, 1 + i)));
    expect(reader.counts()).toEqual({ records: 61, duplicates: 0, late: 0, dead: 0 });
  });

  test('nor is a buffer that empties slowly, while ticks go on', () => {
    const bundle = bundleOf({ sources: [sourceOf('orders', { silentAfterMs: 60_000 })] });
    const reader = createReader(bundle, PARTITION, FRESH);
    reader.read(recordsOf([{ id: '0', s: 0 }]));
    reader.tick(NOON + 60_000);
    reader.freeze('orders');
    for (let i = 0; i < 60; i += 1) {
      reader.read([
        { ...recordOf({ id: `f${i}`, s: 1 + i * 10 }, 1 + i), arrivalMs: NOON + 600_000 + i * 5_000 },
      ]);
      if (i === 0) reader.thaw('orders');
      reader.tick(NOON + 600_000 + i * 5_000);
    }
    expect(reader.counts()).toEqual({ records: 61, duplicates: 0, late: 0, dead: 0 });
  });
});

describe('tables', () => {
  const bundle = bundleOf();
  const row = (key: string, s: number, status: string | null, offset: number): LogRecord => ({
    offset,
    arrivalMs: NOON + s * 1_000,
    key,
    value:
      status === null
        ? null
        : new TextEncoder().encode(JSON.stringify({ id: key, at: NOON + s * 1_000, region: 'a', status })),
  });
  test('travel as the last row of each key in the pane, in order of time and offset', () => {
    const reader = createReader(bundle, { topic: 'riders', partition: 0 }, { ...FRESH, topic: 'riders' });
    reader.read([
      row('r1', 1, 'idle', 0),
      row('r2', 5, 'idle', 1),
      row('r1', 4, 'busy', 2),
      row('r1', 3, 'idle', 3),
      row('r3', 6, null, 4),
      row('r3', 6, 'idle', 5),
      row('r9', 30, 'idle', 6),
    ]);
    const said = silence();
    hear(reader, said);
    expect(said.closed).toHaveLength(1);
    expect(
      said.closed[0]?.rows.map((r) => `${r.key} ${r.offset} ${r.columns?.['status'] ?? 'gone'}`),
    ).toEqual(['r1 2 busy', 'r2 1 idle', 'r3 5 idle']);
    expect(reader.counts().duplicates).toBe(0);
  });
});

test('pane starts are whole', () => {
  const reader = createReader(BUNDLE, PARTITION, FRESH);
  reader.read(
    recordsOf([
      { id: '1', s: 1.5 },
      { id: '2', s: 500 },
    ]),
  );
  const said = silence();
  hear(reader, said);
  expect(said.closed.every((pane) => pane.startMs % PANE_MS === 0)).toBe(true);
});
