import { expect, test } from '@jest/globals';
import { type LabelledWindow, nabScore, positionScore, probationRows } from './nab-score.ts';

/** 10,000 rows, of which 750 are no part of it; two windows of 401 rows. */
const ROWS = 10_000;
const WINDOWS: readonly LabelledWindow[] = [
  { from: 2_000, to: 2_400 },
  { from: 6_000, to: 6_400 },
];

test.each<[string, number, number]>([
  ['the left edge of a window', -1, 0.98661],
  ['its middle', -0.5, 0.84828],
  ['its right edge', 0, 0],
  ['as far behind as it is wide', 1, -0.98661],
  ['far behind', 3, -1],
])('a position at %s, as the benchmark’s own text says', (_title, position, want) => {
  expect(positionScore(position)).toBeCloseTo(want, 5);
});

test.each([
  [1_000, 150],
  [10_320, 750],
])('of %d rows %d are not scored', (rows, want) => {
  expect(probationRows(rows)).toBe(want);
});

const falseAlarm = 100 * (0.11 / 4);
test.each<[string, readonly number[], number, number, number]>([
  ['nothing found', [], 0, 0, 0],
  ['both at once', [2_000, 6_000], 100, 2, 0],
  ['one of them', [2_000], 50, 1, 0],
  ['a later one in a window adds nothing', [2_000, 2_300, 6_000], 100, 2, 0],
  ['a false alarm before all windows costs its whole weight', [1_000, 2_000, 6_000], 100 - falseAlarm, 2, 1],
  ['one right behind a window costs nearly nothing', [2_000, 2_401, 6_000], 99.98, 2, 1],
  ['one far behind costs all of it', [2_000, 4_000, 6_000], 100 - falseAlarm, 2, 1],
  ['one that is not scored yet costs nothing', [10, 2_000, 6_000], 100, 2, 0],
  ['the middle of a window is worth 0.86', [2_200, 6_000], 50 + 25 + 25 * (0.8488 / 0.98661), 2, 0],
])('%s', (_title, detections, score, found, further) => {
  const scored = nabScore(ROWS, detections, WINDOWS);
  expect(scored.score).toBeCloseTo(score, 1);
  expect(scored).toMatchObject({ found, further, events: 2 });
});

test('of a window that began before the scoring, only what is scored counts', () => {
  const windows = [{ from: 600, to: 900 }];
  expect(nabScore(ROWS, [700], windows).found).toBe(0);
  expect(nabScore(ROWS, [800], windows).found).toBe(1);
});
