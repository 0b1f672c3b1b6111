import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { OutsideError } from '../../engine/outside-error.ts';
import { askOf, incidentOf, leaseOf, runOf, T0 } from '../../engine/testing/store-samples.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { showStatus } from './status-command.ts';

const folders = temporaryFolders('status');
let directory = '';
beforeEach(() => {
  directory = folders.make('project');
  writeFileSync(join(directory, 'ordersense.config.yaml'), 'name: seen\n');
  writeFileSync(join(directory, 'a.play'), 'language 1\n');
});
afterAll(() => folders.removeAll());

test('what lies in the store is told', async () => {
  const store = await openMemory({ clock: manualClock(T0) });
  await store.commit(
    commitOf(await store.claimEvaluator(), {
      incidents: [incidentOf('i1')],
      leases: [leaseOf('r1')],
      runs: [runOf('r2')],
      asks: [askOf('a1')],
      notes: {
        orders: {
          pins: [],
          pauses: [{ playbook: 'few', by: 'kim', reason: 'odd', sinceMs: T0 }],
          silences: [],
        },
      },
    }),
  );
  await store.kill({ scope: 'all', name: '', freezes: false, reason: 'it pays twice', by: 'kim' });
  const io = toldIo();
  await showStatus({ directory, data: null, json: true }, io, async () => store);
  expect(JSON.parse(io.results.join(''))).toMatchObject({
    kills: [{ scope: 'all', reason: 'it pays twice' }],
    approvals: [{ id: 'a1' }],
    effects: [{ target: 'restaurant-1', leftMs: 3_600_000 }],
    waitingActs: 1,
    openIncidents: 1,
    orders: { pauses: [{ playbook: 'few', by: 'kim' }] },
  });
});

test('a store that a process has hides no switch of this host', async () => {
  mkdirSync(join(directory, '.ordersense'));
  writeFileSync(join(directory, '.ordersense', 'kill'), 'all # it pays twice\n');
  const io = toldIo();
  const busy = async () => Promise.reject(new OutsideError('busy', 'wait'));
  await expect(showStatus({ directory, data: null, json: false }, io, busy)).rejects.toThrow('busy');
  expect(io.messages).toEqual(['still stopped: all # it pays twice']);
});
