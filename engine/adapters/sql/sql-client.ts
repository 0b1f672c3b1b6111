/** One SQL statement as a value. `row` is never there: it only tells the type of the rows that come back. */
export interface Statement<Row = never> {
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly row?: Row;
}

/** What may be handed over as a parameter. Rows travel as one JSON text (see `row-batch.ts`). */
export type SqlValue = string | number | boolean | null;

/** Where statements run, one after the other. */
export interface SqlSession {
  /**
   * Rows in the database's order, columns parsed by `column-parsers.ts`.
   *
   * @throws OutsideError when the database cannot be reached, is full, or gave up on us
   */
  query<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
}

/** A database with two doors: PGlite in this process, PostgreSQL over the network. */
export interface SqlClient extends SqlSession {
  /**
   * Everything or nothing: what `work` throws rolls back and is thrown again. Isolation is READ COMMITTED. When
   * the connection is lost at the commit, nobody here knows whether it took place: the caller must find out by
   * what it stored (epochs, compare-and-set).
   */
  transaction<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result>;
  /** Waits for what is running. A second call does nothing. */
  close(): Promise<void>;
}
