import { expect, test } from '@jest/globals';
import { migrate } from '../adapters/sql/migrate.ts';
import { MIGRATIONS } from '../adapters/sql/migrations.ts';
import type { SqlClient, SqlValue } from '../adapters/sql/sql-client.ts';
import { createSqlStore } from '../adapters/sql/sql-store.ts';

/** What both SQL clients must do alike: values, transactions, the database's clock, the schema's version. */
export function describeSqlClient(client: () => SqlClient): void {
  const query = (text: string, ...values: readonly SqlValue[]) =>
    client().query<Record<string, unknown>>({ text, values } as {
      text: string;
      values: readonly SqlValue[];
      row?: Record<string, unknown>;
    });

  test.each<[string, string, unknown]>([
    ['int8 is a number', 'select 9007199254740991::int8 as it', Number.MAX_SAFE_INTEGER],
    ['a negative int8 is a number', 'select (-9007199254740991)::int8 as it', Number.MIN_SAFE_INTEGER],
    ['int4 is a number', 'select 7::int4 as it', 7],
    ['float8 is a number', 'select 0.1::float8 as it', 0.1],
    ['text is a text', `select '강남구 🍜'::text as it`, '강남구 🍜'],
    ['boolean is a boolean', 'select true as it', true],
    ['null is null', 'select null::int8 as it', null],
    ['a date is its text, in no zone', `select '2026-07-01'::date as it`, '2026-07-01'],
    ['bytea is bytes', `select '\\x00ff41'::bytea as it`, new Uint8Array([0, 255, 65])],
    ['json is its value', `select '{"b":[1,null],"a":"x"}'::json as it`, { b: [1, null], a: 'x' }],
    ['jsonb is its value', `select '{"b":1}'::jsonb as it`, { b: 1 }],
    ['json null is null', `select 'null'::json as it`, null],
  ])('%s', async (_title, text, value) => {
    const [row] = await query(text);
    expect(row?.['it']).toEqual(value);
    // Buffer or Uint8Array, number or bigint: equal is not enough.
    expect(Object.prototype.toString.call(row?.['it'])).toBe(Object.prototype.toString.call(value));
    expect(row?.['it']).not.toBeInstanceOf(Buffer);
  });

  test('an int8 beyond 2^53 is refused, not rounded', async () => {
    await expect(query('select 9007199254740993::int8 as it')).rejects.toThrow('9007199254740993');
    expect(await query('select 1::int8 as it')).toEqual([{ it: 1 }]);
  });

  test.each<[string, string, SqlValue]>([
    ['text', 'select $1::text as it', 'it\'s \\ "x" 강남'],
    ['int8', 'select $1::int8 as it', Number.MAX_SAFE_INTEGER],
    ['boolean', 'select $1::boolean as it', false],
    ['null', 'select $1::text as it', null],
  ])('a parameter of type %s comes back as it was', async (_title, text, value) => {
    expect(await query(text, value)).toEqual([{ it: value }]);
  });

  test('a transaction that throws leaves nothing, and the error is the one that was thrown', async () => {
    const thrown = new Error('ours');
    await query('create table public.tried (n int8)');
    const tried = client().transaction(async (session) => {
      await session.query({ text: 'insert into public.tried values (1)', values: [] });
      throw thrown;
    });
    await expect(tried).rejects.toBe(thrown);
    expect(await query('select n from public.tried')).toEqual([]);
    await query('drop table public.tried');
  });

  test('a statement that fails inside a transaction undoes what came before', async () => {
    await query('create table public.tried (n int8 primary key)');
    const tried = client().transaction(async (session) => {
      await session.query({ text: 'insert into public.tried values (1)', values: [] });
      await session.query({ text: 'insert into public.tried values (1)', values: [] });
    });
    await expect(tried).rejects.toThrow('duplicate key');
    expect(await query('select n from public.tried')).toEqual([]);
    await query('drop table public.tried');
  });

  test('transactions at the same time do not mix', async () => {
    await query('create table public.tried (n int8)');
    await query('insert into public.tried values (0)');
    await Promise.all(
      Array.from({ length: 20 }, () =>
        client().transaction(async (session) => {
          const [row] = await session.query<{ n: number }>({
            text: 'select n from public.tried for update',
            values: [],
          });
          await session.query({ text: 'update public.tried set n = $1::int8', values: [(row?.n ?? 0) + 1] });
        }),
      ),
    );
    expect(await query('select n from public.tried')).toEqual([{ n: 20 }]);
    await query('drop table public.tried');
  });

  test('without a clock the effect clock is the database, in ms', async () => {
    const store = createSqlStore(client(), null);
    const [before] = await query('select floor(extract(epoch from clock_timestamp()) * 1000)::int8 as it');
    const now = await store.now();
    const [after] = await query('select ceil(extract(epoch from clock_timestamp()) * 1000)::int8 as it');
    expect(now).toBeGreaterThanOrEqual(before?.['it'] as number);
    expect(now).toBeLessThanOrEqual(after?.['it'] as number);
  });

  test('the schema is written once, and one that is newer than the program is refused', async () => {
    const store = createSqlStore(client(), null);
    await Promise.all([store.open(), store.open(), createSqlStore(client(), null).open()]);
    expect(await query('select version, title from ordersense.schema_version order by version')).toEqual(
      MIGRATIONS.map(({ version, title }) => ({ version, title })),
    );
    await query(`insert into ordersense.schema_version (version, title) values (99, 'from the future')`);
    await expect(store.open()).rejects.toThrow(
      `the store has schema version 99, this program knows ${MIGRATIONS.length}`,
    );
    await query('drop schema ordersense cascade');
  });

  test('a database that the first version made is opened, with what it holds', async () => {
    await migrate(client(), MIGRATIONS.slice(0, 1), []);
    await query(`insert into ordersense.note (name, doc) values ('project', '"rice"')`);
    const store = createSqlStore(client(), null);
    await store.open();
    expect((await store.load()).notes).toEqual({ project: 'rice' });
    expect(await store.asks('open')).toEqual([]);
    await query('drop schema ordersense cascade');
  });

  test('every column that the store writes is there, with its type', async () => {
    await createSqlStore(client(), null).open();
    const rows = await query(
      `select table_name, column_name, data_type from information_schema.columns where table_schema = 'ordersense'`,
    );
    const there = new Set(
      rows.map((row) => `${row['table_name']}.${row['column_name']} ${row['data_type']}`),
    );
    const { STORE_TABLES } = await import('../adapters/sql/store-tables.ts');
    const types = {
      text: 'text',
      int8: 'bigint',
      float8: 'double precision',
      json: 'json',
      boolean: 'boolean',
    } as const;
    const wanted = STORE_TABLES.flatMap(({ name, columns }) =>
      Object.entries(columns).map(
        ([column, type]) =>
          `${name}.${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} ${types[type]}`,
      ),
    );
    expect(wanted.filter((column) => !there.has(column))).toEqual([]);
    await query('drop schema ordersense cascade');
  });
}
