import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { runOf, signalOf } from './store-samples.ts';

/** The inbox (R10) and the outbox (E4). */
export function describeMessages(maker: StoreMaker): void {
  const fixture = useStore(maker);

  test('signals come oldest first, as they were', async () => {
    const { store } = fixture();
    const second = signalOf('a', { kind: 'answer', incident: 'i2', payload: ['x', null, 1.5] });
    await store.signal(signalOf('b'));
    await store.signal(second);
    const [one, two, ...more] = await store.signals();
    expect([one, two]).toEqual([
      { ...signalOf('b'), seq: one?.seq },
      { ...second, seq: two?.seq },
    ]);
    expect(one?.seq).toBeLessThan(two?.seq ?? 0);
    expect(more).toEqual([]);
  });

  test('a second signal with the same id is dropped, after it was consumed too', async () => {
    const { store, epoch } = fixture();
    await store.signal(signalOf('s', { payload: 'first' }));
    await store.signal(signalOf('s', { payload: 'second' }));
    const [only, ...more] = await store.signals();
    expect(only?.payload).toBe('first');
    expect(more).toEqual([]);
    await store.commit(commitOf(epoch, { consumed: [only?.seq ?? 0] }));
    await store.signal(signalOf('s', { payload: 'third' }));
    expect(await store.signals()).toEqual([]);
  });

  test('an outcome that came before by another way is one signal', async () => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { runs: [runOf('k')] }));
    await store.claim(1, 30_000);
    await store.signal(signalOf('s', { payload: 'first' }));
    expect(await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: signalOf('s') })).toBe(
      true,
    );
    expect((await store.signals()).map(({ payload }) => payload)).toEqual(['first']);
  });

  test('consumed signals leave, the others stay; one named twice is one', async () => {
    const { store, epoch } = fixture();
    for (const id of ['a', 'b', 'c']) await store.signal(signalOf(id));
    const [a, , c] = await store.signals();
    await store.commit(commitOf(epoch, { consumed: [c?.seq ?? 0, a?.seq ?? 0, a?.seq ?? 0] }));
    expect((await store.signals()).map(({ id }) => id)).toEqual(['b']);
  });

  test('messages have ascending ids in the order they were given, over commits', async () => {
    const { store, epoch } = fixture();
    const message = (value: string) => ({ topic: 'anomalies', key: 'k', value });
    await store.commit(commitOf(epoch, { outbox: [message('1'), message('2')] }));
    await store.commit(commitOf(epoch, { outbox: [message('3')] }));
    const all = await store.outbox(10);
    expect(all.map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => a - b));
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(all[0]).toEqual({ ...message('1'), id: all[0]?.id });
    expect(await store.outbox(2)).toEqual(all.slice(0, 2));
  });

  test('published messages leave; ids that are gone do not matter', async () => {
    const { store, epoch } = fixture();
    await store.commit(
      commitOf(epoch, { outbox: ['1', '2', '3'].map((value) => ({ topic: 't', key: 'k', value })) }),
    );
    const [first, second] = await store.outbox(10);
    await store.published([first?.id ?? 0, second?.id ?? 0]);
    await store.published([first?.id ?? 0, 999]);
    await store.published([]);
    expect((await store.outbox(10)).map(({ value }) => value)).toEqual(['3']);
  });

  test('an id is never given twice', async () => {
    const { store, epoch } = fixture();
    const message = { topic: 't', key: 'k', value: 'v' };
    await store.commit(commitOf(epoch, { outbox: [message] }));
    const [first] = await store.outbox(1);
    await store.published([first?.id ?? 0]);
    await store.commit(commitOf(epoch, { outbox: [message] }));
    const [next] = await store.outbox(1);
    expect(next?.id).toBeGreaterThan(first?.id ?? 0);
  });
}
