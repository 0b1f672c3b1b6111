import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import type { DeadLetter, LateRow } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { askOf, decisionOf, incidentOf, leaseOf, runOf, signalOf, spendingOf, T0 } from './store-samples.ts';

/** What is kept for people. */
export function describeArchive(maker: StoreMaker): void {
  const fixture = useStore(maker);

  test('notes are read by their names', async () => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { notes: { orders: { pins: [1] }, other: null, 데이터: 'x' } }));
    expect(await store.notes(['orders', '데이터', 'none'])).toEqual({ orders: { pins: [1] }, 데이터: 'x' });
    expect(await store.notes([])).toEqual({});
  });

  test('decisions of an incident come in their order, with their evidence', async () => {
    const { store, epoch } = fixture();
    const blind = decisionOf(0, { incident: 'i2', what: 'blind', evidence: null, instance: {} });
    await store.commit(
      commitOf(epoch, { decisions: [decisionOf(1, { what: 'act', step: '0.1' }), decisionOf(0), blind] }),
    );
    await store.commit(commitOf(epoch, { decisions: [decisionOf(2, { what: 'recovered' })] }));
    expect(await store.decisions('i1')).toEqual([
      decisionOf(0),
      decisionOf(1, { what: 'act', step: '0.1' }),
      decisionOf(2, { what: 'recovered' }),
    ]);
    expect(await store.decisions('i2')).toEqual([blind]);
    expect(await store.decisions('nobody')).toEqual([]);
  });

  test('decisions of all incidents come in the order of commits, from any place on', async () => {
    const { store, epoch } = fixture();
    expect(await store.lastDecision()).toBe(0);
    const first = [decisionOf(0), decisionOf(0, { incident: 'i2' })];
    await store.commit(commitOf(epoch, { decisions: first }));
    const place = await store.lastDecision();
    await store.commit(commitOf(epoch, { decisions: [decisionOf(1), decisionOf(2)] }));
    const all = await store.decisionsAfter(0, 10);
    expect(all.map(({ decision }) => decision)).toEqual([...first, decisionOf(1), decisionOf(2)]);
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect((await store.decisionsAfter(place, 1)).map(({ decision }) => decision)).toEqual([decisionOf(1)]);
    expect(await store.decisionsAfter(await store.lastDecision(), 10)).toEqual([]);
  });

  test('figures count what is open', async () => {
    const { store, epoch, clock } = fixture();
    const none = {
      runs: { pending: 0, claimed: 0, sent: 0 },
      oldestDueMs: null,
      outbox: 0,
      oldestMessageMs: null,
    };
    const zero = { signals: 0, openIncidents: 0, openAsks: 0, leases: 0, overdueLeases: 0, kills: 0 };
    expect(await store.figures()).toEqual({ ...none, ...zero });
    await store.commit(
      commitOf(epoch, {
        incidents: [incidentOf('i1'), incidentOf('i2', { phase: 'closed', closedMs: T0 })],
        runs: ['a', 'b', 'c', 'd'].map((key) => runOf(key, key === 'd' ? { mode: 'shadow' } : {})),
        leases: [leaseOf('a', { capMs: T0 + 1 }), leaseOf('b', { target: 'x' })],
        asks: [askOf('a1'), askOf('a2', { status: 'lapsed' })],
        outbox: [{ topic: 'actions', key: 'k', value: '{}' }],
      }),
    );
    await store.signal(signalOf('s1'));
    await store.kill({ scope: 'playbook', name: 'x', freezes: false, reason: '', by: 'kim' });
    const [first] = await store.claim(2, 30_000);
    await store.sent(first?.key ?? '', first?.fence ?? 0);
    clock.set(T0 + 5_000);
    expect(await store.figures()).toEqual({
      runs: { pending: 1, claimed: 1, sent: 1 },
      oldestDueMs: 5_000,
      outbox: 1,
      oldestMessageMs: expect.any(Number),
      ...{ signals: 1, openIncidents: 1, openAsks: 1, leases: 2, overdueLeases: 1, kills: 1 },
    });
  });

  test('of a budget what was reserved since an instant is told, by scope', async () => {
    const { store, epoch } = fixture();
    const of = (key: string, decidedMs: number, scope: string) =>
      runOf(key, { decidedMs, spendings: [spendingOf({ scope })] });
    const runs = [
      of('a', T0, '{}'),
      of('b', T0 + 1, '{}'),
      of('c', T0 + 2, '{"x":1}'),
      of('d', T0 + 3, '{}'),
    ];
    await store.commit(commitOf(epoch, { runs }));
    await store.claim(10, 30_000);
    const [budget, other] = ['orders_drop/guard/1', 'none'];
    expect(
      await store.budgetUse([
        { budget, fromMs: T0 },
        { budget: other, fromMs: 0 },
      ]),
    ).toEqual([
      { budget, scope: '{"x":1}', minor: 2_000 },
      { budget, scope: '{}', minor: 4_000 },
    ]);
  });

  test('incidents come the newest first, however they stand', async () => {
    const { store, epoch } = fixture();
    const incidents = [
      incidentOf('b'),
      incidentOf('a', { phase: 'closed', closedMs: T0 + 1 }),
      incidentOf('c', { openedMs: T0 + 5 }),
    ];
    await store.commit(commitOf(epoch, { incidents }));
    expect((await store.incidents(10)).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(await store.incidents(1)).toEqual([incidents[2]]);
  });

  test('leases in force are those whose undo has not ended', async () => {
    const { store, epoch } = fixture();
    const statuses = ['stored', 'undoing', 'undone', 'released'] as const;
    const leases = statuses.map((status) => leaseOf(status, { status, target: status }));
    await store.commit(commitOf(epoch, { leases }));
    expect(await store.leasesInForce()).toEqual([leases[0], leases[1]]);
  });

  test('dead letters come newest first; the same one again is one', async () => {
    const { store, epoch } = fixture();
    const letter = (offset: number, of: Partial<DeadLetter> = {}): DeadLetter => ({
      topic: 'orders',
      partition: 0,
      offset,
      arrivalMs: T0,
      source: 'orders',
      reason: 'type',
      field: 'price',
      message: 'expected money, got text',
      excerpt: '{"price":"\0 \ud800"}',
      ...of,
    });
    const unread = letter(3, { source: null, field: null, reason: 'json' });
    await store.commit(
      commitOf(epoch, { deadLetters: [letter(1), letter(1), letter(1, { source: 'refunds' }), letter(2)] }),
    );
    await store.commit(commitOf(epoch, { deadLetters: [letter(1), unread, unread] }));
    expect(await store.deadLetters(10)).toEqual([
      unread,
      letter(2),
      letter(1, { source: 'refunds' }),
      letter(1),
    ]);
    expect(await store.deadLetters(1)).toEqual([unread]);
  });

  test('late rows come newest first; the same one again is one', async () => {
    const { store, epoch } = fixture();
    const late = (offset: number, source = 'orders'): LateRow => ({
      topic: 'orders',
      partition: 0,
      offset,
      source,
      timeMs: T0,
      watermarkMs: T0 + 1,
      key: '강남구',
    });
    await store.commit(commitOf(epoch, { late: [late(1), late(1, 'refunds')] }));
    await store.commit(commitOf(epoch, { late: [late(1), late(2)] }));
    expect(await store.lateRows(10)).toEqual([late(2), late(1, 'refunds'), late(1)]);
    expect(await store.lateRows(1)).toEqual([late(2)]);
  });

  test('partitions come by topic and number, whoever reads them', async () => {
    const { store, epoch } = fixture();
    await store.assign([{ topic: 'b', partition: 0 }], epoch);
    const [, ten] = await store.assign(
      [
        { topic: 'a', partition: 2 },
        { topic: 'a', partition: 10 },
      ],
      epoch,
    );
    const read = { ...ten!, readOffset: 7, resumeOffset: 3, greatestMs: T0 };
    await store.commit(commitOf(epoch, { partitions: [read] }));
    const found = await store.partitions();
    expect(found.map((one) => `${one.topic}/${one.partition}`)).toEqual(['a/2', 'a/10', 'b/0']);
    expect(found[1]).toEqual(read);
  });

  test('a cleared store holds nothing, and refuses whoever came before', async () => {
    const { store, epoch } = fixture();
    const [assigned] = await store.assign([{ topic: 'a', partition: 0 }], epoch);
    await store.commit(
      commitOf(epoch, {
        partitions: [{ ...assigned!, readOffset: 7, greatestMs: T0 }],
        decisions: [decisionOf(0)],
        notes: { project: 'x' },
        through: [{ clock: 'a', from: null, to: T0 }],
        outbox: [{ topic: 'actions', key: 'k', value: '{}' }],
      }),
    );
    await store.signal({ id: 's', incident: 'i1', kind: 'answer', payload: {} });
    const newer = await store.claimEvaluator();
    await expect(store.clear(epoch, 'kim')).rejects.toThrow();
    await store.clear(newer, 'kim');
    const { notes, through, history, partials } = await store.load();
    expect({ notes, through, history, partials }).toEqual({
      notes: {},
      through: {},
      history: [],
      partials: [],
    });
    expect(await store.decisions('i1')).toEqual([]);
    expect(await store.signals()).toEqual([]);
    expect(await store.outbox(10)).toEqual([]);
    expect(await store.partitions()).toEqual([
      { ...assigned!, readOffset: 0, resumeOffset: 0, firstMs: null, greatestMs: null, sources: {} },
    ]);
    await expect(store.commit(commitOf(epoch, { notes: { project: 'x' } }))).rejects.toThrow();
    await store.commit(commitOf(newer, { through: [{ clock: 'a', from: null, to: T0 }] }));
  });
}
