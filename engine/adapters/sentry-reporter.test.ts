import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Reporter } from '../ports.ts';
import { sentryReporter } from './sentry-reporter.ts';

let server: Server;
let received: { path: string; text: string }[];
let told: string[];
let status: number;

beforeEach(async () => {
  [received, told, status] = [[], [], 200];
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const text = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      received.push({ path: incoming.url ?? '', text: text.toString('utf8') });
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const inner: Reporter = {
  info: (message) => told.push(`info ${message}`),
  warn: (message) => told.push(`warn ${message}`),
  error: ({ message }) => told.push(`error ${message}`),
};
const open = () =>
  sentryReporter(inner, {
    dsn: `http://public@127.0.0.1:${(server.address() as AddressInfo).port}/7`,
    release: '1.2.3',
    project: 'seoul',
  });
/** The event of an envelope: header, item header, item, a line each. */
const eventIn = (text: string) => JSON.parse(text.split('\n')[2] ?? '') as Record<string, unknown>;

describe('a fault of ours', () => {
  test('is told here as always, and to Sentry by its type and place alone', async () => {
    process.env['PLANTED_SECRET'] = 'planted-env';
    const reporter = await open();
    const cause = new RangeError('planted-cause');
    const fault = new TypeError('key (phone)=(010-1234-5678) planted-message', { cause });
    fault.stack = `${fault.stack ?? ''}\n    at act (/home/planted-user/ordersense/dist/cli/main.js:7:9)`;
    reporter.error(fault, { verb: 'coupons.issue', run: 'i1/0.1/customer=planted-target' });
    await reporter.close(2_000);

    expect(told).toEqual([`error ${fault.message}`]);
    expect(received.map(({ path }) => path.split('?')[0])).toEqual(['/api/7/envelope/']);
    const text = received[0]?.text ?? '';
    expect(eventIn(text)).toMatchObject({
      level: 'error',
      release: '1.2.3',
      tags: { project: 'seoul', verb: 'coupons.issue' },
      exception: { values: expect.arrayContaining([expect.objectContaining({ type: 'TypeError' })]) },
    });
    expect(text).toContain('"filename":"dist/cli/main.js"');
    const secrets = [
      'planted',
      '010-1234',
      hostname(),
      `/${userInfo().username}/`,
      process.cwd(),
      'PLANTED_SECRET',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('and only such a one: warnings and news are of the world', async () => {
    const reporter = await open();
    reporter.warn('the brokers are away');
    reporter.info('hello');
    await reporter.close(2_000);
    expect([told, received]).toEqual([['warn the brokers are away', 'info hello'], []]);
  });

  test('that Sentry does not take changes nothing here', async () => {
    status = 500;
    const reporter = await open();
    for (let i = 0; i < 5; i += 1) reporter.error(new Error(`fault ${i}`));
    await reporter.close(2_000);
    expect(told).toHaveLength(5);
  });
});

test('nothing of the process is watched or patched', async () => {
  const watched = () => process.eventNames().filter((name) => String(name).startsWith('u'));
  const before = [watched(), console.error, globalThis.fetch];
  const reporter = await open();
  expect([watched(), console.error, globalThis.fetch]).toEqual(before);
  await reporter.close(100);
});
