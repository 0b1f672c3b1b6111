import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { say } from '../dsl/say.ts';
import { openReporter } from './open-reporter.ts';
import { toldIo } from './testing/told-io.ts';
import { UsageError } from './usage-error.ts';

let server: Server;
let received: number;

beforeEach(async () => {
  received = 0;
  server = createServer((incoming, response) => {
    received += 1;
    incoming.resume();
    incoming.on('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
const dsn = () => `http://public@127.0.0.1:${(server.address() as AddressInfo).port}/7`;

test.each<[string, boolean, unknown, number, readonly string[]]>([
  ['without a DSN nothing leaves', false, new TypeError('bug'), 0, ['error: fault']],
  ['a fault leaves', true, undefined, 1, ['error: fault']],
  [
    'a bug that ends the run leaves, and is told by whoever called',
    true,
    new TypeError('bug'),
    2,
    ['error: fault'],
  ],
  ['a wrong call is no fault of ours', true, new UsageError(say`x`, say`y`), 1, ['error: fault']],
])('%s', async (_title, hasDsn, failure, leaving, told) => {
  const io = toldIo();
  const config = hasDsn ? { name: 'seoul', sentry: { dsn: dsn() } } : { name: 'seoul' };
  const { reporter, end } = await openReporter(config, io);
  reporter.error(new Error('fault'));
  await end(failure);
  expect([received, io.messages]).toEqual([leaving, told]);
});

test('a DSN that is none is a wrong setting, and is not told', async () => {
  const config = { name: 'seoul', sentry: { dsn: 'planted-secret' } };
  await expect(openReporter(config, toldIo())).rejects.toThrow('`sentry.dsn` is no address');
});
