import type { PoolClient } from 'pg';
import { OutsideError } from '../../outside-error.ts';
import { COLUMN_PARSERS } from './column-parsers.ts';
import { translatePostgresError } from './postgres-error.ts';
import type { SqlClient, SqlSession, Statement } from './sql-client.ts';

/** Limits of one connection, ms. Every wait has an end: a database that does not answer is an error, not a pause. */
export interface PostgresLimits {
  readonly connectMs: number;
  /** One statement, by the server and (in case it is gone) by us. */
  readonly statementMs: number;
  /** A process that stands still inside a transaction loses it, or its successor would wait for its locks. */
  readonly idleInTransactionMs: number;
  readonly connections: number;
}

const LIMITS: PostgresLimits = {
  connectMs: 5_000,
  statementMs: 60_000,
  idleInTransactionMs: 10_000,
  connections: 10,
};

/**
 * PostgreSQL ≥ 15 over a pool. Nothing is connected before the first statement.
 *
 * @param url  `postgres://user:password@host:port/database`; never part of a message
 * @throws OutsideError on an address that is none
 */
export async function connectPostgres(url: string, limits: Partial<PostgresLimits> = {}): Promise<SqlClient> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new OutsideError(
      'the address of PostgreSQL is not one',
      'write it as `postgres://user:password@host:5432/database`',
    );
  }
  const { connectMs, statementMs, idleInTransactionMs, connections } = { ...LIMITS, ...limits };
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'ordersense',
    max: connections,
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: statementMs + connectMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        COLUMN_PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // An idle connection that breaks would end the process; the next statement finds out by itself.
  pool.on('error', () => {});
  let closing: Promise<void> | null = null;
  return {
    query: (statement) => translated(() => run(pool, statement)),
    transaction: (work) => translated(async () => transact(await pool.connect(), work)),
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}

interface Queries {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

async function run<Row>(session: Queries, { text, values }: Statement<Row>): Promise<readonly Row[]> {
  return (await session.query(text, [...values])).rows as Row[];
}

async function transact<Result>(
  client: PoolClient,
  work: (session: SqlSession) => Promise<Result>,
): Promise<Result> {
  // Between two statements of ours nobody listens to the connection; a break there must not end the process.
  const ignore = () => {};
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ query: (statement) => translated(() => run(client, statement)) });
    await client.query('commit');
    return result;
  } catch (error) {
    const translated = translatePostgresError(error);
    if (translated instanceof OutsideError && translated.retryable) {
      // Whoever does not answer would not answer a rollback; the server undoes what a closed connection began.
      broken = translated;
    } else {
      await client.query('rollback').catch((failed: Error) => {
        broken = failed;
      });
    }
    throw translated;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translatePostgresError(error);
  }
}
