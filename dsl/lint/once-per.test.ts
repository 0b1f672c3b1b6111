import { expect, test } from '@jest/globals';
import { oncePer } from './once-per.ts';

test('an answer is worked out once for each object, even where it is nothing', () => {
  let asked = 0;
  const answer = oncePer((_key: object) => {
    asked++;
    return undefined;
  });
  const [a, b] = [{}, {}];
  expect([answer(a), answer(a), answer(b)]).toEqual([undefined, undefined, undefined]);
  expect(asked).toBe(2);
});
