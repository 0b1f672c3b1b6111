import { describe, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { decisionOf, T0 } from '../../engine/testing/store-samples.ts';
import { importCommit, readStateLines, stateLines, type WholeState, wholeState } from './state-lines.ts';

const memory = () => openMemory({ clock: manualClock(T0) });

/** A store in which something of every part lies. */
async function filled() {
  const store = await memory();
  const epoch = await store.claimEvaluator();
  const [orders] = await store.assign([{ topic: 'orders', partition: 0 }], epoch);
  await store.commit(
    commitOf(epoch, {
      partitions: [{ ...orders!, readOffset: 70, resumeOffset: 40, greatestMs: T0, firstMs: T0 - 1 }],
      through: [{ clock: 'orders', from: null, to: T0 }],
      notes: { project: 'p', 'source:orders': { finalMs: T0, sight: { blind: true } } },
      partials: [
        {
          topic: 'orders',
          partition: 0,
          source: 'orders',
          pane: { startMs: T0, cells: [['m', 'a', [3]]], rows: [] },
        },
      ],
      history: [
        {
          pane: 'm',
          slotMs: T0,
          cells: [
            ['a', [3]],
            ['b\u001fc', [1, 2]],
          ],
        },
      ],
      tables: [{ source: 'riders', key: 'r1', timeMs: T0, columns: { status: 'idle' } }],
      holds: [{ playbook: 'p', instance: '{}', id: 'h', elapsedMs: 5, atMs: T0, unknownSinceMs: null }],
      outbox: [{ topic: 'actions', key: 'k', value: '{"a":"\\n"}' }],
      decisions: [decisionOf(0)],
    }),
  );
  await store.signal({ id: 's1', incident: 'i', kind: 'answer', payload: { ok: true } });
  return store;
}

async function imported(state: WholeState) {
  const store = await memory();
  const epoch = await store.claimEvaluator();
  const assigned = await store.assign(state.partitions, epoch);
  await store.commit(
    importCommit(
      state,
      epoch,
      assigned.map((one) => one.epoch),
    ),
  );
  for (const signal of state.signals) await store.signal(signal);
  return store;
}

describe('an export', () => {
  test('read back and put into an empty store is the same state', async () => {
    const before = await wholeState(await filled());
    const read = readStateLines(stateLines(before).join('\n')) as WholeState;
    expect(read).toEqual(before);
    const after = await wholeState(await imported(read));
    expect(stateLines(after)).toEqual(stateLines(before));
  });

  test('tells every part, a line a row', async () => {
    const [head, ...lines] = stateLines(await wholeState(await filled()));
    expect(JSON.parse(head!)).toEqual({ schema: 'ordersense.state/1', project: 'p' });
    const parts = lines.map((line) => (JSON.parse(line) as [string])[0]);
    expect(parts).toEqual('partition through note note partial history table hold signal outbox'.split(' '));
  });

  test('of an empty store is its head', async () => {
    expect(stateLines(await wholeState(await memory()))).toEqual([
      '{"schema":"ordersense.state/1","project":null}',
    ]);
  });

  test.each<[title: string, lines: readonly string[], line: number]>([
    ['another file', ['{"topic":"orders"}'], 1],
    ['nothing', [''], 1],
    ['no JSON', ['HEAD', '["hold",{}]', '{'], 3],
    ['a part that there is not', ['HEAD', '["secret",{}]'], 2],
    ['a row that is none', ['HEAD', '["hold",5]'], 2],
    ['too many values', ['HEAD', '["hold",{},{}]'], 2],
  ])('%s is none, and the line is told', (_title, lines, line) => {
    const head = '{"schema":"ordersense.state/1","project":"p"}';
    expect(readStateLines(lines.map((one) => (one === 'HEAD' ? head : one)).join('\n'))).toEqual({ line });
  });
});
