import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** An empty database for one test on a real server. */
export interface PostgresDatabase {
  /** Its address. */
  readonly url: string;
  /** Runs one statement as the server's administrator, outside of the database under test. */
  administer(text: string): Promise<void>;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/** @param server  address of a server whose user may create databases */
export async function createPostgresDatabase(server: string): Promise<PostgresDatabase> {
  const name = `ordersense_test_${randomBytes(6).toString('hex')}`;
  const administer = async (text: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    try {
      await admin.query(text);
    } finally {
      await admin.end();
    }
  };
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, administer, drop: () => administer(`drop database ${name} with (force)`) };
}
