import { OutsideError } from '../../outside-error.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import { PUBLIC_VIEWS, type PublicView, viewStatement } from './public-views.ts';
import type { SqlClient, SqlSession, Statement } from './sql-client.ts';

/** Any number that no other program on the same database locks by: "ordr" in ASCII. */
const LOCK = 0x6f726472;

/**
 * Brings schema `ordersense` to the last of `migrations`, and its public views with it, all in one transaction. Processes that start together
 * wait for each other and the later ones find nothing to do.
 *
 * @throws OutsideError when the schema was written by a newer program
 */
export async function migrate(
  client: SqlClient,
  migrations: readonly Migration[] = MIGRATIONS,
  views: readonly PublicView[] = PUBLIC_VIEWS,
): Promise<void> {
  await client.transaction(async (session) => {
    await session.query({ text: 'select pg_advisory_xact_lock($1::int8)', values: [LOCK] });
    const version = await readVersion(session);
    const known = migrations.at(-1)?.version ?? 0;
    if (version > known) {
      throw new OutsideError(
        `the store has schema version ${version}, this program knows ${known}`,
        'run the program that wrote it, or a newer one; an older one would lose what it does not know',
      );
    }
    if (version === known) return;
    for (const migration of migrations.filter((one) => one.version > version)) {
      for (const text of migration.statements) await session.query({ text, values: [] });
      await session.query(writeVersion(migration));
    }
    await session.query({ text: viewStatement(views), values: [] });
  });
}

async function readVersion(session: SqlSession): Promise<number> {
  const [schema] = await session.query(findVersionTable());
  if (schema?.there !== true) {
    await session.query({ text: 'create schema if not exists ordersense', values: [] });
    await session.query({
      text: `create table ordersense.schema_version (
               version int8 primary key, title text not null, applied_at timestamptz not null default clock_timestamp())`,
      values: [],
    });
  }
  const [last] = await session.query(lastVersion());
  return last?.version ?? 0;
}

function findVersionTable(): Statement<{ there: boolean }> {
  return { text: `select to_regclass('ordersense.schema_version') is not null as there`, values: [] };
}

function lastVersion(): Statement<{ version: number | null }> {
  return { text: 'select max(version) as version from ordersense.schema_version', values: [] };
}

function writeVersion({ version, title }: Migration): Statement {
  return {
    text: 'insert into ordersense.schema_version (version, title) values ($1::int8, $2::text)',
    values: [version, title],
  };
}
