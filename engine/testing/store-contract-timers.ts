import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { Fenced } from '../outside-error.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { T0, timerOf } from './store-samples.ts';

const MINUTE = 60_000;

/** What is due at a time of the store's clock: set, told when it is due, dropped, each in a commit (R2, R10). */
export function describeTimers(maker: StoreMaker): void {
  const fixture = useStore(maker);

  const dueIds = async (): Promise<readonly string[]> =>
    (await fixture().store.dueTimers()).map(({ id }) => id);

  test('a timer is due from its instant on, and stays due until it is dropped', async () => {
    const { store, clock, epoch } = fixture();
    await store.commit(commitOf(epoch, { timers: [timerOf('a')] }));
    clock.set(T0 + 10 * MINUTE - 1);
    expect(await store.dueTimers()).toEqual([]);
    clock.set(T0 + 10 * MINUTE);
    expect(await store.dueTimers()).toEqual([timerOf('a')]);
    expect(await store.dueTimers()).toEqual([timerOf('a')]);
    await store.commit(commitOf(epoch, { dropTimers: ['a'] }));
    expect(await store.dueTimers()).toEqual([]);
  });

  test('the longest due comes first, then by id', async () => {
    const { store, clock, epoch } = fixture();
    const timers = [timerOf('c'), timerOf('b'), timerOf('a', { dueMs: T0 + MINUTE })];
    await store.commit(commitOf(epoch, { timers }));
    clock.set(T0 + 60 * MINUTE);
    expect(await dueIds()).toEqual(['a', 'b', 'c']);
  });

  test('a timer that is there stays as it is when it is set again', async () => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { timers: [timerOf('a', { dueMs: T0 - 1 })] }));
    await store.commit(commitOf(epoch, { timers: [timerOf('a')] }));
    expect(await store.dueTimers()).toEqual([timerOf('a', { dueMs: T0 - 1 })]);
  });

  test('what is set and dropped in one commit is never set; dropping what is not there is nothing', async () => {
    const { store, epoch } = fixture();
    const timers = [timerOf('a', { dueMs: T0 }), timerOf('b', { dueMs: T0 })];
    await store.commit(commitOf(epoch, { timers, dropTimers: ['a', 'nobody'] }));
    expect(await dueIds()).toEqual(['b']);
  });

  test('what was set is loaded in the order of ids, due or not', async () => {
    const { store, epoch } = fixture();
    const timers = [timerOf('b', { dueMs: T0 - 1 }), timerOf('a')];
    await store.commit(commitOf(epoch, { timers }));
    expect((await store.load()).timers).toEqual([timerOf('a'), timerOf('b', { dueMs: T0 - 1 })]);
  });

  test('a commit that is refused sets none', async () => {
    const { store, epoch } = fixture();
    await store.claimEvaluator();
    const late = store.commit(commitOf(epoch, { timers: [timerOf('a', { dueMs: T0 })] }));
    await expect(late).rejects.toBeInstanceOf(Fenced);
    expect(await store.dueTimers()).toEqual([]);
  });
}
