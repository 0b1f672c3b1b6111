import { expect, test } from '@jest/globals';
import type { Judged, JudgeOf } from '../ask.ts';
import { commitOf } from '../commit-of.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { askOf, saidOf, T0 } from './store-samples.ts';

const MINUTE = 60_000;

/** Questions and approvals: what is said is kept, ends once, and is told to the incident (R10, R28). */
export function describeAsks(maker: StoreMaker): void {
  const fixture = useStore(maker);

  const asked = async (...asks: Parameters<typeof askOf>[]): Promise<void> => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { asks: asks.map((of) => askOf(...of)) }));
  };
  const grants =
    (by: string): JudgeOf =>
    ({ status }): Judged =>
      status === 'open'
        ? { said: { by, said: 'grant', reason: 'looks right', refused: null }, status: 'granted' }
        : { said: { by, said: 'grant', reason: '', refused: 'granted' }, status };

  test('what waits is told in the order of asking, with what was said', async () => {
    const { store } = fixture();
    await asked(['b'], ['a', { kind: 'question', from: [], choices: ['예', '아니요'] }]);
    await store.say('a', () => ({
      said: { by: 'kim', said: '글쎄', reason: '', refused: 'choice' },
      status: 'open',
    }));
    expect(await store.asks('open')).toEqual([
      { ...askOf('b'), said: [] },
      {
        ...askOf('a', { kind: 'question', from: [], choices: ['예', '아니요'] }),
        said: [saidOf('kim', { said: '글쎄', refused: 'choice' })],
      },
    ]);
    expect(await store.signals()).toEqual([]);
  });

  test('one that is there stays as it is when it is asked again', async () => {
    const { store } = fixture();
    await asked(['a']);
    await store.say('a', grants('kim'));
    await asked(['a', { dueMs: T0 + 1 }]);
    expect(await store.asks('open')).toEqual([]);
    expect(await store.asks({ id: 'a' })).toMatchObject([{ dueMs: T0 + 10 * MINUTE, status: 'granted' }]);
  });

  test('the word that decides ends it, and its incident is told who and after how long', async () => {
    const { store, clock } = fixture();
    await asked(['a']);
    clock.set(T0 + 2 * MINUTE);
    expect(await store.say('a', grants('kim'))).toMatchObject({ status: 'granted' });
    expect(await store.asks({ id: 'a' })).toEqual([
      {
        ...askOf('a', { status: 'granted' }),
        said: [saidOf('kim', { reason: 'looks right', atMs: T0 + 2 * MINUTE })],
      },
    ]);
    expect(await store.signals()).toEqual([
      {
        seq: 1,
        id: 'reply:a',
        incident: 'i1',
        kind: 'reply',
        payload: {
          ask: 'a',
          status: 'granted',
          choice: null,
          by: ['kim'],
          reason: 'looks right',
          afterMs: 2 * MINUTE,
        },
      },
    ]);
  });

  test('a word after the end is kept and changes nothing', async () => {
    const { store } = fixture();
    await asked(['a']);
    await store.say('a', grants('kim'));
    expect(await store.say('a', grants('lee'))).toMatchObject({ said: { refused: 'granted' } });
    const [ask] = await store.asks({ id: 'a' });
    expect(ask?.said.map(({ by, refused }) => [by, refused])).toEqual([
      ['kim', null],
      ['lee', 'granted'],
    ]);
    expect(await store.signals()).toHaveLength(1);
  });

  test('what nobody asked cannot be answered', async () => {
    expect(await fixture().store.say('nobody', grants('kim'))).toBeNull();
    expect(await fixture().store.asks({ id: 'nobody' })).toEqual([]);
  });

  test('what waited for too long lapses, once', async () => {
    const { store, clock } = fixture();
    await asked(['a'], ['b', { dueMs: T0 + 20 * MINUTE }]);
    clock.set(T0 + 10 * MINUTE - 1);
    expect(await store.lapseAsks()).toBe(0);
    clock.set(T0 + 10 * MINUTE);
    expect(await store.lapseAsks()).toBe(1);
    expect(await store.lapseAsks()).toBe(0);
    expect((await store.asks('open')).map(({ id }) => id)).toEqual(['b']);
    expect(await store.signals()).toMatchObject([
      { id: 'reply:a', payload: { status: 'lapsed', by: [], choice: null, afterMs: 10 * MINUTE } },
    ]);
  });

  test('what is withdrawn tells nobody, and what has ended stays so', async () => {
    const { store, epoch, clock } = fixture();
    await asked(['a'], ['b']);
    await store.say('b', grants('kim'));
    await store.commit(commitOf(epoch, { cancelAsks: ['a', 'b', 'nobody'] }));
    clock.set(T0 + 60 * MINUTE);
    expect(await store.lapseAsks()).toBe(0);
    expect(await store.asks({ id: 'a' })).toMatchObject([{ status: 'cancelled' }]);
    expect(await store.asks({ id: 'b' })).toMatchObject([{ status: 'granted' }]);
    expect(await store.signals()).toHaveLength(1);
  });

  test('of words that come at the same time one decides', async () => {
    const { store, another } = fixture();
    await asked(['a']);
    const other = await another();
    const judged = await Promise.all(
      [store, other, store, other].map((one, i) => one.say('a', grants(`p${i}`))),
    );
    expect(judged.filter((one) => one?.said.refused === null)).toHaveLength(1);
    expect(await store.signals()).toHaveLength(1);
    expect((await store.asks({ id: 'a' }))[0]?.said).toHaveLength(4);
  });
}
