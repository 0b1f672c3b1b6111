import { describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import type { RunRow } from '../store.ts';
import type { Spending } from '../store-ledger.ts';
import { type AnyStore, type StoreMaker, useStore } from './store-fixture.ts';
import { ledgerOf, runOf, signalOf, spendingOf, T0 } from './store-samples.ts';

const CLAIM_MS = 30_000;
const DAY = 86_400_000;

/** Money is reserved in the claim and settled by the outcome (R26); what limits count are rows. */
export function describeBudgets(maker: StoreMaker): void {
  const fixture = useStore(maker);

  /** A run that costs so much of the budget of 10,000. */
  const costing = (key: string, minor: number, of: Partial<RunRow> = {}, more: Partial<Spending> = {}) =>
    runOf(key, { spendings: [spendingOf({ minor, ...more })], deadlineMs: T0 + DAY, ...of });
  const insert = async (...runs: readonly RunRow[]): Promise<void> => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { runs }));
  };
  const claimed = async (limit = 100): Promise<readonly string[]> =>
    (await fixture().store.claim(limit, CLAIM_MS)).map(({ key }) => key);
  const statuses = async (): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries((await fixture().store.runs({ incident: 'i1' })).map((run) => [run.key, run.status]));
  async function end(key: string, status: 'succeeded' | 'failed' | 'unknown', fence = 1): Promise<void> {
    const { store } = fixture();
    await store.sent(key, fence);
    await store.finish(key, fence, { status, outcome: null, signal: signalOf(`outcome:${key}`) });
  }

  test('what fits only in part is admitted in stored order; exactly all of it fits', async () => {
    await insert(costing('a', 6_000), costing('b', 3_000), costing('c', 2_000), costing('d', 1_000));
    expect(await claimed()).toEqual(['a', 'b', 'd']);
    expect(await statuses()).toEqual({ a: 'claimed', b: 'claimed', c: 'pending', d: 'claimed' });
  });

  test('runs that cost nothing are claimed beside, in stored order', async () => {
    await insert(costing('a', 6_000), runOf('b'), costing('c', 6_000), runOf('d'));
    expect(await claimed()).toEqual(['a', 'b', 'd']);
  });

  test('what is under way may come back: the next one waits for it, and is looked at again a second later', async () => {
    const { clock } = fixture();
    await insert(costing('a', 10_000), costing('b', 1));
    expect(await claimed()).toEqual(['a']);
    await end('a', 'failed');
    expect(await claimed()).toEqual([]);
    clock.set(clock.now() + 1_000);
    expect(await claimed()).toEqual(['b']);
  });

  test.each<['succeeded' | 'unknown']>([['succeeded'], ['unknown']])(
    'what %s stays spent: the next one is skipped, and its incident hears why',
    async (status) => {
      const { store, clock } = fixture();
      await insert(costing('a', 9_000), costing('b', 2_000));
      expect(await claimed()).toEqual(['a']);
      await end('a', status);
      clock.set(clock.now() + 1_000);
      expect(await claimed()).toEqual([]);
      expect(await statuses()).toEqual({ a: status, b: 'skipped' });
      expect((await store.signals()).at(-1)).toMatchObject({
        id: 'outcome:b',
        incident: 'i1',
        kind: 'outcome',
        payload: {
          run: 'b',
          status: 'skipped',
          reason: 'budget',
          detail: '`spend at most 1만원 in 1d` has ₩1,000 left, this costs ₩2,000',
        },
      });
      expect((await store.runs('open')).length).toBe(0);
    },
  );

  test('a retry keeps what it reserved, and reserves it once', async () => {
    const { store } = fixture();
    await insert(costing('a', 6_000), costing('b', 4_000));
    expect(await claimed(1)).toEqual(['a']);
    await store.sent('a', 1);
    await store.finish('a', 1, { status: 'retry', outcome: null, notBeforeMs: T0 });
    expect(await claimed()).toEqual(['a', 'b']);
  });

  test('a claim that ran out keeps what it reserved', async () => {
    const { store, clock } = fixture();
    await insert(costing('a', 6_000), costing('b', 6_000));
    expect(await claimed(1)).toEqual(['a']);
    await store.sent('a', 1);
    clock.set(clock.now() + CLAIM_MS);
    expect(await store.claim(100, CLAIM_MS)).toMatchObject([{ key: 'a', fence: 2, maybeSent: true }]);
  });

  test('a run that waits past its deadline is skipped', async () => {
    const { clock } = fixture();
    await insert(costing('a', 10_000), costing('b', 1, { deadlineMs: T0 + 5_000 }));
    expect(await claimed()).toEqual(['a']);
    clock.set(clock.now() + 5_001);
    expect(await claimed()).toEqual([]);
    expect(await statuses()).toEqual({ a: 'claimed', b: 'skipped' });
  });

  test('one that is cancelled before any attempt gives back what it reserved', async () => {
    const { store, epoch, clock } = fixture();
    await insert(costing('a', 10_000), costing('b', 10_000));
    expect(await claimed()).toEqual(['a']);
    await store.commit(commitOf(epoch, { cancelRuns: ['a'] }));
    clock.set(clock.now() + 1_000);
    expect(await claimed()).toEqual(['b']);
  });

  describe('the day rolls by the instants that runs were decided for', () => {
    test.each<[string, number, boolean]>([
      ['24 hours before is out', T0 + DAY, true],
      ['a millisecond less is in', T0 + DAY - 1, false],
    ])('%s', async (_title, decidedMs, fits) => {
      await insert(costing('a', 10_000), costing('b', 10_000, { decidedMs, deadlineMs: null }));
      expect(await claimed()).toEqual(fits ? ['a', 'b'] : ['a']);
    });
  });

  test.each<[string, Partial<Spending>]>([
    ['another scope', { scope: '{"per":{"region":"mapo"}}' }],
    ['another budget', { budget: 'orders_drop/guard/2' }],
  ])('%s is counted apart', async (_title, more) => {
    await insert(costing('a', 10_000), costing('b', 10_000, {}, more));
    expect(await claimed()).toEqual(['a', 'b']);
  });

  test('a budget without a span counts its scope for ever', async () => {
    const ever = { inMs: null, scope: 'i1' };
    await insert(
      costing('a', 10_000, {}, ever),
      costing('b', 1, { decidedMs: T0 + 9 * DAY, deadlineMs: null }, ever),
    );
    expect(await claimed()).toEqual(['a']);
  });

  test('a run of two budgets needs room in both, and takes from neither where one is full', async () => {
    const small = spendingOf({ budget: 'orders_drop/0.1/1', most: 2_000 });
    const both = (key: string) => runOf(key, { spendings: [small, spendingOf()], deadlineMs: null });
    await insert(both('a'), both('b'), costing('c', 8_000));
    expect(await claimed()).toEqual(['a', 'c']);
  });

  test('what no limit counts any more is forgotten with what it reserved', async () => {
    const { store, epoch, clock } = fixture();
    const rows = [ledgerOf('a'), ledgerOf('b', { failed: true, currency: null, told: { x: 80 } })];
    await insert(costing('a', 10_000), costing('b', 10_000));
    await store.commit(commitOf(epoch, { ledger: rows }));
    expect((await store.load()).ledger).toEqual(rows);
    expect(await claimed()).toEqual(['a']);
    await end('a', 'succeeded');
    await store.commit(commitOf(epoch, { ledger: [ledgerOf('b', { minor: 0 })], dropLedger: ['a'] }));
    expect((await store.load()).ledger).toEqual([ledgerOf('b', { minor: 0 })]);
    clock.set(clock.now() + 1_000);
    expect(await claimed()).toEqual(['b']);
  });

  test('eight claimers, mixed prices, some fail: never more than the budget, and all of it is used', async () => {
    const { store, another, clock } = fixture();
    const prices = Array.from({ length: 60 }, (_, i) => [`r${i}`, [500, 1_000, 1_500][i % 3] ?? 0] as const);
    await insert(...prices.map(([key, minor]) => costing(key, minor)));
    const stores: AnyStore[] = [store];
    while (stores.length < 8) stores.push(await another());
    const priceOf = new Map<string, number>(prices);
    let [spent, most] = [0, 0];
    const work = async (one: AnyStore): Promise<void> => {
      for (const run of await one.claim(3, CLAIM_MS)) {
        const minor = priceOf.get(run.key) ?? 0;
        spent += minor;
        most = Math.max(most, spent);
        await one.sent(run.key, run.fence);
        const fails = Number(run.key.slice(1)) % 4 === 0;
        if (fails) spent -= minor;
        await one.finish(run.key, run.fence, {
          status: fails ? 'failed' : 'succeeded',
          outcome: null,
          signal: null,
        });
      }
    };
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(stores.map(work));
      clock.set(clock.now() + 1_000);
    }
    expect(most).toBeLessThanOrEqual(10_000);
    expect(spent).toBeGreaterThan(9_500 - 1);
    expect((await store.runs('open')).length).toBe(0);
  });
}
