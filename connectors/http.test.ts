import { expect, test } from '@jest/globals';
import { HttpFault, type HttpRequest, type HttpResponse, type RunContext } from './connector.ts';
import type { HttpSettings } from './http/settings.ts';
import { http } from './http.ts';
import { secret } from './secret.ts';
import { silentPorts } from './testing/silent-ports.ts';

const given = {
  baseUrl: 'https://api.example.com/v1',
  allow: ['/regions/'],
  headers: { Authorization: secret('Bearer planted-token') },
  allowPrivate: ['10.0.0.0/8'],
};
const ok: HttpResponse = { status: 200, headers: {}, body: '{"ok":true}' };

/** Calls a verb as the dispatcher does: arguments through the schema, settings through theirs. */
async function call(
  verb: string,
  args: object,
  of: Partial<RunContext<HttpSettings>> = {},
  answer: () => Promise<HttpResponse> = async () => ok,
) {
  const requests: HttpRequest[] = [];
  const settings = http.settings.parse(given) as HttpSettings;
  const context: RunContext<HttpSettings> = {
    settings,
    key: 'i1/2.1/gangnam',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
    ...silentPorts,
    http: async (request) => {
      requests.push(request);
      return answer();
    },
    ...of,
  };
  const action = http.actions[verb];
  const probe = http.probes[verb];
  const parsed = (action ?? probe)?.args.parse(args) as never;
  const result =
    action === undefined ? await probe?.read(parsed, context) : await action.run(parsed, context);
  return { result, requests, request: requests[0] };
}

test.each<[string, object, string, string | null]>([
  ['post', { path: '/regions/a', body: { bonus: 2000 } }, 'POST', '{"bonus":2000}'],
  ['put', { path: '/regions/a', body: 'text' }, 'PUT', '"text"'],
  ['put', { path: '/regions/a', body: null }, 'PUT', 'null'],
  ['delete', { path: '/regions/a' }, 'DELETE', null],
  ['delete', { path: '/regions/a', body: { bonus: 2000 } }, 'DELETE', null],
])('%s %j', async (verb, args, method, body) => {
  const { request, result } = await call(verb, args);
  expect(result).toEqual({ kind: 'succeeded', detail: 'answered 200' });
  expect(request).toMatchObject({ method, body, maxBytes: 1_048_576, timeoutMs: 5_000 });
  expect(request?.url.href).toBe('https://api.example.com/v1/regions/a');
  expect(request?.headers['content-type']).toBe(body === null ? undefined : 'application/json');
  expect(request?.headers['authorization']).toBe('Bearer planted-token');
});

test.each<[string, string, boolean, string]>([
  ['an act sends its key', 'i1/2.1/gangnam', false, 'i1/2.1/gangnam'],
  ['an undo sends a key of its own', 'i1/2.1/gangnam', true, 'i1/2.1/gangnam/undo'],
  ['what a header cannot hold is encoded', 'i1/강남구 1%', false, 'i1/%EA%B0%95%EB%82%A8%EA%B5%AC%201%25'],
  ['a line break cannot end the header', 'i1\r\nx-evil: 1', false, 'i1%0D%0Ax-evil:%201'],
  ['half a character becomes a whole one', 'i1/\ud800', false, 'i1/%EF%BF%BD'],
])('%s', async (_title, key, undo, expected) => {
  const { request } = await call('put', { path: '/regions/a', body: {} }, { key, undo });
  expect(request?.headers['idempotency-key']).toBe(expected);
});

test.each<[string, object, RegExp]>([
  ['beside the allow-list', { path: '/admin', body: {} }, /`allow`/],
  ['climbing out', { path: '/regions/../admin', body: {} }, /`\.\.` segment/],
  ['an encoded slash', { path: '/regions/..%2fadmin', body: {} }, /encoded slash/],
  ['another origin', { path: '//elsewhere.example/regions/', body: {} }, /empty segment/],
  ['a body beyond 1 MiB', { path: '/regions/a', body: '가'.repeat(400_000) }, /1 MiB/],
])('refused for good, and nothing is sent: %s', async (_title, args, reason) => {
  const { result, requests } = await call('put', args);
  expect(result).toEqual({
    kind: 'failed',
    reason: expect.stringMatching(reason),
    retryable: false,
    retryAfterMs: null,
  });
  expect(requests).toEqual([]);
});

test.each<[string, number, string]>([
  ['put', 404, 'failed'],
  ['delete', 404, 'succeeded'],
  ['delete', 410, 'succeeded'],
  ['delete', 403, 'failed'],
])('%s answered %i is %s', async (verb, status, kind) => {
  const { result } = await call(verb, { path: '/regions/a', body: {} }, {}, async () => ({ ...ok, status }));
  expect(result).toMatchObject({ kind });
});

test.each<[string, HttpFault, object]>([
  [
    'nothing left',
    new HttpFault('the connection was refused', { sent: false }),
    { kind: 'failed', retryable: true },
  ],
  [
    'a refused address',
    new HttpFault('may not be called', { sent: false, refused: true }),
    { kind: 'failed', retryable: false },
  ],
  ['bytes may have left', new HttpFault('the connection broke', { sent: true }), { kind: 'unknown' }],
])('a fault: %s', async (_title, fault, expected) => {
  const { result } = await call('put', { path: '/regions/a', body: {} }, {}, () => Promise.reject(fault));
  expect(result).toMatchObject(expected);
});

test('a bug of the client is not taken for an outcome', async () => {
  const bug = () => Promise.reject(new TypeError('bug'));
  await expect(call('put', { path: '/regions/a', body: {} }, {}, bug)).rejects.toThrow('bug');
  await expect(call('get', { path: '/regions/a' }, {}, bug)).rejects.toThrow('bug');
});

test.each<[string, boolean]>([
  ['93.184.215.14', true],
  ['10.1.2.3', true],
  ['192.168.1.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
])('the client may meet %s: %s', async (address, expected) => {
  const { request } = await call('get', { path: '/regions/a' });
  expect(request?.mayConnect(address)).toBe(expected);
});

test.each<[object, string]>([
  [{ path: '/regions/강남구' }, '/v1/regions/%EA%B0%95%EB%82%A8%EA%B5%AC'],
  [
    { path: '/regions/a', page: 2, open: true, name: '강 남&x=1' },
    '/v1/regions/a?page=2&open=true&name=%EA%B0%95+%EB%82%A8%26x%3D1',
  ],
])('get %j asks for %s', async (args, expected) => {
  const { request } = await call('get', args);
  expect(`${request?.url.pathname}${request?.url.search}`).toBe(expected);
  expect(request).toMatchObject({ method: 'GET', body: null });
  expect(request?.headers['idempotency-key']).toBeUndefined();
});

test.each<[string, () => Promise<HttpResponse>, object]>([
  ['an object', async () => ok, { kind: 'answered', fields: { ok: true } }],
  ['a failure', async () => ({ ...ok, status: 503 }), { kind: 'unknown', reason: 'answered 503' }],
  [
    'a fault',
    () => Promise.reject(new HttpFault('no answer in time', { sent: true })),
    { kind: 'unknown', reason: 'no answer in time' },
  ],
])('a probe that gets %s', async (_title, answer, expected) => {
  expect((await call('get', { path: '/regions/a' }, {}, answer)).result).toEqual(expected);
});

test('a probe beside the allow-list asks nobody', async () => {
  const { result, requests } = await call('get', { path: '/admin' });
  expect(result).toMatchObject({ kind: 'unknown' });
  expect(requests).toEqual([]);
});

test.each<[string, object]>([
  ['post', { path: '/a' }],
  ['put', { path: '/a', body: {}, query: 1 }],
  ['put', { body: {} }],
  ['delete', { path: 3 }],
  ['get', {}],
  ['get', { path: '/a', list: [1] }],
])('%s refuses the arguments %j', (verb, args) => {
  expect((http.actions[verb] ?? http.probes[verb])?.args.safeParse(args).success).toBe(false);
});

test.each<[boolean, string]>([
  [false, 'none'],
  [true, 'key'],
])('with honoursKeys %s a post is of class %s', (honoursKeys, expected) => {
  const own = http.forSettings?.(http.settings.parse({ ...given, honoursKeys }), http) ?? http;
  expect(own.actions['post']?.idempotency).toBe(expected);
  expect(own.actions['put']?.idempotency).toBe('key');
});

test('no outcome holds the secret', async () => {
  const answers = [200, 302, 401, 500].map((status) => async () => ({
    ...ok,
    status,
    body: '{"error":"Bearer planted-token"}',
  }));
  const all = await Promise.all(
    answers.map((answer) => call('put', { path: '/regions/a', body: {} }, {}, answer)),
  );
  expect(JSON.stringify(all.map(({ result }) => result))).not.toContain('planted');
});
