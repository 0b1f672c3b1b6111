import { expect, test } from '@jest/globals';
import { studentScore } from './student-score.ts';

test.each<[string, number, number, number]>([
  ['one in a thousand, 10 degrees', 4.1437, 10, 3.0902],
  ['one in a hundred, 20 degrees', 2.528, 20, 2.3263],
  ['five in a hundred, 8 degrees', 1.8595, 8, 1.6449],
  ['many degrees are nearly normal', 3, 1e6, 3],
  ['the sign stays', -4.1437, 10, -3.0902],
  ['the middle', 0, 8, 0],
])('%s', (_title, t, freedom, want) => {
  expect(Math.abs(studentScore(t, freedom) - want)).toBeLessThan(0.02);
});
