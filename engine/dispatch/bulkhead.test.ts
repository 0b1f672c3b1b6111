import { expect, test } from '@jest/globals';
import { bulkhead } from './bulkhead.ts';

/** A task that ends when it is told. */
function gate() {
  let open = () => {};
  let fail = (_error: Error) => {};
  const promise = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

test('the third call of two slots waits for the first to end, in order', async () => {
  const hold = bulkhead(2);
  const gates = [gate(), gate(), gate(), gate()];
  const begun: number[] = [];
  const all = gates.map((g, i) =>
    hold.run('a', async () => {
      begun.push(i);
      return g.promise;
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  gates[1]?.open();
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  for (const g of gates) g.open();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('names do not wait for each other', async () => {
  const hold = bulkhead(1);
  const first = gate();
  const slow = hold.run('a', () => first.promise);
  await expect(hold.run('b', async () => 'b')).resolves.toBe('b');
  first.open();
  await slow;
});

test('a task that fails gives its slot back', async () => {
  const hold = bulkhead(1);
  const first = gate();
  const failed = hold.run('a', () => first.promise);
  const second = hold.run('a', async () => 'second');
  first.fail(new Error('broken'));
  await expect(failed).rejects.toThrow('broken');
  await expect(second).resolves.toBe('second');
  await expect(hold.run('a', async () => 'third')).resolves.toBe('third');
});

test('a slot that is handed on is not free as well', async () => {
  const hold = bulkhead(1);
  const gates = [gate(), gate(), gate()];
  const begun: number[] = [];
  const start = (i: number) =>
    hold.run('a', async () => {
      begun.push(i);
      return gates[i]?.promise;
    });
  const first = start(0);
  const second = start(1);
  gates[0]?.open();
  await first;
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  const third = start(2);
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  gates[1]?.open();
  gates[2]?.open();
  await Promise.all([second, third]);
  expect(begun).toEqual([0, 1, 2]);
});
