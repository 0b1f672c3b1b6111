import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { OutsideError } from '../outside-error.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../testing/postgres-database.ts';
import { serviceUrl } from '../testing/service-url.ts';
import { describeWith } from '../testing/services.ts';
import { describeSqlClient } from '../testing/sql-client-contract.ts';
import { describeSqlViews } from '../testing/sql-views-contract.ts';
import { describeStateStore } from '../testing/state-store-contract.ts';
import type { AnyStore } from '../testing/store-fixture.ts';
import { incidentOf } from '../testing/store-samples.ts';
import { openPostgres } from './postgres-store.ts';
import { connectPostgres } from './sql/postgres-client.ts';
import type { SqlClient, Statement } from './sql/sql-client.ts';

async function dropSchema(url: string): Promise<void> {
  const client = await connectPostgres(url);
  await client.query({ text: 'drop schema if exists ordersense cascade', values: [] });
  await client.close();
}

describeWith('postgres', 'store on PostgreSQL', () => {
  let database: PostgresDatabase;
  let handles: AnyStore[] = [];
  const open = async (clock: NonNullable<Parameters<typeof openPostgres>[1]>['clock']): Promise<AnyStore> => {
    const store = await openPostgres(database.url, clock === undefined ? {} : { clock });
    handles.push(store);
    return store;
  };
  beforeAll(async () => {
    database = await createPostgresDatabase(serviceUrl('postgres'));
  });
  afterAll(() => database.drop());

  // Making a database takes ten times as long as a test: each test has its own schema.
  describeStateStore({
    create: open,
    another: open,
    dispose: async () => {
      await Promise.all(handles.map((store) => store.close()));
      handles = [];
      await dropSchema(database.url);
    },
  });
});

describeWith('postgres', 'client of PostgreSQL', () => {
  let database: PostgresDatabase;
  let client: SqlClient;
  beforeAll(async () => {
    database = await createPostgresDatabase(serviceUrl('postgres'));
    client = await connectPostgres(database.url);
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  describeSqlClient(() => client);
  describe('views', () => describeSqlViews(() => client));
});

describeWith('postgres', 'a connection that breaks', () => {
  let database: PostgresDatabase;
  let client: SqlClient;
  beforeEach(async () => {
    database = await createPostgresDatabase(serviceUrl('postgres'));
    client = await connectPostgres(database.url, { idleInTransactionMs: 50, statementMs: 200 });
  });
  afterEach(async () => {
    await client.close();
    await database.drop();
  });

  const me: Statement<{ pid: number }> = { text: 'select pg_backend_pid() as pid', values: [] };

  test('inside a transaction undoes it, is retryable, and the next one works', async () => {
    await client.query({ text: 'create table tried (n int8)', values: [] });
    const broken = client.transaction(async (session) => {
      await session.query({ text: 'insert into tried values (1)', values: [] });
      const [row] = await session.query(me);
      await database.administer(`select pg_terminate_backend(${row?.pid})`);
      await session.query({ text: 'insert into tried values (2)', values: [] });
    });
    await expect(broken).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
    expect(await client.query({ text: 'select n from tried', values: [] })).toEqual([]);
  });

  test('while it is idle is not noticed by anybody', async () => {
    const [row] = await client.query(me);
    await database.administer(`select pg_terminate_backend(${row?.pid})`);
    const again = await client.query(me).catch(() => client.query(me));
    expect(again[0]?.pid).not.toBe(row?.pid);
  });

  test('a process that stands still in a transaction loses it, so its successor does not wait', async () => {
    const paused = client.transaction(async (session) => {
      await session.query({ text: 'select pg_advisory_xact_lock(7)', values: [] });
      // Waits for the very lock that this transaction holds: only the database's limit lets go.
      await client.query({ text: 'set lock_timeout = 5000', values: [] });
      const successor = await connectPostgres(database.url);
      await successor.transaction((other) =>
        other.query({ text: 'select pg_advisory_xact_lock(7)', values: [] }),
      );
      await successor.close();
      await session.query({ text: 'select 1', values: [] });
    });
    await expect(paused).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
  });

  test('a statement that takes too long ends as an error that may be tried again', async () => {
    await expect(client.query({ text: 'select pg_sleep(60)', values: [] })).rejects.toMatchObject({
      name: 'OutsideError',
      retryable: true,
    });
  });

  test('our own mistakes stay what they are', async () => {
    await expect(client.query({ text: 'select nothing from nowhere', values: [] })).rejects.not.toThrow(
      OutsideError,
    );
  });

  test('a database that is not there says so', async () => {
    const url = new URL(database.url);
    url.pathname = '/ordersense_test_never_made';
    const store = await openPostgres(url.href);
    await expect(store.open()).rejects.toMatchObject({
      name: 'OutsideError',
      retryable: false,
      help: expect.stringContaining('createdb'),
    });
    await store.close();
  });

  test('a user who may not write is told what to grant', async () => {
    const role = database.url.split('/').at(-1);
    await database.administer(`create role ${role} login`);
    const url = new URL(database.url);
    url.searchParams.set('options', `-c role=${role}`);
    const store = await openPostgres(url.href);
    await expect(store.open()).rejects.toMatchObject({
      name: 'OutsideError',
      help: expect.stringContaining('grant'),
    });
    await store.close();
    await database.administer(`drop role ${role}`);
  });

  test('a database that only reads refuses, retryable, and keeps what it has', async () => {
    const store = await openPostgres(database.url);
    await store.open();
    const epoch = await store.claimEvaluator();
    await store.commit(commitOf(epoch, { incidents: [incidentOf('i1')] }));
    await store.close();
    await database.administer(
      `alter database ${new URL(database.url).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    const reader = await openPostgres(database.url);
    await expect(reader.commit(commitOf(epoch))).rejects.toMatchObject({
      name: 'OutsideError',
      retryable: true,
    });
    expect((await reader.load()).incidents).toHaveLength(1);
    await reader.close();
  });
});

describe('a server that cannot be reached', () => {
  let silent: Server;
  let port = 0;
  beforeEach(async () => {
    silent = createServer(() => {});
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const address = silent.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterEach(() => {
    silent.close();
  });

  test('is an error that may be tried again, without the password', async () => {
    await new Promise((closed) => silent.close(closed));
    const store = await openPostgres(`postgres://someone:secret@127.0.0.1:${port}/db`);
    const error: unknown = await store.open().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OutsideError);
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining('ECONNREFUSED') });
    expect(JSON.stringify([error, String(error)])).not.toContain('secret');
    await store.close();
  });

  test('one that accepts and never answers is given up', async () => {
    const client = await connectPostgres(`postgres://someone@127.0.0.1:${port}/db`, { connectMs: 50 });
    await expect(client.query({ text: 'select 1', values: [] })).rejects.toMatchObject({
      name: 'OutsideError',
      retryable: true,
    });
    await client.close();
  });

  test.each(['', 'localhost:5432', 'http://localhost/db', 'postgres://:x:y:z/'])(
    '`%s` is no address',
    async (url) => {
      await expect(openPostgres(url)).rejects.toMatchObject({ name: 'OutsideError', retryable: false });
    },
  );
});
