import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { partitionName } from '../partition.ts';
import type { Commit, StoredState } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { incidentOf, leaseOf, partialOf, runOf, T0 } from './store-samples.ts';

const HOUR = 3_600_000;

/** Texts that events may bring and databases do not like. */
const AWKWARD = [
  '',
  '강남구',
  '🍜',
  'a\0b',
  '\ud800',
  'c\udfff',
  '\uf8ff0000',
  "'; drop",
  '\\u0000',
  '{"a":1}',
  '\u001f',
];

/** Everything that `load` gives back. */
export function describeRows(maker: StoreMaker): void {
  const fixture = useStore(maker);

  async function commit(...parts: readonly Partial<Commit>[]): Promise<StoredState> {
    const { store, epoch } = fixture();
    for (const part of parts) await store.commit(commitOf(epoch, part));
    return store.load();
  }

  test('partials come back by source, pane and partition, whatever the order they were written in', async () => {
    const rows = [
      partialOf(T0, { source: 'riders', topic: 'riders' }),
      partialOf(T0 + 20_000),
      partialOf(T0 + 10_000, { partition: 10 }),
      partialOf(T0 + 10_000, { partition: 2 }),
    ];
    const { partials } = await commit({ partials: rows.slice(0, 2) }, { partials: rows.slice(2) });
    expect(partials.map((row) => [row.source, row.pane.startMs - T0, partitionName(row)])).toEqual([
      ['orders', 10_000, 'orders/2'],
      ['orders', 10_000, 'orders/10'],
      ['orders', 20_000, 'orders/0'],
      ['riders', 0, 'riders/0'],
    ]);
    expect(partials[0]).toEqual(rows[3]);
  });

  test('a partial written again replaces the former one', async () => {
    const { partials } = await commit(
      { partials: [partialOf(T0)] },
      { partials: [partialOf(T0, {}, 'busan')] },
    );
    expect(partials).toEqual([partialOf(T0, {}, 'busan')]);
  });

  test('partials of one source are dropped before an instant, the instant itself stays', async () => {
    const panes = [0, 10_000, 20_000].map((ms) => T0 + ms);
    const { partials } = await commit(
      {
        partials: [
          ...panes.map((ms) => partialOf(ms)),
          ...panes.map((ms) => partialOf(ms, { source: 'riders' })),
        ],
      },
      { dropPartials: [{ source: 'orders', beforeMs: T0 + 10_000 }] },
    );
    expect(partials.map((row) => `${row.source} ${row.pane.startMs - T0}`)).toEqual([
      'orders 10000',
      'orders 20000',
      'riders 0',
      'riders 10000',
      'riders 20000',
    ]);
  });

  test('history slots are replaced, ordered, and dropped before an instant', async () => {
    const slot = (pane: string, slotMs: number, n: number) => ({
      pane,
      slotMs,
      cells: [['k', [n, n + 1]] as const],
    });
    const { history } = await commit(
      { history: [slot('p2', T0, 1), slot('p1', T0 + HOUR, 2), slot('p1', T0, 3), slot('p1', T0 - HOUR, 4)] },
      { history: [slot('p1', T0, 5)], dropHistoryBeforeMs: T0 },
    );
    expect(history).toEqual([slot('p1', T0, 5), slot('p1', T0 + HOUR, 2), slot('p2', T0, 1)]);
  });

  test('rows of tables are replaced, and a deleted one is remembered as deleted', async () => {
    const row = (key: string, timeMs: number, columns: Record<string, string> | null) => ({
      source: 'riders',
      key,
      timeMs,
      columns,
    });
    const { tables } = await commit(
      { tables: [row('b', T0, { state: 'idle' }), row('a', T0, { state: 'idle' })] },
      { tables: [row('a', T0 + 1, { state: 'busy' }), row('b', T0 + 1, null)] },
    );
    expect(tables).toEqual([row('a', T0 + 1, { state: 'busy' }), row('b', T0 + 1, null)]);
  });

  test('holds are dropped first and written then', async () => {
    const hold = (id: string, elapsedMs: number) => ({
      playbook: 'a',
      instance: '{}',
      id,
      elapsedMs,
      atMs: T0,
      unknownSinceMs: T0 - 1,
    });
    const gone = (id: string) => ({ playbook: 'a', instance: '{}', id });
    const { holds } = await commit(
      { holds: [hold('kept', 1), hold('dropped', 1), hold('both', 1)] },
      { holds: [hold('both', 2)], dropHolds: [gone('dropped'), gone('both'), gone('never there')] },
    );
    expect(holds).toEqual([hold('both', 2), hold('kept', 1)]);
  });

  test('notes are replaced one by one', async () => {
    const { notes } = await commit({ notes: { b: { n: 1 }, a: [1, 'x', null] } }, { notes: { b: null } });
    expect(notes).toEqual({ a: [1, 'x', null], b: null });
    expect(Object.keys(notes)).toEqual(['a', 'b']);
  });

  test('a row twice in one commit is the later one', async () => {
    const hold = { playbook: 'a', instance: '{}', id: 'h', elapsedMs: 1, atMs: T0, unknownSinceMs: null };
    const table = { source: 'riders', key: 'r', timeMs: T0, columns: null };
    const state = await commit({
      partials: [partialOf(T0), partialOf(T0, {}, 'later')],
      history: [
        { pane: 'p', slotMs: T0, cells: [] },
        { pane: 'p', slotMs: T0, cells: [['later', [1]]] },
      ],
      tables: [table, { ...table, columns: { later: true } }],
      holds: [hold, { ...hold, elapsedMs: 2 }],
      incidents: [incidentOf('i1'), incidentOf('i1', { phase: 'watching' })],
      leases: [leaseOf('k'), leaseOf('k', { status: 'undoing' })],
    });
    expect(state.partials).toEqual([partialOf(T0, {}, 'later')]);
    expect(state.history[0]?.cells).toEqual([['later', [1]]]);
    expect(state.tables[0]?.columns).toEqual({ later: true });
    expect(state.holds[0]?.elapsedMs).toBe(2);
    expect(state.incidents[0]?.phase).toBe('watching');
    expect(state.leases[0]?.status).toBe('undoing');
  });

  test('incidents are loaded while open, and two days after they closed, by opening', async () => {
    const closed = (id: string, closedMs: number) =>
      incidentOf(id, { openedMs: closedMs - HOUR, closedMs, phase: 'closed' });
    const { incidents } = await commit({
      incidents: [
        incidentOf('open', { openedMs: T0 - 1_000 * HOUR }),
        closed('too old', T0 - 48 * HOUR - 1),
        closed('old enough', T0 - 48 * HOUR),
        closed('newest', T0),
      ],
    });
    expect(incidents.map(({ id }) => id)).toEqual(['open', 'old enough', 'newest']);
    expect(incidents[0]).toEqual(incidentOf('open', { openedMs: T0 - 1_000 * HOUR }));
  });

  test('leases are loaded while in force, and with their incident', async () => {
    const { leases } = await commit({
      incidents: [
        incidentOf('i1'),
        incidentOf('gone', { openedMs: T0 - 99 * HOUR, closedMs: T0 - 98 * HOUR }),
      ],
      leases: [
        leaseOf('a', { incident: 'gone', status: 'undone' }),
        leaseOf('b', { incident: 'gone', status: 'undoing' }),
        leaseOf('c', { incident: 'i1', status: 'undone' }),
        leaseOf('d', { incident: 'unknown', status: 'released' }),
        leaseOf('e', { incident: 'unknown', capMs: null }),
      ],
    });
    expect(leases.map(({ runKey }) => runKey)).toEqual(['b', 'c', 'e']);
    expect(leases[2]).toEqual(leaseOf('e', { incident: 'unknown', capMs: null }));
  });

  test('texts come back as they were, and are told apart', async () => {
    const { store, epoch } = fixture();
    const tables = AWKWARD.map((key) => ({
      source: 'riders',
      key,
      timeMs: T0,
      columns: { [`name ${key}`]: key },
    }));
    const state = await commit({
      tables,
      partials: [
        {
          ...partialOf(T0),
          pane: { startMs: T0, cells: AWKWARD.map((key) => ['p', key, [1]] as const), rows: [] },
        },
      ],
      incidents: [incidentOf('i1', { doc: { texts: AWKWARD } })],
      runs: AWKWARD.map((target, i) => runOf(`k${i}`, { target, args: { target } })),
    });
    expect(new Map(state.tables.map((row) => [row.key, row]))).toEqual(
      new Map(tables.map((row) => [row.key, row])),
    );
    expect(state.partials[0]?.pane.cells.map(([, key]) => key)).toEqual(AWKWARD);
    expect(state.incidents[0]?.doc).toEqual({ texts: AWKWARD });
    expect((await store.runs('open')).map((run) => [run.target, run.args])).toEqual(
      AWKWARD.map((target) => [target, { target }]),
    );
    await expect(store.commit(commitOf(epoch))).resolves.toBeUndefined();
  });

  test('integers come back exactly, members in their order', async () => {
    const doc = { z: Number.MAX_SAFE_INTEGER, a: [Number.MIN_SAFE_INTEGER, 0.1, -1e-7], __proto__x: 1 };
    const state = await commit({
      incidents: [incidentOf('i1', { doc, openedMs: -1, closedMs: null })],
      history: [
        { pane: 'p', slotMs: T0, cells: [['k', [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]]] },
      ],
      through: [{ clock: 'a', from: null, to: Number.MAX_SAFE_INTEGER }],
    });
    expect(JSON.stringify(state.incidents[0]?.doc)).toBe(JSON.stringify(doc));
    expect(state.history[0]?.cells).toEqual([['k', [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]]]);
    expect(state.through).toEqual({ a: Number.MAX_SAFE_INTEGER });
  });

  test('a commit may carry thousands of rows', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => i);
    const { store, epoch } = fixture();
    await store.commit(
      commitOf(epoch, {
        partials: many.map((i) => partialOf(T0 + i * 10_000)),
        tables: many.map((i) => ({ source: 'riders', key: `r${i}`, timeMs: T0, columns: { n: i } })),
        runs: many.map((i) => runOf(`k${i}`)),
        outbox: many.map((i) => ({ topic: 'actions', key: `k${i}`, value: `${i}` })),
      }),
    );
    const state = await store.load();
    expect(state.partials.map((row) => row.pane.startMs)).toEqual(many.map((i) => T0 + i * 10_000));
    expect(state.tables).toHaveLength(many.length);
    expect((await store.runs('open')).map(({ key }) => key)).toEqual(many.map((i) => `k${i}`));
    expect((await store.outbox(10_000)).map(({ value }) => value)).toEqual(many.map(String));
  });
}
