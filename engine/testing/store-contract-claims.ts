import { describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import type { RunRow } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { runOf, signalOf, T0 } from './store-samples.ts';

const CLAIM_MS = 30_000;
const PAUSE = { target: 'restaurant-1', effect: 'restaurant.open' };

/** Who may perform a run, and when (R15, R20, R22). */
export function describeClaims(maker: StoreMaker): void {
  const fixture = useStore(maker);

  async function insert(...runs: readonly RunRow[]): Promise<void> {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { runs }));
  }

  async function claimedKeys(limit = 100): Promise<readonly string[]> {
    return (await fixture().store.claim(limit, CLAIM_MS)).map(({ key }) => key);
  }

  test('runs are claimed in the order of insertion, no more than asked for, each once', async () => {
    await insert(runOf('c'), runOf('a'));
    await insert(runOf('b'));
    expect(await claimedKeys(2)).toEqual(['c', 'a']);
    expect(await claimedKeys(2)).toEqual(['b']);
    expect(await claimedKeys(2)).toEqual([]);
  });

  test('a claimed run tells all of itself, its fence, and that nothing was sent', async () => {
    await insert(runOf('k', { effect: 'x', expiresAtMs: T0 + 5 }));
    expect(await fixture().store.claim(1, CLAIM_MS)).toEqual([
      { ...runOf('k', { effect: 'x', expiresAtMs: T0 + 5 }), status: 'claimed', fence: 1, maybeSent: false },
    ]);
  });

  test('a run with the key of another one is the other one', async () => {
    await insert(runOf('k', { target: 'first' }));
    await insert(runOf('k', { target: 'second' }));
    expect((await fixture().store.claim(9, CLAIM_MS)).map(({ target }) => target)).toEqual(['first']);
    await insert(runOf('k', { target: 'third' }));
    expect((await fixture().store.runs('open')).map(({ target, status }) => [target, status])).toEqual([
      ['first', 'claimed'],
    ]);
  });

  test.each<[string, Partial<RunRow>, boolean]>([
    ['is due at its instant', { notBeforeMs: T0 }, true],
    ['is not due before', { notBeforeMs: T0 + 1 }, false],
    ['past its deadline is still claimed: the dispatcher says expired', { deadlineMs: T0 - 1 }, true],
    ['without a deadline is claimed', { deadlineMs: null, kind: 'undo' }, true],
    ['of a shadow is never claimed', { mode: 'shadow' }, false],
    ['that was decided as skipped is never claimed', { status: 'skipped' }, false],
  ])('a run that %s', async (_title, of, claimed) => {
    await insert(runOf('k', of));
    expect(await claimedKeys()).toEqual(claimed ? ['k'] : []);
  });

  describe('on one target and effect', () => {
    test('the second waits until the first is finished', async () => {
      const { store } = fixture();
      await insert(runOf('act', PAUSE), runOf('undo', { ...PAUSE, kind: 'undo' }));
      expect(await claimedKeys()).toEqual(['act']);
      await store.sent('act', 1);
      expect(await claimedKeys()).toEqual([]);
      await store.finish('act', 1, { status: 'retry', outcome: null, notBeforeMs: T0 + 1_000 });
      expect(await claimedKeys()).toEqual([]);
      fixture().clock.set(T0 + 1_000);
      expect(await claimedKeys()).toEqual(['act']);
      await store.finish('act', 2, { status: 'unknown', outcome: null, signal: null });
      expect(await claimedKeys()).toEqual(['undo']);
    });

    test.each<[string, Partial<RunRow>, Partial<RunRow>, readonly string[]]>([
      ['another target does not wait', PAUSE, { ...PAUSE, target: 'restaurant-2' }, ['first', 'second']],
      ['another effect does not wait', PAUSE, { ...PAUSE, effect: 'restaurant.fee' }, ['first', 'second']],
      [
        'notices do not wait',
        { target: 't', effect: null },
        { target: 't', effect: null },
        ['first', 'second'],
      ],
      ['one that is not due holds back the next', { ...PAUSE, notBeforeMs: T0 + 9 }, PAUSE, []],
      ['a finished one holds nobody back', { ...PAUSE, status: 'skipped' }, PAUSE, ['second']],
      ['a shadow holds nobody back', { ...PAUSE, mode: 'shadow' }, PAUSE, ['second']],
    ])('%s', async (_title, first, second, keys) => {
      await insert(runOf('first', first), runOf('second', second));
      expect(await claimedKeys()).toEqual(keys);
    });

    test('earlier means inserted earlier, not decided earlier', async () => {
      await insert(runOf('z', { ...PAUSE, decidedMs: T0 + 9 }));
      await insert(runOf('a', { ...PAUSE, decidedMs: T0 }));
      expect(await claimedKeys()).toEqual(['z']);
    });

    test('a cancelled one lets the next go', async () => {
      const { store, epoch } = fixture();
      await insert(runOf('act', PAUSE), runOf('undo', PAUSE));
      await store.commit(commitOf(epoch, { cancelRuns: ['act'] }));
      expect(await claimedKeys()).toEqual(['undo']);
    });
  });

  describe('a claim that ran out', () => {
    test('before anything was sent: the run is claimed again, the former claimer may not send', async () => {
      const { store, clock } = fixture();
      await insert(runOf('k'));
      await store.claim(1, CLAIM_MS);
      clock.set(T0 + CLAIM_MS - 1);
      expect(await claimedKeys()).toEqual([]);
      clock.set(T0 + CLAIM_MS);
      expect(await store.sent('k', 1)).toBe(false);
      expect(await store.claim(1, CLAIM_MS)).toMatchObject([{ key: 'k', fence: 2, maybeSent: false }]);
      expect(await store.sent('k', 1)).toBe(false);
      expect(await store.sent('k', 2)).toBe(true);
    });

    test('after it was sent: the next claimer knows, and the zombie records nothing', async () => {
      const { store, clock } = fixture();
      await insert(runOf('k'));
      await store.claim(1, CLAIM_MS);
      expect(await store.sent('k', 1)).toBe(true);
      clock.set(T0 + CLAIM_MS);
      expect(await store.claim(1, CLAIM_MS)).toMatchObject([
        { key: 'k', fence: 2, maybeSent: true, attempts: 0 },
      ]);
      expect(
        await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: signalOf('zombie') }),
      ).toBe(false);
      expect(await store.signals()).toEqual([]);
      expect(
        await store.finish('k', 2, { status: 'succeeded', outcome: { n: 2 }, signal: signalOf('s') }),
      ).toBe(true);
      expect((await store.signals()).map(({ id }) => id)).toEqual(['s']);
    });

    test('what may have been sent once stays so over retries', async () => {
      const { store, clock } = fixture();
      await insert(runOf('k'));
      await store.claim(1, CLAIM_MS);
      await store.sent('k', 1);
      clock.set(T0 + CLAIM_MS);
      await store.claim(1, CLAIM_MS);
      await store.finish('k', 2, { status: 'retry', outcome: null, notBeforeMs: T0 });
      expect(await store.claim(1, CLAIM_MS)).toMatchObject([{ fence: 3, maybeSent: true, attempts: 1 }]);
    });

    test('and nobody took it: a late answer is still recorded', async () => {
      const { store, clock } = fixture();
      await insert(runOf('k'));
      await store.claim(1, CLAIM_MS);
      await store.sent('k', 1);
      clock.set(T0 + 10 * CLAIM_MS);
      expect(await store.finish('k', 1, { status: 'succeeded', outcome: null, signal: null })).toBe(true);
      expect(await claimedKeys()).toEqual([]);
    });
  });

  test.each<[string, string, number, boolean]>([
    ['where the fence matches', 'k', 1, true],
    ['not with an older fence', 'k', 0, false],
    ['not with a fence that was never given', 'k', 2, false],
    ['not for a run that is not there', 'other', 1, false],
  ])('sent is granted %s', async (_title, key, fence, granted) => {
    await insert(runOf('k'));
    await fixture().store.claim(1, CLAIM_MS);
    expect(await fixture().store.sent(key, fence)).toBe(granted);
  });

  test('a new evaluator frees what was claimed and not sent, and leaves what was sent', async () => {
    const { store } = fixture();
    await insert(runOf('free'), runOf('out'));
    const [free, out] = await store.claim(2, CLAIM_MS);
    await store.sent('out', out?.fence ?? 0);
    await store.claimEvaluator();
    expect(await store.sent('free', free?.fence ?? 0)).toBe(false);
    expect(await store.claim(2, CLAIM_MS)).toMatchObject([{ key: 'free', maybeSent: false }]);
    expect(
      await store.finish('out', out?.fence ?? 0, { status: 'succeeded', outcome: null, signal: null }),
    ).toBe(true);
  });

  test('sent is granted once', async () => {
    const { store } = fixture();
    await insert(runOf('k'));
    await store.claim(1, CLAIM_MS);
    expect(await store.sent('k', 1)).toBe(true);
    expect(await store.sent('k', 1)).toBe(false);
  });
}
