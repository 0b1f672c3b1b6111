import { expect, test } from '@jest/globals';
import { signalFlag } from './signal-flag.ts';

test('everybody who waits is woken once, in order, and nobody who comes later', async () => {
  const flag = signalFlag();
  const woken: string[] = [];
  const wait = (name: string) => flag.next().then(() => woken.push(name));
  const first = Promise.all([wait('a'), wait('b')]);
  flag.raise();
  const late = wait('late');
  await first;
  expect(woken).toEqual(['a', 'b']);
  flag.raise();
  await late;
  expect(woken).toEqual(['a', 'b', 'late']);
});

test('a change between the look and the wait is not missed', async () => {
  const flag = signalFlag();
  let count = 0;
  const seen: number[] = [];
  const reader = (async () => {
    while (count < 3) {
      await flag.next();
      seen.push(count);
    }
  })();
  for (let i = 0; i < 3; i += 1) {
    count += 1;
    flag.raise();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await reader;
  expect(seen).toEqual([1, 2, 3]);
});

test('raising without anybody waiting is nothing', () => {
  expect(() => signalFlag().raise()).not.toThrow();
});
