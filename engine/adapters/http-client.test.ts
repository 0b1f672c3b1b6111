import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpFault, type HttpRequest, type HttpResponse } from '../../connectors/connector.ts';
import { type HostileServer, hostileServer } from '../testing/hostile-server.ts';
import type { Resolve } from './checked-address.ts';
import { deadline } from './deadline.ts';
import { httpClient } from './http-client.ts';

let server: HostileServer;
beforeAll(async () => {
  server = await hostileServer();
});
afterAll(() => server.close());

const patient = new AbortController().signal;
const to = (url: string, of: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  body: null,
  signal: patient,
  maxBytes: 100_000,
  timeoutMs: 5_000,
  mayConnect: () => true,
  ...of,
});
/** The answer, or how it failed: `not sent: …`, `maybe sent: …`, `refused: …`. */
async function tried(exchange: Promise<HttpResponse>): Promise<string> {
  try {
    return `answered ${(await exchange).status}`;
  } catch (error) {
    if (!(error instanceof HttpFault)) throw error;
    return `${error.refused ? 'refused' : error.sent ? 'maybe sent' : 'not sent'}: ${error.message}`;
  }
}
const http = httpClient();

test('method, path, query, headers and body arrive as they were given', async () => {
  const url = `${server.origin}/ok/%EA%B0%95?a=1&b=%2F`;
  const headers = { 'x-a': 'b', 'idempotency-key': 'k/1', 'content-type': 'application/json' };
  const answer = await http(to(url, { method: 'PUT', headers, body: '{"이름":1}' }));
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  expect(JSON.parse(answer.body)).toEqual({ ok: true, region: { name: '강남구', open: 3 } });
  expect(server.seen.at(-1)).toMatchObject({
    method: 'PUT',
    path: '/ok/%EA%B0%95?a=1&b=%2F',
    headers,
    body: '{"이름":1}',
  });
});

test.each<[string, () => string, Partial<HttpRequest>, string]>([
  ['every status is an answer', () => `${server.origin}/status/503`, {}, 'answered 503'],
  ['a redirect is an answer', () => `${server.origin}/redirect`, {}, 'answered 302'],
  ['nobody listens', () => server.closed, {}, 'not sent: the connection was refused'],
  [
    'a reset at the first byte',
    () => server.resetting,
    { method: 'POST' },
    'maybe sent: the connection broke',
  ],
  [
    'a reset after the request',
    () => `${server.origin}/reset`,
    { method: 'POST' },
    'maybe sent: the connection broke',
  ],
  ['a hang-up after the request', () => `${server.origin}/hangup`, {}, 'maybe sent: the connection broke'],
  [
    'a body without end',
    () => `${server.origin}/huge`,
    {},
    'maybe sent: the answer is longer than 100000 bytes',
  ],
  [
    'headers too long',
    () => `${server.origin}/huge-headers`,
    {},
    'maybe sent: the exchange broke (UND_ERR_HEADERS_OVERFLOW)',
  ],
  ['no HTTP', () => `${server.origin}/garbage`, {}, 'maybe sent: the exchange broke (HTTPParserError)'],
  [
    'a line break in a header',
    () => server.origin,
    { headers: { a: 'b\r\nc: d' } },
    'refused: the request cannot be written as HTTP',
  ],
  ['a name nobody has', () => 'http://nobody.invalid', {}, 'not sent: the name has no address'],
])('%s', async (_title, url, of, expected) => {
  const resolve: Resolve = async () =>
    Promise.reject(Object.assign(new Error('planted'), { code: 'ENOTFOUND' }));
  expect(await tried(httpClient(resolve)(to(url(), of)))).toBe(expected);
});

test.each(['silent', 'half-headers', 'half-body', 'drip'])(
  'whoever asked can end an exchange that is %s',
  async (name) => {
    const controller = new AbortController();
    const read = server.next();
    const exchange = tried(http(to(`${server.origin}/${name}`, { signal: controller.signal })));
    await read;
    controller.abort();
    expect(await exchange).toBe('maybe sent: no answer in time');
  },
);

test('an exchange that is ended before it begins sends nothing', async () => {
  const before = server.seen.length;
  expect(await tried(http(to(`${server.origin}/ok`, { signal: AbortSignal.abort() })))).toBe(
    'not sent: no answer in time',
  );
  expect(server.seen).toHaveLength(before);
});

test('an exchange ends by its own time, and by a deadline', async () => {
  const byTime = tried(http(to(`${server.origin}/drip`, { timeoutMs: 400 })));
  const byDeadline = tried(http(to(`${server.origin}/drip`, { signal: deadline(400) })));
  expect(await Promise.all([byTime, byDeadline])).toEqual(
    Array(2).fill(expect.stringMatching(/no answer in time$/)),
  );
});

test('a look-up without end is ended too', async () => {
  const never: Resolve = () => new Promise(() => {});
  expect(await tried(httpClient(never)(to('http://slow.example', { timeoutMs: 50 })))).toBe(
    'not sent: no answer in time',
  );
});

// WHATWG URLs turn every spelling of an IPv4 address into one; what is asked is always the address itself.
test.each<[string, readonly string[]]>([
  ['http://127.0.0.1', ['127.0.0.1']],
  ['http://127.0.0.1.', ['127.0.0.1']],
  ['http://127.1', ['127.0.0.1']],
  ['http://2130706433', ['127.0.0.1']],
  ['http://0x7f000001', ['127.0.0.1']],
  ['http://0x7f.0.0.1', ['127.0.0.1']],
  ['http://0177.0.0.1', ['127.0.0.1']],
  ['http://１２７.0.0.1', ['127.0.0.1']],
  ['http://127。0。0。1', ['127.0.0.1']],
  ['http://[::1]', ['::1']],
  ['http://[::ffff:127.0.0.1]', ['::ffff:7f00:1']],
  ['http://[::ffff:7f00:1]', ['::ffff:7f00:1']],
  ['http://localhost', ['resolved:localhost']],
  ['http://localhost.', ['resolved:localhost.']],
  ['http://city.example', ['resolved:city.example']],
])('%s asks about the address, and a refusal connects to nothing', async (url, expected) => {
  const asked: string[] = [];
  const resolve: Resolve = async (name) => [`resolved:${name}`];
  const mayConnect = (address: string) => {
    asked.push(address);
    return false;
  };
  expect(await tried(httpClient(resolve)(to(url, { mayConnect })))).toMatch(/^refused: /);
  expect(asked).toEqual(expected);
});

test('one refused address among several refuses the name', async () => {
  const resolve: Resolve = async () => ['127.0.0.1', '10.0.0.1'];
  const mayConnect = (address: string) => address !== '10.0.0.1';
  const url = server.origin.replace('127.0.0.1', 'city.example');
  expect(await tried(httpClient(resolve)(to(`${url}/ok`, { mayConnect })))).toMatch(/^refused: /);
});

test('the connection goes to the address that was checked, under the name that was asked', async () => {
  let answers = 0;
  const rebinding: Resolve = async () => {
    answers += 1;
    return answers === 1 ? ['127.0.0.1'] : ['10.255.255.1'];
  };
  const port = new URL(server.origin).port;
  const client = httpClient(rebinding);
  const mayConnect = (address: string) => address === '127.0.0.1';
  expect(await tried(client(to(`http://city.example:${port}/ok`, { mayConnect })))).toBe('answered 200');
  expect(server.seen.at(-1)?.headers['host']).toBe(`city.example:${port}`);
  expect(answers).toBe(1);
});

test('the system resolver is asked by default', async () => {
  const url = server.origin.replace('127.0.0.1', 'localhost');
  const asked: string[] = [];
  const mayConnect = (address: string) => {
    asked.push(address);
    return false;
  };
  await tried(http(to(url, { mayConnect })));
  expect(asked).toContain('127.0.0.1');
});

test('no fault repeats what was sent', async () => {
  const headers = { authorization: 'Bearer planted-token' };
  const tries = ['reset', 'garbage', 'huge', 'huge-headers'].map((name) =>
    tried(http(to(`${server.origin}/${name}?planted`, { headers }))),
  );
  expect((await Promise.all(tries)).join('\n')).not.toContain('planted');
});
