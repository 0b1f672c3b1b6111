import { expect, test } from '@jest/globals';
import { createKeySample } from './key-sample.ts';

test('few keys are counted exactly, each once', () => {
  const sample = createKeySample(100);
  for (const key of ['a', 'b', 'a', '가']) sample.add(key, 0);
  expect(sample.count(0)).toBe(3);
});

test('what is known of a key adds up', () => {
  const sample = createKeySample(100);
  sample.add('a', 1);
  sample.add('a', 2);
  sample.add('b', 1);
  expect([sample.count(1), sample.count(2), sample.count(3)]).toEqual([2, 1, 1]);
});

test.each([
  ['twice as many as are kept', 2_000],
  ['a hundred times as many', 100_000],
])('of more than the limit the count is an estimate: %s', (_title, keys) => {
  const sample = createKeySample(1_000);
  for (let at = 0; at < keys; at++) sample.add(`order-${at}`, at % 2 === 0 ? 1 : 2);
  expect(Math.abs(sample.count(0) - keys) / keys).toBeLessThan(0.1);
  expect(Math.abs(sample.count(1) / sample.count(0) - 0.5)).toBeLessThan(0.05);
});

test('the sample is the same whatever the order: two counts fit each other', () => {
  const [forth, back] = [createKeySample(500), createKeySample(500)];
  for (let at = 0; at < 20_000; at++) {
    forth.add(`c${at}`, 1);
    back.add(`c${19_999 - at}`, 1);
  }
  expect(forth.count(1)).toBe(back.count(1));
});
