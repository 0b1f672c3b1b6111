import { describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { Fenced } from '../outside-error.ts';
import type { Commit } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import {
  decisionOf,
  incidentOf,
  leaseOf,
  partialOf,
  progressOf,
  runOf,
  signalOf,
  T0,
} from './store-samples.ts';

const ORDERS_0 = { topic: 'orders', partition: 0 };
const ORDERS_1 = { topic: 'orders', partition: 1 };

/** Epochs, compare-and-set, everything or nothing (E1, E2). */
export function describeProgress(maker: StoreMaker): void {
  const fixture = useStore(maker);

  test('opening twice changes nothing', async () => {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { incidents: [incidentOf('i1')] }));
    await store.open();
    expect((await store.load()).incidents).toEqual([incidentOf('i1')]);
  });

  test('an empty store loads as nothing', async () => {
    expect(await fixture().store.load()).toEqual({
      partials: [],
      history: [],
      tables: [],
      holds: [],
      incidents: [],
      leases: [],
      ledger: [],
      timers: [],
      selections: [],
      parents: [],
      notes: {},
      through: {},
    });
  });

  test('a partition never read starts at the beginning', async () => {
    expect(await fixture().store.assign([ORDERS_0])).toEqual([
      {
        ...ORDERS_0,
        epoch: 1,
        resumeOffset: 0,
        readOffset: 0,
        firstMs: null,
        greatestMs: null,
        sources: {},
        counts: { records: 0, duplicates: 0, late: 0, dead: 0 },
      },
    ]);
  });

  test('assigning gives the partitions in the order asked, each once', async () => {
    const { store } = fixture();
    const given = await store.assign([ORDERS_1, ORDERS_0, ORDERS_1]);
    expect(given.map(({ partition }) => partition)).toEqual([1, 0]);
    expect(await store.assign([])).toEqual([]);
  });

  test('assigning again raises the epoch and tells where the partition stands', async () => {
    const { store, epoch } = fixture();
    await store.assign([ORDERS_0, ORDERS_1]);
    await store.commit(commitOf(epoch, { partitions: [progressOf({ epoch: 1 })] }));
    const again = await store.assign([ORDERS_0, ORDERS_1]);
    expect(again[0]).toEqual(progressOf({ epoch: 2 }));
    expect(again[1]).toMatchObject({ ...ORDERS_1, epoch: 2, readOffset: 0 });
  });

  test('each evaluator has a greater epoch, and the former one is refused', async () => {
    const { store, epoch } = fixture();
    const next = await store.claimEvaluator();
    expect(next).toBeGreaterThan(epoch);
    await expect(store.commit(commitOf(epoch))).rejects.toThrow(Fenced);
    await expect(store.commit(commitOf(next))).resolves.toBeUndefined();
  });

  describe('numbered commits', () => {
    const said = (n: number) => ({
      decisions: [decisionOf(n)],
      outbox: [{ topic: 't', key: 'k', value: `${n}` }],
    });
    const kept = async () => [
      (await fixture().store.decisions('i1')).map(({ n }) => n),
      (await fixture().store.outbox(10)).map(({ value }) => value),
    ];

    test('one whose answer was lost is repeated, and is there once', async () => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { number: 1, ...said(0) }));
      await store.commit(commitOf(epoch, { number: 1, ...said(0) }));
      await store.commit(commitOf(epoch, { number: 2, ...said(1) }));
      expect(await kept()).toEqual([
        [0, 1],
        ['0', '1'],
      ]);
    });

    test('what is not written does not count', async () => {
      const { store, epoch } = fixture();
      const wrong = { number: 1, ...said(0), consumed: [7] };
      await expect(store.commit(commitOf(epoch, wrong))).rejects.toThrow(Fenced);
      await store.commit(commitOf(epoch, { number: 1, ...said(0) }));
      expect(await kept()).toEqual([[0], ['0']]);
    });

    test('one is refused where an earlier one is missing', async () => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { number: 1, ...said(0) }));
      await expect(store.commit(commitOf(epoch, { number: 3, ...said(2) }))).rejects.toThrow(Fenced);
      expect(await kept()).toEqual([[0], ['0']]);
    });

    test('each evaluator counts for itself, and a former one is refused all the same', async () => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { number: 1, ...said(0) }));
      const next = await store.claimEvaluator();
      await expect(store.commit(commitOf(epoch, { number: 1, ...said(0) }))).rejects.toThrow(Fenced);
      await store.commit(commitOf(next, { number: 1, ...said(1) }));
      expect(await kept()).toEqual([
        [0, 1],
        ['0', '1'],
      ]);
    });
  });

  test('a reader whose partition was given to another one is refused', async () => {
    const { store, epoch } = fixture();
    await store.assign([ORDERS_0]);
    await store.assign([ORDERS_0]);
    await expect(store.commit(commitOf(epoch, { partitions: [progressOf({ epoch: 1 })] }))).rejects.toThrow(
      Fenced,
    );
    await store.commit(commitOf(epoch, { partitions: [progressOf({ epoch: 2 })] }));
    expect((await store.assign([ORDERS_0]))[0]).toEqual(progressOf({ epoch: 3 }));
  });

  test('a reader of a former evaluator gets no partitions, and its successor keeps them', async () => {
    const { store, epoch } = fixture();
    await expect(store.assign([ORDERS_0], epoch)).resolves.toMatchObject([{ epoch: 1 }]);
    const next = await store.claimEvaluator();
    await expect(store.assign([ORDERS_0], next)).resolves.toMatchObject([{ epoch: 2 }]);
    await expect(store.assign([ORDERS_0], epoch)).rejects.toThrow(Fenced);
    await store.commit(commitOf(next, { partitions: [progressOf({ epoch: 2 })] }));
  });

  test('a partition that nobody was assigned is refused', async () => {
    const { store, epoch } = fixture();
    await expect(store.commit(commitOf(epoch, { partitions: [progressOf({ epoch: 1 })] }))).rejects.toThrow(
      Fenced,
    );
  });

  describe('how far a clock has judged', () => {
    type Steps = Commit['through'];
    const step = (from: number | null, to: number, clock = 'a') => ({ clock, from, to });

    test.each<[string, readonly Steps[], Readonly<Record<string, number>>]>([
      ['starts from nothing', [[step(null, 10)]], { a: 10 }],
      ['goes on from where it stands', [[step(null, 10)], [step(10, 20)]], { a: 20 }],
      [
        'goes several steps in one commit',
        [
          [step(null, 10), step(10, 20)],
          [step(20, 30), step(30, 40)],
        ],
        { a: 40 },
      ],
      [
        'goes for each clock by itself',
        [[step(null, 10), step(null, 5, 'b')], [step(5, 6, 'b')]],
        { a: 10, b: 6 },
      ],
    ])('%s', async (_title, commits, through) => {
      const { store, epoch } = fixture();
      for (const steps of commits) await store.commit(commitOf(epoch, { through: steps }));
      expect((await store.load()).through).toEqual(through);
    });

    test.each<[string, Steps]>([
      ['from nothing, though it stands somewhere', [step(null, 20)]],
      ['from before', [step(5, 20)]],
      ['from behind', [step(15, 20)]],
      ['for a clock that stands nowhere', [step(10, 20, 'unseen')]],
      ['where two steps do not meet', [step(10, 20), step(21, 30)]],
      ['where one of two clocks is right', [step(10, 20), step(10, 20, 'unseen')]],
    ])('is refused %s', async (_title, steps) => {
      const { store, epoch } = fixture();
      await store.commit(commitOf(epoch, { through: [step(null, 10)] }));
      await expect(store.commit(commitOf(epoch, { through: steps }))).rejects.toThrow(Fenced);
      expect((await store.load()).through).toEqual({ a: 10 });
    });
  });

  describe('a refused commit leaves no trace', () => {
    const everything: Partial<Commit> = {
      partitions: [progressOf({ epoch: 1 })],
      partials: [partialOf(T0)],
      history: [{ pane: 'p1', slotMs: T0, cells: [['k', [1]]] }],
      tables: [{ source: 'riders', key: 'r1', timeMs: T0, columns: { state: 'idle' } }],
      holds: [{ playbook: 'a', instance: '{}', id: 'h', elapsedMs: 1, atMs: T0, unknownSinceMs: null }],
      incidents: [incidentOf('i1')],
      runs: [runOf('new')],
      cancelRuns: ['old'],
      leases: [leaseOf('new')],
      consumed: [1],
      outbox: [{ topic: 'anomalies', key: 'k', value: '{}' }],
      decisions: [decisionOf(0)],
      deadLetters: [
        {
          ...ORDERS_0,
          offset: 7,
          arrivalMs: T0,
          source: null,
          reason: 'json',
          field: null,
          message: 'm',
          excerpt: '{',
        },
      ],
      late: [{ ...ORDERS_0, offset: 8, source: 'orders', timeMs: T0, watermarkMs: T0 + 1, key: 'k' }],
      notes: { blind: {} },
      through: [{ clock: 'a', from: null, to: 10 }],
    };

    test.each<[string, Partial<Commit>]>([
      ['by the evaluator epoch', { evaluatorEpoch: 0 }],
      [
        'by a partition epoch',
        { partitions: [progressOf({ epoch: 1 }), progressOf({ epoch: 9, partition: 1 })] },
      ],
      [
        'by an instant',
        {
          through: [
            { clock: 'a', from: null, to: 10 },
            { clock: 'b', from: 5, to: 10 },
          ],
        },
      ],
      ['by a signal consumed before', { consumed: [1, 2] }],
      ['by a signal that never came', { consumed: [1, 77] }],
    ])('%s', async (_title, refused) => {
      const { store, epoch } = fixture();
      await store.assign([ORDERS_0, ORDERS_1]);
      await store.signal(signalOf('s1'));
      await store.signal(signalOf('s2'));
      await store.commit(commitOf(epoch, { runs: [runOf('old')], consumed: [2] }));
      const before = await traces();
      await expect(store.commit(commitOf(epoch, { ...everything, ...refused }))).rejects.toThrow(Fenced);
      expect(await traces()).toEqual(before);
      await store.commit(commitOf(epoch, everything));
      expect(await traces()).not.toEqual(before);
    });

    async function traces(): Promise<unknown> {
      const { store } = fixture();
      return {
        state: await store.load(),
        runs: await store.runs('open'),
        signals: await store.signals(),
        outbox: await store.outbox(10),
        decisions: await store.decisions('i1'),
        deadLetters: await store.deadLetters(10),
        late: await store.lateRows(10),
      };
    }
  });
}
