import { expect, test } from '@jest/globals';
import type { DeadLetter, LateRow } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { commitOf, decisionOf, T0 } from './store-samples.ts';

/** What is kept for people. */
export function describeArchive(maker: StoreMaker): void {
  const fixture = useStore(maker);

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
}
