import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { Fenced } from '../outside-error.ts';
import { type AnyStore, type StoreMaker, useStore } from './store-fixture.ts';
import { leaseOf, partialOf, progressOf, runOf, signalOf, T0 } from './store-samples.ts';

const CLAIM_MS = 30_000;

/** Several processes at once, on several connections where the database has them. */
export function describeRaces(maker: StoreMaker): void {
  const fixture = useStore(maker);

  async function several(n: number): Promise<readonly AnyStore[]> {
    const { store, another } = fixture();
    const others: AnyStore[] = [];
    while (others.length < n - 1) others.push(await another());
    return [store, ...others];
  }

  test('four claimers, 200 runs: each is claimed and sent once', async () => {
    const { store, epoch } = fixture();
    const keys = Array.from({ length: 200 }, (_, i) => `k${i}`);
    await store.commit(commitOf(epoch, { runs: keys.map((key) => runOf(key)) }));
    const sent = await Promise.all(
      (await several(4)).map(async (claimer) => {
        const mine: string[] = [];
        for (
          let runs = await claimer.claim(7, CLAIM_MS);
          runs.length > 0;
          runs = await claimer.claim(7, CLAIM_MS)
        ) {
          for (const { key, fence } of runs) if (await claimer.sent(key, fence)) mine.push(key);
        }
        return mine;
      }),
    );
    expect(sent.flat().toSorted()).toEqual(keys.toSorted());
  });

  test('four claimers, one target: never two at once, always in order', async () => {
    const { store, epoch } = fixture();
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
    const place = { target: 'restaurant-1', effect: 'restaurant.open' };
    await store.commit(commitOf(epoch, { runs: keys.map((key) => runOf(key, place)) }));
    const performed: string[] = [];
    let underWay = 0;
    await Promise.all(
      (await several(4)).map(async (claimer) => {
        while (performed.length < keys.length) {
          for (const { key, fence } of await claimer.claim(3, CLAIM_MS)) {
            underWay += 1;
            expect(underWay).toBe(1);
            await claimer.sent(key, fence);
            performed.push(key);
            underWay -= 1;
            await claimer.finish(key, fence, { status: 'succeeded', outcome: null, signal: signalOf(key) });
          }
        }
      }),
    );
    expect(performed).toEqual(keys);
    expect(await store.signals()).toHaveLength(keys.length);
  });

  test('claims that ran out are taken by one', async () => {
    const { store, clock, epoch } = fixture();
    const keys = Array.from({ length: 60 }, (_, i) => `k${i}`);
    await store.commit(commitOf(epoch, { runs: keys.map((key) => runOf(key)) }));
    for (const { key, fence } of await store.claim(100, CLAIM_MS)) await store.sent(key, fence);
    clock.set(T0 + CLAIM_MS);
    const again = await Promise.all((await several(4)).map((claimer) => claimer.claim(60, CLAIM_MS)));
    expect(
      again
        .flat()
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(keys.toSorted());
    expect(new Set(again.flat().map(({ fence, maybeSent }) => `${fence} ${maybeSent}`))).toEqual(
      new Set(['2 true']),
    );
  });

  test('of commits that judge the same instant one wins', async () => {
    const { epoch } = fixture();
    const results = await Promise.allSettled(
      (await several(8)).map((store, i) =>
        store.commit(
          commitOf(epoch, {
            through: [{ clock: 'a', from: null, to: 10 + i }],
            outbox: [{ topic: 't', key: 'k', value: `${i}` }],
          }),
        ),
      ),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Fenced);
    const [message, ...more] = await fixture().store.outbox(10);
    expect(more).toEqual([]);
    expect((await fixture().store.load()).through).toEqual({ a: 10 + Number(message?.value) });
  });

  test('of commits that consume the same signal one wins', async () => {
    const { store, epoch } = fixture();
    await store.signal(signalOf('s'));
    const [signal] = await store.signals();
    const commit = commitOf(epoch, { consumed: [signal?.seq ?? 0] });
    const results = await Promise.allSettled((await several(4)).map((one) => one.commit(commit)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('evaluators that come together get different epochs, and the greatest one stays', async () => {
    const epochs = await Promise.all((await several(6)).map((store) => store.claimEvaluator()));
    expect(new Set(epochs).size).toBe(6);
    const results = await Promise.allSettled(epochs.map((epoch) => fixture().store.commit(commitOf(epoch))));
    expect(epochs.filter((_, i) => results[i]?.status === 'fulfilled')).toEqual([Math.max(...epochs)]);
  });

  test('readers that are given the same partitions get different epochs, and the greatest one stays', async () => {
    const { store, epoch } = fixture();
    const parts = [0, 1, 2].map((partition) => ({ topic: 'orders', partition }));
    const given = await Promise.all(
      (await several(6)).map((one, i) => one.assign(i % 2 === 0 ? parts : parts.toReversed())),
    );
    const epochs = given.map((rows) => rows.find(({ partition }) => partition === 1)?.epoch ?? 0);
    expect(epochs.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    const results = await Promise.allSettled(
      epochs.map((of) =>
        store.commit(commitOf(epoch, { partitions: [progressOf({ epoch: of, partition: 1 })] })),
      ),
    );
    expect(epochs.filter((_, i) => results[i]?.status === 'fulfilled')).toEqual([6]);
  });

  test('a successor sees all of a commit that it did not stop, evaluator and reader alike', async () => {
    const { store } = fixture();
    const [, successor = store] = await several(2);
    const part = { topic: 'orders', partition: 0 };
    const rows = Array.from({ length: 300 }, (_, i) => partialOf(T0 + i * 10_000));
    let done = 0;
    for (let round = 1; round <= 10; round++) {
      const evaluator = await store.claimEvaluator();
      const [{ epoch = 0 } = {}] = await store.assign([part]);
      const commit = commitOf(evaluator, {
        partitions: [progressOf({ epoch, readOffset: round })],
        partials: rows,
        notes: { round },
      });
      // The even rounds take over the partition, the odd ones the evaluator.
      const [committed, seen] = await Promise.all([
        store.commit(commit).then(
          () => true,
          () => false,
        ),
        round % 2 === 0
          ? successor.assign([part]).then(([now]) => now?.readOffset)
          : successor.claimEvaluator().then(async () => (await successor.load()).notes['round']),
      ]);
      expect(seen === round).toBe(committed);
      done += 1;
    }
    expect(done).toBe(10);
  });

  test('what is loaded is the state of one instant, whatever is committed meanwhile', async () => {
    const { store, epoch } = fixture();
    const [, reader = store] = await several(2);
    let writing = true;
    const loads = (async () => {
      const seen: string[] = [];
      while (writing) {
        const { partials, leases } = await reader.load();
        seen.push(`${partials[0]?.pane.cells[0]?.[1]} ${leases[0]?.incident}`);
      }
      return seen;
    })();
    for (let round = 0; round < 60; round++) {
      await store.commit(
        commitOf(epoch, {
          partials: [partialOf(T0, {}, `${round}`)],
          leases: [leaseOf('k', { incident: `${round}` })],
        }),
      );
    }
    writing = false;
    const torn = (await loads).filter((pair) => new Set(pair.split(' ')).size !== 1);
    expect(torn).toEqual([]);
  });

  test('the same signal from many is one', async () => {
    await Promise.all((await several(6)).map((store) => store.signal(signalOf('s'))));
    expect(await fixture().store.signals()).toHaveLength(1);
  });

  test('a cancel and a sent exclude each other', async () => {
    const { store, epoch } = fixture();
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
    await store.commit(commitOf(epoch, { runs: keys.map((key) => runOf(key)) }));
    const claimed = await store.claim(100, CLAIM_MS);
    const [, other = store] = await several(2);
    const sent: string[] = [];
    await Promise.all([
      (async () => {
        for (const key of keys.toReversed()) await other.commit(commitOf(epoch, { cancelRuns: [key] }));
      })(),
      ...claimed.map(async ({ key, fence }) => {
        if (await store.sent(key, fence)) sent.push(key);
      }),
    ]);
    const runs = await store.runs({ incident: 'i1' });
    const statusOf = (of: string) => runs.filter(({ status }) => status === of).map(({ key }) => key);
    expect(statusOf('sent').toSorted()).toEqual(sent.toSorted());
    expect(statusOf('cancelled')).toHaveLength(keys.length - sent.length);
  });
}
