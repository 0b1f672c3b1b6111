import { describe, expect, test } from '@jest/globals';
import type { JudgeOf } from '../ask.ts';
import type { AuditEntry, AuditRow } from '../audit/audit-entry.ts';
import { chainCheck } from '../audit/chain-check.ts';
import { commitOf } from '../commit-of.ts';
import { type Order, orderSignal } from '../control/order.ts';
import { type AnyStore, type StoreMaker, useStore } from './store-fixture.ts';
import { askOf, runOf, T0 } from './store-samples.ts';

const CLAIM_MS = 30_000;
const ACK: AuditEntry = {
  act: 'ack',
  by: '김민수',
  playbook: 'orders_drop',
  incident: 'i1',
  about: 'incident i1',
  detail: 'looking',
};
const reportOf = async (store: AnyStore, rows?: readonly AuditRow[]) => {
  const check = chainCheck();
  check.take(rows ?? (await store.auditRows(1, 1_000)));
  return check.end(await store.auditHead(), []);
};
const gist = (rows: readonly AuditRow[]) =>
  rows.map(({ act, by, about, detail }) => [act, by, about, detail]);

/** The audit log: every act has its row, written with it or not at all, and the rows are one chain. */
export function describeAudit(maker: StoreMaker): void {
  const fixture = useStore(maker);
  const all = () => fixture().store.auditRows(1, 1_000);

  test('an empty log is whole', async () => {
    const { store } = fixture();
    expect(await all()).toEqual([]);
    expect(await reportOf(store)).toMatchObject({ rows: 0, head: { n: 0 }, faults: [] });
  });

  test('what a person did stands with his name, its time and his words, whatever letters they have', async () => {
    const { store, clock } = fixture();
    clock.set(T0 + 5_000);
    await store.record(ACK);
    await store.record({ ...ACK, act: 'silence', by: 'a\0b\ud800\uf8ff', detail: '"\\\n\u0007 🍗 한글' });
    expect(await all()).toMatchObject([
      { ...ACK, n: 1, atMs: T0 + 5_000 },
      { n: 2, by: 'a\ufffdb\ufffd\ufffd', detail: '"\\\n\u0007 🍗 한글' },
    ]);
    expect(await reportOf(store)).toMatchObject({ rows: 2, faults: [] });
  });

  test('an order is written with its signal, once however often it is given', async () => {
    const { store } = fixture();
    const orders: readonly Order[] = [
      { word: 'undo', scope: 'playbook', name: 'orders_drop' },
      { word: 'undo', scope: 'all', name: '' },
      { word: 'hand-over', scope: 'incident', name: 'i1', to: 'lee' },
      { word: 'acknowledge', incident: 'i1' },
      { word: 'pause', playbook: 'orders_drop' },
      { word: 'unpause', playbook: 'orders_drop' },
      { word: 'silence', of: { playbook: null, in: { region: '강남구' } }, forMs: 7_200_000 },
      { word: 'unsilence', of: { playbook: 'orders_drop', in: {} } },
    ];
    for (const order of [...orders, ...orders])
      await store.signal(orderSignal({ order, by: 'kim', reason: '센서', atMs: T0 }));
    expect((await all()).map(({ act, about, by, detail }) => [act, about, by, detail])).toEqual([
      ['undo', 'playbook orders_drop', 'kim', '센서'],
      ['undo', 'all', 'kim', '센서'],
      ['hand-over', 'incident i1 to lee', 'kim', '센서'],
      ['ack', 'incident i1', 'kim', '센서'],
      ['pause', 'playbook orders_drop', 'kim', '센서'],
      ['resume', 'playbook orders_drop', 'kim', '센서'],
      ['silence', 'all region=강남구 for 120m', 'kim', '센서'],
      ['silence', 'playbook orders_drop ended', 'kim', '센서'],
    ]);
    expect(await store.signals()).toHaveLength(8);
    expect(await reportOf(store)).toMatchObject({ rows: 8, faults: [] });
  });

  test('kill and resume are written by what they do; what changes nothing is not', async () => {
    const { store } = fixture();
    const name = { scope: 'region', name: '강남구' } as const;
    await store.kill({ ...name, freezes: true, reason: '센서 고장', by: 'kim' });
    await store.resume(name, 'lee');
    await store.resume(name, 'lee');
    expect(gist(await all())).toEqual([
      ['kill', 'kim', 'freeze region 강남구', '센서 고장'],
      ['resume', 'lee', 'region 강남구', ''],
    ]);
  });

  const says =
    (said: string, refused: 'role' | null, status: 'granted' | 'answered' | 'open'): JudgeOf =>
    () => ({ said: { by: 'kim', said, reason: 'rain', refused }, status });
  test.each<[string, Partial<ReturnType<typeof askOf>>, JudgeOf, readonly [string, string, string, string]]>([
    [
      'a yes',
      {},
      says('grant', null, 'granted'),
      ['grant', 'kim', 'approval a abcdef012345 granted', 'rain'],
    ],
    [
      'a yes of the wrong person',
      {},
      says('grant', 'role', 'open'),
      ['grant', 'kim', 'approval a abcdef012345 refused: role', 'rain'],
    ],
    [
      'a latch that is reset',
      { kind: 'question', about: { ...askOf('a').about, verb: 'reset', targets: ['pause/sanity'] } },
      says('reset', null, 'answered'),
      ['reset', 'kim', 'latch pause/sanity answered', 'rain'],
    ],
    [
      'an answer',
      { kind: 'question' },
      says('늦게', null, 'answered'),
      ['answer', 'kim', 'question a abcdef012345 answered', '늦게: rain'],
    ],
  ])('%s is written with what became of it', async (_title, of, judge, row) => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { asks: [askOf('a', { digest: 'abcdef0123456789', ...of })] }));
    await store.say('a', judge);
    await store.say('none', judge);
    expect(gist(await all())).toEqual([row]);
  });

  test('a word that could not be judged leaves neither itself nor a row', async () => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { asks: [askOf('a')] }));
    const breaks: JudgeOf = () => {
      throw new Error('the rule broke');
    };
    await expect(store.say('a', breaks)).rejects.toThrow('the rule broke');
    expect([(await store.asks({ id: 'a' }))[0]?.said, await all()]).toEqual([[], []]);
  });

  test('every effect that may leave has its row, in the order of sending; one that is held back has none', async () => {
    const { store, epoch } = fixture();
    const runs = [runOf('k1'), runOf('k2', { target: 'r-\0' }), runOf('k3', { playbook: 'rain' })];
    await store.commit(commitOf(epoch, { runs }));
    const claimed = await store.claim(10, CLAIM_MS);
    await store.kill({ scope: 'playbook', name: 'rain', freezes: false, reason: 'wet', by: 'kim' });
    for (const { key, fence } of claimed.toReversed()) await store.sent(key, fence);
    await store.sent('k1', 99);
    expect(gist(await all())).toEqual([
      ['kill', 'kim', 'playbook rain', 'wet'],
      ['sent', '', 'http.post', 'k2'],
      ['sent', '', 'http.post', 'k1'],
    ]);
    expect(await reportOf(store)).toMatchObject({ faults: [] });
  });

  test('a store that is emptied keeps its log, and says who emptied it', async () => {
    const { store, epoch } = fixture();
    await store.record(ACK);
    await store.clear(epoch, 'kim');
    expect(gist(await all())).toEqual([
      ['ack', '김민수', 'incident i1', 'looking'],
      ['clear', 'kim', 'the whole store', ''],
    ]);
  });

  test('writers that come at once make one chain without gaps', async () => {
    const { store, another, epoch } = fixture();
    const keys = Array.from({ length: 24 }, (_, i) => `k${i}`);
    await store.commit(commitOf(epoch, { runs: keys.map((key) => runOf(key)) }));
    const claimed = await store.claim(100, CLAIM_MS);
    const stores = [store, await another(), await another()];
    await Promise.all(
      claimed.flatMap(({ key, fence }, i) => {
        const writer = stores[i % 3] as AnyStore;
        return [writer.sent(key, fence), writer.record({ ...ACK, about: key })];
      }),
    );
    expect(await reportOf(store)).toMatchObject({ rows: 48, head: { n: 48 }, faults: [] });
  });

  describe('pages', () => {
    test('begin where they are asked to, and end with the log', async () => {
      const { store } = fixture();
      for (const about of ['a', 'b', 'c']) await store.record({ ...ACK, about });
      const page = async (from: number, limit: number) =>
        (await store.auditRows(from, limit)).map(({ n }) => n);
      expect([await page(1, 2), await page(3, 2), await page(4, 2)]).toEqual([[1, 2], [3], []]);
      expect((await store.auditHead()).hash).toBe((await store.auditRows(3, 1))[0]?.hash);
    });
  });
}
