import { expect, test } from '@jest/globals';
import { cusumGain, cusumNext } from './cusum.ts';
import { logNegativeBinomial } from './negative-binomial.ts';

const POISSON = Number.POSITIVE_INFINITY;

test.each<[string, number, number, number, number, number]>([
  ['nothing: all of μ (1 − ρ) speaks for a fall', 0, 10, POISSON, 0.4, 6],
  ['as many as usual speak against it', 10, 10, POISSON, 0.4, 10 * Math.log(0.4) + 6],
  ['and against a rise', 10, 10, POISSON, 2, 10 * Math.log(2) - 10],
  ['twice as many speak for it', 20, 10, POISSON, 2, 20 * Math.log(2) - 10],
])('score: %s', (_title, x, mean, size, times, want) => {
  expect(cusumGain(x, mean, size, times)).toBeCloseTo(want, 10);
});

test.each([
  [0, 5, 3, 0.4],
  [4, 5, 3, 0.4],
  [17, 5, 3, 2],
])('of %d at mean %d and size %d it is the ratio of likelihoods', (x, mean, size, times) => {
  const want = logNegativeBinomial(x, mean * times, size) - logNegativeBinomial(x, mean, size);
  expect(cusumGain(x, mean, size, times)).toBeCloseTo(want, 9);
});

test.each([
  [0.5, 2, 0.4],
  [20, 10, 0.4],
  [20, 10, 2],
])(
  'mean %d, size %d, to %d: e to the score is 1 on average, which the promise rests on',
  (mean, size, times) => {
    let average = 0;
    for (let x = 0; x < 3_000; x += 1)
      average += Math.exp(logNegativeBinomial(x, mean, size) + cusumGain(x, mean, size, times));
    expect(average).toBeCloseTo(1, 6);
  },
);

test.each<[string, number, number, number]>([
  ['adds up', 2, 1.5, 3.5],
  ['never below nothing', 2, -5, 0],
  ['never above what it may', 9, 5, 10],
])('the sum %s', (_title, sum, gain, want) => {
  expect(cusumNext(sum, gain, 10)).toBe(want);
});

test('a full stop takes h/(μ(1 − ρ)) windows', () => {
  const [h, mean, times] = [9.5, 2, 0.4];
  let [sum, windows] = [0, 0];
  for (; sum < h; windows += 1) sum = cusumNext(sum, cusumGain(0, mean, POISSON, times), 99);
  expect(windows).toBe(Math.ceil(h / (mean * (1 - times))));
});
