import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import { watched } from '../../dsl/resolve/testing/watched.ts';
import type { AnomalyReading, AnomalyTest } from '../../engine/anomaly.ts';
import { leavesIn } from '../../engine/check/root.ts';
import type { Json } from '../../engine/decision.ts';
import { type Reading, unread } from '../../engine/reading.ts';
import { createDetectorBook, type DetectorBook, detectedIn } from '../../engine/window/detector-book.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { compileProject } from '../../rules/compile/bundle.ts';

const HOUR_MS = 3_600_000;
const WEEK = 168;
/** A Monday midnight in Seoul. */
const BEGIN_MS = Date.parse('2026-03-01T15:00:00Z');
const [region, other] = ['강남구', '서초구'];

function bundleOf(when: string): Bundle {
  const { project } = load(`${watched}\n${playbook(when)}`);
  return compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
}
const bundle = bundleOf('orders per region is anomalous over 1h');
const [playbookOf] = bundle.playbooks;
function askedOf({ playbooks }: Bundle): { readonly window: string; readonly test: AnomalyTest } {
  const [leaf] = leavesIn(playbooks[0]!.trigger);
  if (leaf?.operand.kind !== 'window' || leaf.test.kind !== 'anomalous') throw new Error('no anomaly');
  return { window: leaf.operand.window, test: leaf.test };
}
const asked = askedOf(bundle);

/** Orders of an hour, with its night and a small wobble. */
const usual = (hour: number): number =>
  Math.round(60 * (1 + 0.6 * Math.sin((hour % 24) / 3.82)) * (1 + 0.08 * Math.sin(hour * 12.9898)));
const known = (value: number): Reading => ({ known: true, value, samples: value });
const hourAt = (atMs: number): number => Math.round((atMs - BEGIN_MS) / HOUR_MS);

interface Life {
  readonly of?: Bundle;
  readonly value?: (hour: number, key: string) => Reading;
  readonly stored?: (hour: number) => Reading;
  readonly keys?: readonly string[];
  readonly notes?: Readonly<Record<string, Json>>;
}
function bookOf({ of = bundle, value, stored, keys = [region], notes = {} }: Life): DetectorBook {
  return createDetectorBook(of, notes, {
    read: (_window, key, atMs) => value?.(hourAt(atMs), key) ?? known(usual(hourAt(atMs))),
    stored: (_window, _key, atMs) => stored?.(hourAt(atMs)) ?? unread('no-series'),
    keys: () => new Set(keys),
  });
}
function judgeHours(book: DetectorBook, from: number, to: number): void {
  for (let hour = from; hour <= to; hour += 1) book.judge([playbookOf!], BEGIN_MS + hour * HOUR_MS);
}
const saidAt = (book: DetectorBook, hour: number, key = region): AnomalyReading =>
  book.at(asked.window, asked.test, key, BEGIN_MS + hour * HOUR_MS);
const halved = (from: number) => (hour: number) => known(hour >= from ? usual(hour) >> 1 : usual(hour));

test('what a test asks of its detector', () => {
  expect(asked.test).toMatchObject({
    model: 'volume',
    sensitivity: 'medium',
    cycle: 'week',
    direction: 'down',
  });
  expect([...detectedIn(bundle)]).toEqual([asked.window]);
});

describe('a series that is judged step by step', () => {
  test('says nothing before two weeks are known', () => {
    const book = bookOf({});
    judgeHours(book, 1, 2 * WEEK);
    expect(saidAt(book, 2 * WEEK)).toEqual({ known: false, why: 'warming-up' });
    judgeHours(book, 2 * WEEK + 1, 2 * WEEK + 1);
    expect(saidAt(book, 2 * WEEK + 1)).toMatchObject({ known: true, isOdd: false });
  });

  test('says what would have been usual, and how odd it is', () => {
    const from = 4 * WEEK + 10;
    const book = bookOf({ value: halved(from) });
    judgeHours(book, 1, from + 4);
    const said = saidAt(book, from + 4);
    if (!said.known) throw new Error(said.why);
    expect(said).toMatchObject({ isOdd: true, direction: 'down' });
    expect(Math.abs(said.usual / usual(from + 4) - 1)).toBeLessThan(0.25);
    expect(said.low).toBeLessThan(said.usual);
    expect(said.high).toBeGreaterThan(said.usual);
    expect(said.weeks).toBeGreaterThanOrEqual(40);
  });

  test('is asked for between its steps, and stands as at the last one', () => {
    const book = bookOf({});
    judgeHours(book, 1, 3 * WEEK);
    expect(saidAt(book, 3 * WEEK + 0.5)).toEqual(saidAt(book, 3 * WEEK));
  });

  test('an instant is judged once, whoever comes to it', () => {
    const [once, twice] = [bookOf({}), bookOf({})];
    judgeHours(once, 1, 3 * WEEK);
    for (let hour = 1; hour <= 3 * WEEK; hour += 1) {
      judgeHours(twice, hour, hour);
      judgeHours(twice, hour, hour);
      twice.judge([playbookOf!], BEGIN_MS + hour * HOUR_MS + 600_000);
    }
    expect(twice.take()).toEqual(once.take());
  });

  test('playbooks that ask for no anomaly judge nothing', () => {
    const book = bookOf({});
    book.judge([{ ...playbookOf!, name: 'another' }], BEGIN_MS);
    expect(book.take()).toEqual({});
  });

  test('whoever is behind hears what was said then', () => {
    const book = bookOf({});
    book.release(BEGIN_MS);
    judgeHours(book, 1, 3 * WEEK);
    expect(saidAt(book, WEEK)).toEqual({ known: false, why: 'warming-up' });
    book.release(BEGIN_MS + 3 * WEEK * HOUR_MS);
    judgeHours(book, 3 * WEEK + 1, 3 * WEEK + 2);
    expect(saidAt(book, 3 * WEEK)).toMatchObject({ known: true });
  });

  test.each<[string, Reading, AnomalyReading]>([
    ['a blind hour', unread('blind'), { known: false, why: 'blind' }],
    [
      'an hour with no number',
      { known: true, value: Number.NaN, samples: 0 },
      { known: false, why: 'no-samples' },
    ],
  ])('%s is unknown, and teaches nothing', (_title, reading, want) => {
    const at = 3 * WEEK;
    const book = bookOf({ value: (hour) => (hour === at ? reading : known(usual(hour))) });
    judgeHours(book, 1, at);
    expect(saidAt(book, at)).toEqual(want);
    judgeHours(book, at + 1, at + 1);
    expect(saidAt(book, at + 1)).toMatchObject({ known: true, isOdd: false });
  });

  test('too little is said to be so', () => {
    const book = bookOf({ value: (hour) => known(hour % 24 === 12 ? 1 : 0) });
    judgeHours(book, 1, 3 * WEEK);
    expect(saidAt(book, 3 * WEEK)).toEqual({ known: false, why: 'too-little-volume' });
  });

  test('every series is judged by itself', () => {
    const from = 4 * WEEK + 10;
    const value = (hour: number, key: string): Reading =>
      key === region ? halved(from)(hour) : known(usual(hour));
    const book = bookOf({ value, keys: [region, other] });
    judgeHours(book, 1, from + 4);
    expect([saidAt(book, from + 4), saidAt(book, from + 4, other)]).toMatchObject([
      { isOdd: true },
      { isOdd: false },
    ]);
  });

  test('one that nothing is known of yet is warming', () => {
    const book = bookOf({ value: () => unread('no-series') });
    judgeHours(book, 1, 3);
    expect(saidAt(book, 3)).toEqual({ known: false, why: 'warming-up' });
    expect(Object.keys(book.take())).toHaveLength(1);
  });
});

test('what is stored of the weeks before is learned when a series is met', () => {
  const book = bookOf({ stored: (hour) => known(usual(hour + 20 * WEEK)) });
  judgeHours(book, 1, 1);
  expect(saidAt(book, 1)).toMatchObject({ known: true, isOdd: false });
});

describe('after a restart', () => {
  const from = 4 * WEEK + 10;
  const life: Life = { value: halved(from), keys: [region, '', 'a s5', 's5'] };

  test.each([1, WEEK, 2 * WEEK + 1, from + 1, from + 3])(
    'at hour %d it goes on as if it never stopped',
    (stop) => {
      const whole = bookOf(life);
      judgeHours(whole, 1, from + 12);

      const before = bookOf(life);
      judgeHours(before, 1, stop);
      const notes = JSON.parse(JSON.stringify(before.take())) as Readonly<Record<string, Json>>;
      const after = bookOf({ ...life, notes });
      judgeHours(after, stop, from + 12);
      for (const key of life.keys!)
        for (let hour = Math.max(stop, from); hour <= from + 12; hour += 1)
          expect([hour, saidAt(after, hour, key)]).toEqual([hour, saidAt(whole, hour, key)]);
    },
  );

  test('between every two hours', () => {
    const whole = bookOf(life);
    judgeHours(whole, 1, from + 6);
    let notes: Readonly<Record<string, Json>> = {};
    for (let hour = 1; hour <= from + 6; hour += hour < from - 2 ? 97 : 1) {
      const to = hour < from - 2 ? Math.min(hour + 96, from - 2) : hour;
      const book = bookOf({ ...life, notes });
      judgeHours(book, hour, to);
      notes = { ...notes, ...(JSON.parse(JSON.stringify(book.take())) as Readonly<Record<string, Json>>) };
    }
    const end = bookOf({ ...life, notes });
    expect(saidAt(end, from + 6)).toEqual(saidAt(whole, from + 6));
    expect(saidAt(end, from + 6)).toMatchObject({ known: true, isOdd: true });
  });

  test('what an hour changes is a few rows, not all that was learned', () => {
    const book = bookOf({});
    judgeHours(book, 1, 3 * WEEK);
    book.take();
    judgeHours(book, 3 * WEEK + 1, 3 * WEEK + 1);
    expect(Object.keys(book.take())).toHaveLength(4);
  });

  test('of a detector that nobody asks for any more nothing is read', () => {
    const { notes } = {
      notes: { 'detector:gone head 강남구': [[1], []], 'source:x': null } as Record<string, Json>,
    };
    expect(saidAt(bookOf({ notes }), 1)).toEqual({ known: false, why: 'warming-up' });
  });
});
