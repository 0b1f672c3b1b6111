import { OutsideError } from '../../outside-error.ts';

/** SQLSTATE, or a class of them by its first two characters, and what people are told. Order matters: codes before classes. */
const SQL_STATES: readonly (readonly [code: string, retryable: boolean, help: string])[] = [
  [
    '25006',
    true,
    'the database is read-only now (a standby, or recovery): wait for the failover or point at the primary',
  ],
  ['25P03', true, 'this process stood still in the middle of a transaction; nothing of it was stored'],
  ['3D000', false, 'create the database first: `createdb NAME`'],
  ['42501', false, 'grant the user CREATE on the database, or let an owner run the first start'],
  ['55P03', true, 'another process held the same rows for too long; nothing was stored'],
  ['57014', true, 'the statement took longer than its limit; look for locks and load on the database'],
  ['08', true, 'check that the database is up and reachable'],
  ['28', false, 'check user and password in the address'],
  ['40', true, 'two transactions met; nothing of this one was stored'],
  ['53', true, 'the database is out of connections, memory or disk'],
  ['57', true, 'the database is starting, stopping, or was told to end the connection'],
  ['58', true, 'the database cannot use its own disk'],
];

/** What sockets and the resolver say. ENOTFOUND too: names come and go while a cluster moves. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Errors of `pg` itself carry no code. */
const BROKEN_CONNECTION =
  /connection terminated|timeout exceeded|query read timeout|connection error|not queryable|client was closed/i;

/**
 * A failure of the database or of the way to it, as people are told. Everything else (a violated constraint, a
 * typing error in a statement) is our bug and comes back as it is.
 */
export function translatePostgresError(error: unknown): unknown {
  if (!isError(error) || error instanceof OutsideError) return error;
  const code = codeOf(error);
  const known = code === null ? undefined : SQL_STATES.find(([prefix]) => code.startsWith(prefix));
  if (known !== undefined) return outside(error, known[2], known[1]);
  if ((code !== null && SOCKET_CODES.has(code)) || BROKEN_CONNECTION.test(error.message)) {
    return outside(error, 'check that the database is up and reachable', true);
  }
  return error;
}

/** The code of an error, or of the first part of an AggregateError (`localhost` tried on both families). */
function codeOf(error: Error): string | null {
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === 'string') return code;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  return isError(first) ? codeOf(first) : null;
}

/** By its form: an error of another realm (a worker, a test's sandbox) is no instance of our `Error`. */
function isError(error: unknown): error is Error {
  return (
    typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
  );
}

function outside(cause: Error, help: string, retryable: boolean): OutsideError {
  const message = cause.message === '' ? (codeOf(cause) ?? 'no reason given') : cause.message;
  return new OutsideError(`PostgreSQL: ${message}`, help, { retryable, cause });
}
