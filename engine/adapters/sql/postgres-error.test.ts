import { expect, test } from '@jest/globals';
import { OutsideError } from '../../outside-error.ts';
import { translatePostgresError } from './postgres-error.ts';

const withCode = (code: string, message = 'said so'): Error => Object.assign(new Error(message), { code });

test.each<[string, Error, boolean, string]>([
  ['nobody listens', withCode('ECONNREFUSED'), true, 'reachable'],
  ['the connection is cut', withCode('ECONNRESET'), true, 'reachable'],
  ['the name is not known just now', withCode('EAI_AGAIN'), true, 'reachable'],
  [
    'both families refuse',
    Object.assign(new AggregateError([withCode('ECONNREFUSED')], ''), {}),
    true,
    'reachable',
  ],
  ['pg says so without a code', new Error('Connection terminated unexpectedly'), true, 'reachable'],
  ['no connection within the limit', new Error('timeout exceeded when trying to connect'), true, 'reachable'],
  ['no answer within the limit', new Error('Query read timeout'), true, 'reachable'],
  ['a connection exception of the server', withCode('08006'), true, 'reachable'],
  ['the administrator ended it', withCode('57P01'), true, 'stopping'],
  ['it is starting', withCode('57P03'), true, 'starting'],
  ['a statement took too long', withCode('57014'), true, 'limit'],
  ['a lock took too long', withCode('55P03'), true, 'rows'],
  ['deadlock', withCode('40P01'), true, 'nothing of this one was stored'],
  ['we stood still in a transaction', withCode('25P03'), true, 'stood still'],
  ['it is read-only', withCode('25006'), true, 'primary'],
  ['its disk is full', withCode('53100'), true, 'disk'],
  ['too many connections', withCode('53300'), true, 'connections'],
  ['wrong password', withCode('28P01'), false, 'password'],
  ['no such database', withCode('3D000'), false, 'createdb'],
  ['no right to create', withCode('42501'), false, 'grant'],
])('%s', (_title, error, retryable, help) => {
  const translated = translatePostgresError(error);
  expect(translated).toBeInstanceOf(OutsideError);
  expect(translated).toMatchObject({ retryable, cause: error, help: expect.stringContaining(help) });
  expect((translated as OutsideError).message).toMatch(/^PostgreSQL: \S/);
});

test.each<[string, unknown]>([
  ['a violated constraint', withCode('23505')],
  ['a statement with a mistake', withCode('42601')],
  ['a table that is not there', withCode('42P01')],
  ['an error of ours', new Error('anything')],
  ['one that is translated already', new OutsideError('m', 'h')],
  ['no error at all', 'text'],
  ['nothing', undefined],
])('%s stays what it is', (_title, error) => {
  expect(translatePostgresError(error)).toBe(error);
});
