import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import type { RunRow } from '../store.ts';
import { type StoreMaker, useStore } from './store-fixture.ts';
import { incidentOf, parentOf, runOf, selectionOf, signalOf } from './store-samples.ts';

const CLAIM_MS = 30_000;

/** Acts on many: frozen audiences, runs made of them, and the one signal that tells of all (R16). */
export function describeParents(maker: StoreMaker): void {
  const fixture = useStore(maker);
  const child = (key: string, of: Partial<RunRow> = {}): RunRow => runOf(key, { parent: 'p', ...of });

  async function planned(): Promise<void> {
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { incidents: [incidentOf('i1')], parents: [parentOf('p')] }));
  }

  async function statuses(): Promise<Readonly<Record<string, string>>> {
    const rows = await fixture().store.children('p');
    return Object.fromEntries(rows.map(({ key, status }) => [key, status]));
  }

  test('selections and parents of open incidents are loaded, those of closed ones are not', async () => {
    const { store, epoch } = fixture();
    const mine = { selections: [selectionOf('s1')], parents: [parentOf('p1')] };
    const others = {
      selections: [selectionOf('s2', { incident: 'i2' })],
      parents: [parentOf('p2', { incident: 'i2' })],
    };
    await store.commit(
      commitOf(epoch, {
        incidents: [incidentOf('i1'), incidentOf('i2', { closedMs: 5 })],
        selections: [...mine.selections, ...others.selections],
        parents: [...mine.parents, ...others.parents],
      }),
    );
    const { selections, parents } = await store.load();
    expect({ selections, parents }).toEqual(mine);
  });

  test('a parent that is there already stays as it is', async () => {
    await planned();
    const { store, epoch } = fixture();
    await store.commit(commitOf(epoch, { parents: [parentOf('p', { children: [] })] }));
    expect(await store.unexpanded()).toEqual([{ parent: parentOf('p'), of: null }]);
  });

  test('an undo comes with the act that it takes back', async () => {
    await planned();
    const { store, epoch } = fixture();
    const undo = parentOf('p/undo', { kind: 'undo', of: 'p', children: [] });
    await store.commit(commitOf(epoch, { parents: [undo] }));
    expect((await store.unexpanded()).map(({ parent, of }) => [parent.key, of?.key ?? null])).toEqual([
      ['p', null],
      ['p/undo', 'p'],
    ]);
  });

  test('runs are added in parts and in order, each once, and completeness is said', async () => {
    await planned();
    const { store } = fixture();
    await store.expand('p', [child('b')], false);
    expect(await store.endedParents()).toEqual([]);
    await store.expand('p', [child('b', { verb: 'other' }), child('a')], true);
    expect(await store.children('p')).toEqual([child('b'), child('a')]);
    expect(await store.unexpanded()).toEqual([]);
    expect((await store.load()).parents).toEqual([parentOf('p', { status: 'complete' })]);
  });

  test('a run of a parent brings no signal of its own', async () => {
    await planned();
    const { store } = fixture();
    await store.expand('p', [child('a')], true);
    await store.claim(1, CLAIM_MS);
    await store.sent('a', 1);
    await store.finish('a', 1, { status: 'succeeded', outcome: null, signal: signalOf('outcome:a') });
    expect(await store.signals()).toEqual([]);
  });

  test('a parent ends once all of its runs have, with one signal however often it is told', async () => {
    await planned();
    const { store } = fixture();
    await store.expand('p', [child('a'), child('b')], true);
    await store.claim(9, CLAIM_MS);
    await store.finish('a', 1, { status: 'failed', outcome: null, signal: null });
    expect(await store.endedParents()).toEqual([]);
    await store.finish('b', 1, { status: 'skipped', outcome: null, signal: null });
    expect(await store.endedParents()).toEqual([parentOf('p', { status: 'complete' })]);
    await store.endParent('p', signalOf('outcome:p'));
    await store.endParent('p', signalOf('outcome:p'));
    expect(await store.endedParents()).toEqual([]);
    expect((await store.signals()).map(({ id }) => id)).toEqual(['outcome:p']);
  });

  test('a parent of nobody ends as soon as it is complete', async () => {
    await planned();
    const { store } = fixture();
    await store.expand('p', [], true);
    expect((await store.endedParents()).map(({ key }) => key)).toEqual(['p']);
  });

  test('cancelled, its runs are cancelled where nothing was sent, and those to come are born so', async () => {
    await planned();
    const { store, epoch } = fixture();
    await store.expand('p', [child('sent'), child('claimed')], false);
    await store.claim(2, CLAIM_MS);
    await store.sent('sent', 1);
    await store.commit(commitOf(epoch, { cancelRuns: ['p'], runs: [runOf('other')] }));
    await store.expand('p', [child('late')], true);
    expect(await statuses()).toEqual({ sent: 'sent', claimed: 'cancelled', late: 'cancelled' });
    expect(await store.sent('claimed', 1)).toBe(false);
    expect((await store.runs('open')).map(({ key }) => key)).toEqual(['sent', 'other']);
  });

  test('runs of a parent that is not there are not made', async () => {
    const { store } = fixture();
    await store.expand('p', [child('a')], true);
    expect(await store.children('p')).toEqual([]);
  });
}
