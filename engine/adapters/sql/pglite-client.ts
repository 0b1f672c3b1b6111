import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OutsideError } from '../../outside-error.ts';
import { lockFolder } from '../folder-lock.ts';
import { COLUMN_PARSERS } from './column-parsers.ts';
import { translatePostgresError } from './postgres-error.ts';
import type { SqlClient, SqlSession, Statement } from './sql-client.ts';

/**
 * PostgreSQL inside this process. One session: transactions and single statements wait for each other, so nobody
 * ever reads what another one has not committed.
 *
 * @param folder  made when it is missing and locked against other processes; 'memory' keeps nothing
 * @throws OutsideError when another process has the folder, or it cannot be read as a database
 */
export async function connectPglite(folder: string): Promise<SqlClient> {
  const memory = folder === 'memory';
  const release = memory ? () => {} : lockFolder(makeFolder(folder));
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const db = await PGlite.create({
      dataDir: memory ? 'memory://' : join(folder, 'pg'),
      parsers: COLUMN_PARSERS,
    });
    let closing: Promise<void> | null = null;
    return {
      query: (statement) => run(db, statement),
      transaction: (work) =>
        db.transaction((tx) => work({ query: (statement) => run(tx, statement) } satisfies SqlSession)),
      close: () => {
        closing ??= db.close().finally(release);
        return closing;
      },
    };
  } catch (cause) {
    release();
    throw new OutsideError(
      `cannot open the store in \`${folder}\`: ${cause instanceof Error ? cause.message : String(cause)}`,
      'check that the folder can be written and was made by ordersense; a damaged one must be moved away or restored',
      { cause },
    );
  }
}

interface Queries {
  query<Row>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

async function run<Row>(session: Queries, { text, values }: Statement<Row>): Promise<readonly Row[]> {
  try {
    return (await session.query<Row>(text, [...values])).rows;
  } catch (error) {
    throw translatePostgresError(error);
  }
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (cause) {
    throw new OutsideError(
      `cannot make the store's folder \`${folder}\`: ${cause instanceof Error ? cause.message : String(cause)}`,
      'give a folder that this user may write',
      { cause },
    );
  }
}
