import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { OutsideError } from '../outside-error.ts';
import { describeSqlClient } from '../testing/sql-client-contract.ts';
import { describeSqlViews } from '../testing/sql-views-contract.ts';
import { describeStateStore } from '../testing/state-store-contract.ts';
import { incidentOf } from '../testing/store-samples.ts';
import { openPglite } from './pglite-store.ts';
import { connectPglite } from './sql/pglite-client.ts';
import type { SqlClient } from './sql/sql-client.ts';
import { createSqlStore } from './sql/sql-store.ts';

/** Starting takes seconds, so tests share one database and each has its own schema. */
let client: SqlClient;

beforeAll(async () => {
  client = await connectPglite('memory');
});

afterAll(() => client.close());

describe('store on PGlite', () => {
  const open = async (clock: Parameters<typeof createSqlStore>[1]) => ({
    ...createSqlStore(client, clock),
    close: async () => {},
  });
  describeStateStore({
    create: open,
    another: open,
    dispose: async () => {
      await client.query({ text: 'drop schema if exists ordersense cascade', values: [] });
    },
  });
});

describe('client of PGlite', () => describeSqlClient(() => client));

describe('views of PGlite', () => describeSqlViews(() => client));

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ordersense-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made when it is missing, keeps what was committed, and is given back', async () => {
    const deep = join(folder, 'made', 'here');
    const first = await openPglite(deep);
    await first.open();
    const epoch = await first.claimEvaluator();
    await first.commit(commitOf(epoch, { incidents: [incidentOf('i1')] }));
    await expect(openPglite(deep)).rejects.toThrow(`is in use by this process (${process.pid})`);
    await first.close();
    await first.close();
    const second = await openPglite(deep);
    await second.open();
    expect((await second.load()).incidents).toEqual([incidentOf('i1')]);
    expect(await second.claimEvaluator()).toBe(epoch + 1);
    await second.close();
  });

  test('that is none says so', async () => {
    await expect(openPglite('/dev/null/store')).rejects.toThrow(OutsideError);
    await expect(openPglite('/dev/null/store')).rejects.toThrow('cannot make the store');
  });
});
