import { describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import type { Kill, KillName } from '../control/kill.ts';
import type { RunRow } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { incidentOf, runOf, spendingOf, T0 } from './store-samples.ts';

const CLAIM_MS = 30_000;
const killOf = (name: KillName, of: Partial<Kill> = {}): Kill => ({
  ...name,
  freezes: false,
  reason: 'wrong sensor',
  by: 'kim',
  ...of,
});
const ALL: KillName = { scope: 'all', name: '' };

/** Kill switches (R29): claims and `sent` look at them, and nothing is taken back. */
export function describeKills(maker: StoreMaker): void {
  const fixture = useStore(maker);
  const insert = async (...runs: readonly RunRow[]): Promise<void> => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { runs, incidents: [incidentOf('i1')] }));
  };
  const claimed = async (also: readonly Kill[] = []): Promise<readonly string[]> =>
    (await fixture().store.claim(100, CLAIM_MS, also)).map(({ key }) => key);
  const act = runOf('act');
  const paid = runOf('paid', { spendings: [spendingOf()] });
  const undo = runOf('undo', { kind: 'undo', deadlineMs: null });
  const CASES: readonly (readonly [string, Kill, readonly string[]])[] = [
    ['everything but undos', killOf(ALL), ['undo']],
    ['everything, frozen', killOf(ALL, { freezes: true }), []],
    ['this playbook', killOf({ scope: 'playbook', name: 'orders_drop' }), ['undo']],
    ['another playbook', killOf({ scope: 'playbook', name: 'orders' }), ['act', 'paid', 'undo']],
    ['this connector', killOf({ scope: 'connector', name: 'http' }), ['undo']],
    ['another connector', killOf({ scope: 'connector', name: 'htt' }), ['act', 'paid', 'undo']],
    ['this region', killOf({ scope: 'region', name: 'seoul-gangnam' }), ['undo']],
    ['another region', killOf({ scope: 'region', name: 'seoul' }), ['act', 'paid', 'undo']],
    ['one target', killOf({ scope: 'region', name: 'target-of-act' }), ['paid', 'undo']],
    [
      'this region, frozen',
      killOf({ scope: 'region', name: 'seoul-gangnam' }, { freezes: true, reason: '거꾸로\0' }),
      [],
    ],
  ];

  describe.each(CASES)('a switch of %s', (_title, kill, left) => {
    test('in the store leaves what it means unclaimed, until it is taken away', async () => {
      const { store } = fixture();
      await insert(act, paid, undo);
      await store.kill(kill);
      expect(await claimed()).toEqual(left);
      expect(await store.resume(kill, 'kim')).toBe(true);
      const rest = ['act', 'paid', 'undo'].filter((key) => !left.includes(key));
      expect(await claimed()).toEqual(rest);
    });

    test('of a host leaves the same unclaimed', async () => {
      await insert(act, paid, undo);
      expect(await claimed([kill])).toEqual(left);
    });

    test('that is pulled after the claim stops the sending', async () => {
      const { store } = fixture();
      await insert(act, paid, undo);
      const all = await store.claim(100, CLAIM_MS);
      await store.kill(kill);
      const sent: string[] = [];
      for (const { key, fence } of all) if (await store.sent(key, fence)) sent.push(key);
      expect(sent).toEqual(left);
    });

    test('of a host that appears after the claim stops the sending', async () => {
      const { store } = fixture();
      await insert(act, paid, undo);
      const sent: string[] = [];
      for (const { key, fence } of await store.claim(100, CLAIM_MS))
        if (await store.sent(key, fence, [kill])) sent.push(key);
      expect(sent).toEqual(left);
    });

    test('is asked about again after `sent`', async () => {
      const { store } = fixture();
      await insert(act, paid, undo);
      for (const { key, fence } of await store.claim(100, CLAIM_MS)) await store.sent(key, fence);
      const held = async (also: readonly Kill[]) => {
        const keys: string[] = [];
        for (const key of ['act', 'paid', 'undo']) if (await store.isKilled(key, also)) keys.push(key);
        return keys;
      };
      const meant = ['act', 'paid', 'undo'].filter((key) => !left.includes(key));
      expect(await held([])).toEqual([]);
      expect(await held([kill])).toEqual(meant);
      await store.kill(kill);
      expect(await held([])).toEqual(meant);
    });
  });

  test('they are told oldest first; one that is pulled again keeps its instant', async () => {
    const { store, clock } = fixture();
    const one = { scope: 'playbook', name: 'orders_drop' } as const;
    await store.kill(killOf(one));
    clock.set(T0 + 5_000);
    await store.kill(killOf(ALL));
    await store.kill(killOf(one, { freezes: true, reason: 'still wrong', by: 'lee' }));
    expect(await store.kills()).toEqual([
      { ...one, freezes: true, reason: 'still wrong', by: 'lee', sinceMs: T0 },
      { ...killOf(ALL), sinceMs: T0 + 5_000 },
    ]);
    expect(await store.resume(one, 'lee')).toBe(true);
    expect(await store.resume(one, 'lee')).toBe(false);
    expect((await store.kills()).map(({ scope }) => scope)).toEqual(['all']);
  });

  test('an act that grew too old while it was held is let through to end as expired', async () => {
    const { store, clock } = fixture();
    await insert(act, undo);
    await store.kill(killOf(ALL, { freezes: true }));
    clock.set((act.deadlineMs ?? 0) + 1);
    const [only, ...more] = await store.claim(100, CLAIM_MS);
    expect([only?.key, more]).toEqual(['act', []]);
    expect(await store.sent('act', only?.fence ?? 0)).toBe(false);
  });

  test('another process sees them at once, and a reset of the state keeps them', async () => {
    const { store, another, epoch } = fixture();
    await store.kill(killOf(ALL));
    expect(await (await another()).kills()).toHaveLength(1);
    await store.clear(epoch, 'kim');
    expect(await store.kills()).toEqual([{ ...killOf(ALL), sinceMs: T0 }]);
  });
}
