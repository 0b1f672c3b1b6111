import { describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import type { AttemptResult, LeaseRow, RunRow } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { leaseOf, runOf, signalOf, T0 } from './store-samples.ts';

const CLAIM_MS = 30_000;

/** How attempts end, what is cancelled, which leases are overdue (R10, R18, R23, R28). */
export function describeRuns(maker: StoreMaker): void {
  const fixture = useStore(maker);

  async function claimed(...runs: readonly RunRow[]): Promise<void> {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { runs }));
    await store.claim(100, CLAIM_MS);
  }

  async function statuses(): Promise<Readonly<Record<string, string>>> {
    const runs = await fixture().store.runs({ incident: 'i1' });
    return Object.fromEntries(runs.map(({ key, status }) => [key, status]));
  }

  test('runs of an incident and open runs are told apart, in the order of insertion', async () => {
    const { store, epoch } = fixture();
    const mine = [runOf('b'), runOf('a', { status: 'skipped' })];
    const others = [
      runOf('c', { incident: 'i2' }),
      runOf('d', { incident: 'i2', mode: 'shadow', status: 'succeeded' }),
    ];
    await store.commit(commitOf(epoch, { runs: [...mine, ...others] }));
    expect(await store.runs({ incident: 'i1' })).toEqual(mine);
    expect(await store.runs({ incident: 'nobody' })).toEqual([]);
    expect((await store.runs('open')).map(({ key }) => key)).toEqual(['b', 'c']);
  });

  test.each<[AttemptResult['status'] & RunRow['status']]>([
    ['succeeded'],
    ['failed'],
    ['unknown'],
    ['expired'],
    ['cancelled'],
    ['skipped'],
  ])('an attempt that ended as %s is final, and its signal comes with it', async (status) => {
    const { store } = fixture();
    await claimed(runOf('k'));
    await store.sent('k', 1);
    expect(await store.finish('k', 1, { status, outcome: { reason: 'r' }, signal: signalOf('s') })).toBe(
      true,
    );
    expect(await store.runs({ incident: 'i1' })).toEqual([runOf('k', { status, outcome: { reason: 'r' } })]);
    expect(await store.runs('open')).toEqual([]);
    expect(await store.signals()).toEqual([{ ...signalOf('s'), seq: 1 }]);
    expect(await store.finish('k', 1, { status: 'failed', outcome: null, signal: signalOf('again') })).toBe(
      false,
    );
    expect(await store.signals()).toHaveLength(1);
  });

  test('an attempt may end before anything was sent', async () => {
    const { store } = fixture();
    await claimed(runOf('k'));
    expect(await store.finish('k', 1, { status: 'expired', outcome: null, signal: signalOf('s') })).toBe(
      true,
    );
    expect(await statuses()).toEqual({ k: 'expired' });
  });

  test('a retry waits for its instant and counts the attempt', async () => {
    const { store, clock } = fixture();
    await claimed(runOf('k'));
    await store.sent('k', 1);
    expect(
      await store.finish('k', 1, { status: 'retry', outcome: { code: 503 }, notBeforeMs: T0 + 1_000 }),
    ).toBe(true);
    expect(await store.runs('open')).toEqual([
      runOf('k', { attempts: 1, outcome: { code: 503 }, notBeforeMs: T0 + 1_000 }),
    ]);
    expect(await store.claim(1, CLAIM_MS)).toEqual([]);
    expect(await store.sent('k', 1)).toBe(false);
    expect(await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: null })).toBe(false);
    clock.set(T0 + 1_000);
    expect(await store.claim(1, CLAIM_MS)).toMatchObject([
      { key: 'k', attempts: 1, fence: 2, maybeSent: false },
    ]);
  });

  test('finish is refused for a run that nobody claimed', async () => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { runs: [runOf('k')] }));
    expect(await store.finish('k', 0, { status: 'succeeded', outcome: null, signal: signalOf('s') })).toBe(
      false,
    );
    expect(await store.signals()).toEqual([]);
  });

  describe('cancelling', () => {
    async function cancel(): Promise<void> {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { cancelRuns: ['k', 'not there'] }));
    }

    test('a pending run is never claimed', async () => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { runs: [runOf('k')] }));
      await cancel();
      expect(await statuses()).toEqual({ k: 'cancelled' });
      expect(await store.claim(1, CLAIM_MS)).toEqual([]);
    });

    test('a run decided by the same commit is cancelled too', async () => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { runs: [runOf('k')], cancelRuns: ['k'] }));
      expect(await statuses()).toEqual({ k: 'cancelled' });
    });

    test('an undo that a person took over ends even where it was tried, or is under way', async () => {
      const { store, epoch } = fixture();
      await store.commit(
        commitOf(epoch, { runs: [runOf('act'), runOf('k', { kind: 'undo', effect: null })] }),
      );
      await store.claim(2, CLAIM_MS);
      for (const key of ['act', 'k']) await store.sent(key, 1);
      await store.commit(commitOf(epoch, { cancelRuns: ['act', 'k'] }));
      expect(await statuses()).toEqual({ act: 'sent', k: 'cancelled' });
      expect(await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: null })).toBe(false);
    });

    test('an undo that waits for its next attempt is not tried again', async () => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { runs: [runOf('k', { kind: 'undo' })] }));
      await store.claim(1, CLAIM_MS);
      await store.sent('k', 1);
      const retry = { status: 'retry', outcome: {}, notBeforeMs: T0 } as const;
      expect(await store.finish('k', 1, retry)).toBe(true);
      await cancel();
      expect(await statuses()).toEqual({ k: 'cancelled' });
      expect(await store.claim(1, CLAIM_MS)).toEqual([]);
    });

    test('a claimed run may not be sent any more, nor finished', async () => {
      const { store } = fixture();
      await claimed(runOf('k'));
      await cancel();
      expect(await store.sent('k', 1)).toBe(false);
      expect(await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: null })).toBe(false);
      expect(await statuses()).toEqual({ k: 'cancelled' });
    });

    test('a run that waits for its second attempt is cancelled', async () => {
      const { store } = fixture();
      await claimed(runOf('k'));
      await store.sent('k', 1);
      await store.finish('k', 1, { status: 'retry', outcome: null, notBeforeMs: T0 });
      await cancel();
      expect(await statuses()).toEqual({ k: 'cancelled' });
    });

    test('a sent run goes on', async () => {
      const { store } = fixture();
      await claimed(runOf('k'));
      await store.sent('k', 1);
      await cancel();
      expect(await statuses()).toEqual({ k: 'sent' });
      expect(await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: null })).toBe(true);
    });

    test('a run that may have been sent goes on: somebody must find out', async () => {
      const { store, clock } = fixture();
      await claimed(runOf('k'));
      await store.sent('k', 1);
      clock.set(T0 + CLAIM_MS);
      await store.claim(1, CLAIM_MS);
      await cancel();
      expect(await statuses()).toEqual({ k: 'claimed' });
      expect(await store.sent('k', 2)).toBe(true);
    });

    test('a finished run stays as it is', async () => {
      const { store } = fixture();
      await claimed(runOf('k'));
      await store.finish('k', 1, { status: 'failed', outcome: null, signal: null });
      await cancel();
      expect(await statuses()).toEqual({ k: 'failed' });
    });
  });

  describe('a lease is overdue', () => {
    test.each<[string, Partial<LeaseRow>, boolean]>([
      ['at its cap', { capMs: T0 }, true],
      ['not before its cap', { capMs: T0 + 1 }, false],
      ['never without a cap', { capMs: null }, false],
      ['not while its undo is under way', { capMs: T0, status: 'undoing' }, false],
      ['not when it was undone', { capMs: T0, status: 'undone' }, false],
      ['not when it was released', { capMs: T0, status: 'released' }, false],
    ])('%s', async (_title, of, overdue) => {
      const { store, epoch } = fixture();
      const lease = leaseOf('no run', of);
      await store.commit(commitOf(epoch, { leases: [lease] }));
      expect(await store.overdueLeases()).toEqual(overdue ? [lease] : []);
    });

    test('only when its act was sent', async () => {
      const { store, epoch } = fixture();
      const leases = ['sent', 'waits', 'again'].map((key) => leaseOf(key, { capMs: T0 }));
      await store.commit(commitOf(epoch, { leases, runs: [runOf('sent'), runOf('again')] }));
      await store.claim(2, CLAIM_MS);
      await store.commit(commitOf(epoch, { runs: [runOf('waits')] }));
      await store.sent('sent', 1);
      await store.sent('again', 1);
      await store.finish('again', 1, { status: 'retry', outcome: null, notBeforeMs: T0 });
      expect((await store.overdueLeases()).map(({ runKey }) => runKey)).toEqual(['again', 'sent']);
    });

    test('the longest overdue first', async () => {
      const { store, clock, epoch } = fixture();
      clock.set(T0 + 10);
      await store.commit(
        commitOf(epoch, {
          leases: [
            leaseOf('b', { capMs: T0 + 5 }),
            leaseOf('c', { capMs: T0 + 1 }),
            leaseOf('a', { capMs: T0 + 5 }),
          ],
        }),
      );
      expect((await store.overdueLeases()).map(({ runKey }) => runKey)).toEqual(['c', 'a', 'b']);
    });
  });

  test('the effect clock is the one that was given', async () => {
    const { store, clock } = fixture();
    expect(await store.now()).toBe(T0);
    clock.set(T0 + 5);
    expect(await store.now()).toBe(T0 + 5);
  });
}
