/** What a described verb, read or probe sends, and what is made of the answer. */
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  type Connector,
  type ConnectorPorts,
  HttpFault,
  type HttpRequest,
  type HttpResponse,
  type RunContext,
} from '../connector.ts';
import { openapi } from '../openapi.ts';
import { secret } from '../secret.ts';
import { silentPorts } from '../testing/silent-ports.ts';
import { familiesOf } from './family.ts';
import type { ServiceSettings } from './service.ts';
import { lookedUpDocument } from './testing/small-document.ts';

const given = {
  document: 'town.yaml',
  baseUrl: 'https://town.example.com/v1/',
  headers: { authorization: secret('Bearer planted-token') },
};
const ok: HttpResponse = { status: 200, headers: {}, body: '{"id":"1"}' };

/** The families of the small document, with one text in it changed. */
function family(name: string, [from, to]: readonly [string, string] = ['', '']): Connector {
  const { families, problems } = familiesOf(parse(lookedUpDocument().replace(from, to)), openapi.settings);
  expect(problems).toEqual([]);
  const found = families.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no family ${name}`);
  return found;
}

/** A context whose `http` answers as told and keeps what it was asked. */
function world(answer: HttpResponse | HttpFault, of: Partial<RunContext<ServiceSettings>> = {}) {
  const requests: HttpRequest[] = [];
  const http: ConnectorPorts['http'] = async (request) => {
    requests.push(request);
    if (answer instanceof HttpFault) throw answer;
    return answer;
  };
  const context: RunContext<unknown> = {
    settings: openapi.settings.parse({ ...given, ...of.settings }),
    key: 'i1/2.1/s-1',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
    ...silentPorts,
    http,
    ...(of.undo === undefined ? {} : { undo: of.undo }),
    ...(of.expiresAtMs === undefined ? {} : { expiresAtMs: of.expiresAtMs }),
    ...(of.key === undefined ? {} : { key: of.key }),
  };
  return { context, requests };
}

async function act(
  verb: string,
  args: object,
  of: Partial<RunContext<ServiceSettings>> = {},
  answer: HttpResponse | HttpFault = ok,
) {
  const [name = '', word = ''] = verb.split('.');
  const action = family(name).actions[word];
  const { context, requests } = world(answer, of);
  const outcome = await action?.run(action.args.parse(args) as never, context);
  const [sent] = requests;
  return {
    outcome,
    sent: sent && `${sent.method} ${sent.url.href} ${sent.body}`,
    headers: sent?.headers,
    requests,
  };
}

const T = Date.UTC(2026, 0, 15, 9, 30);

test.each<[string, string, object, Partial<RunContext<ServiceSettings>>, string]>([
  [
    'method, path and body',
    'shops.pause',
    { shops: 's-1', reason: '장애' },
    {},
    'POST https://town.example.com/v1/shops/s-1/pause {"reason":"장애"}',
  ],
  [
    'when it ends by itself',
    'shops.pause',
    { shops: 's-1', reason: 'x' },
    { expiresAtMs: T },
    'POST https://town.example.com/v1/shops/s-1/pause {"reason":"x","until":"2026-01-15T09:30:00.000Z"}',
  ],
  [
    'an undo names its act by the key that was sent, and leaves out what is not its own',
    'shops.resume',
    { shops: 's-1', reason: 'x' },
    { undo: true, key: 'i1/강남' },
    'PUT https://town.example.com/v1/shops/s-1/resume {"act":"i1/%EA%B0%95%EB%82%A8"}',
  ],
  [
    'the same verb as an act names none',
    'shops.resume',
    { shops: 's-1' },
    {},
    'PUT https://town.example.com/v1/shops/s-1/resume {}',
  ],
  [
    'a duration in the unit that is described',
    'gifts.send',
    { to: 'c-1', amount: 3000, lasts: 5_400_000, kind: 'card' },
    {},
    'POST https://town.example.com/v1/gifts {"to":"c-1","amount":3000,"lasts":5400,"kind":"card"}',
  ],
  [
    'a value keeps to its segment',
    'shops.resume',
    { shops: '강남 1호점?a=1#b' },
    {},
    'PUT https://town.example.com/v1/shops/%EA%B0%95%EB%82%A8%201%ED%98%B8%EC%A0%90%3Fa%3D1%23b/resume {}',
  ],
  [
    'braces in a value are not filled again',
    'shops.resume',
    { shops: '{shop}' },
    {},
    'PUT https://town.example.com/v1/shops/%7Bshop%7D/resume {}',
  ],
])('a verb sends %s', async (_title, verb, args, of, expected) => {
  const { outcome, sent } = await act(verb, args, of);
  expect(outcome).toEqual({ kind: 'succeeded', detail: 'answered 200' });
  expect(sent).toBe(expected);
});

test('every act carries its key and the configured headers; an undo a key of its own', async () => {
  const { headers } = await act('shops.pause', { shops: 's-1', reason: 'x' });
  expect(headers).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: 'Bearer planted-token',
    'idempotency-key': 'i1/2.1/s-1',
  });
  const undone = await act('shops.resume', { shops: 's-1' }, { undo: true });
  expect(undone.headers?.['idempotency-key']).toBe('i1/2.1/s-1/undo');
});

test.each<[string, string]>([
  ['nothing', ''],
  ['the folder itself', '.'],
  ['the folder above', '..'],
  ['a full-width folder above', '．．'],
  ['a slash', 'a/../b'],
  ['a backslash', 'a\\b'],
  ['an encoded slash', 'a%2Fb'],
  ['a line break', 'a\r\nX-Evil: 1'],
])('what could lead to another path is refused, and nothing is sent: %s', async (_title, shops) => {
  const { outcome, requests } = await act('shops.resume', { shops });
  expect(outcome).toMatchObject({ kind: 'failed', retryable: false });
  expect(requests).toEqual([]);
});

test.each<[string, HttpResponse | HttpFault, object]>([
  ['2xx', ok, { kind: 'succeeded' }],
  ['2xx with an error in it', { ...ok, body: '{"ok":false}' }, { kind: 'failed', retryable: false }],
  ['422', { ...ok, status: 422 }, { kind: 'failed', retryable: false }],
  [
    '429 with Retry-After',
    { ...ok, status: 429, headers: { 'retry-after': '7' } },
    { kind: 'failed', retryable: true, retryAfterMs: 7000 },
  ],
  ['503', { ...ok, status: 503 }, { kind: 'failed', retryable: true }],
  ['500', { ...ok, status: 500 }, { kind: 'unknown' }],
  ['a broken connection', new HttpFault('the connection broke', { sent: true }), { kind: 'unknown' }],
  ['no connection', new HttpFault('refused', { sent: false }), { kind: 'failed', retryable: true }],
])('an act that gets %s', async (_title, answer, expected) => {
  expect((await act('shops.pause', { shops: 's', reason: 'x' }, {}, answer)).outcome).toMatchObject(expected);
});

async function probed(body: string, status = 200) {
  const probe = family('town').probes['weather'];
  const { context, requests } = world({ status, headers: {}, body });
  const answer = await probe?.read({ place: '강 남' } as never, context);
  return { answer, sent: requests[0]?.url.href };
}

test.each<[string, string, number, object]>([
  [
    'as described',
    '{"rain":1.5,"level":"red"}',
    200,
    { kind: 'answered', fields: { rain: 1.5, level: 'red' } },
  ],
  ['null where it may be', '{"rain":0,"level":null}', 200, { kind: 'answered', fields: { rain: 0 } }],
  ['more than described', '{"rain":0,"wind":3}', 200, { kind: 'answered', fields: { rain: 0, wind: 3 } }],
  ['without a field', '{"level":"red"}', 200, { kind: 'unknown', reason: 'answered without `rain`' }],
  [
    'another type',
    '{"rain":"much"}',
    200,
    { kind: 'unknown', reason: 'answered `rain` otherwise than it is described' },
  ],
  [
    'a value that is not among those described',
    '{"rain":1,"level":"blue"}',
    200,
    { kind: 'unknown', reason: 'answered `level` otherwise than it is described' },
  ],
  ['no JSON', '<html>', 200, { kind: 'unknown' }],
  ['an error', '{"rain":1}', 503, { kind: 'unknown', reason: 'answered 503' }],
])('a probe that is answered %s', async (_title, body, status, expected) => {
  const { answer, sent } = await probed(body, status);
  expect(answer).toMatchObject(expected);
  expect(sent).toBe('https://town.example.com/v1/weather?place=%EA%B0%95+%EB%82%A8');
});

test.each<[string, string, object]>([
  ['its value', '{"gift":"g-7","why":"liked"}', { kind: 'answered', value: 'g-7' }],
  ['nothing', '{"gift":null}', { kind: 'unknown', reason: 'answered without `gift`' }],
])('a read that is answered %s', async (_title, body, expected) => {
  const { context, requests } = world({ ...ok, body });
  expect(await family('gifts').reads?.['best']?.read({ customer: 'c-1' }, context)).toEqual(expected);
  expect(requests[0]?.url.href).toBe('https://town.example.com/v1/gifts/best?customer=c-1');
});

test('a read gives durations and shares as arguments have them', async () => {
  const seconds = family('gifts', [
    'gift: { type: string, x-ordersense: { is: id(gift) } }',
    'gift: { type: integer, x-ordersense: { is: duration(s) } }',
  ]);
  const { context } = world({ ...ok, body: '{"gift":90}' });
  expect(await seconds.reads?.['best']?.read({ customer: 'c' }, context)).toEqual({
    kind: 'answered',
    value: 90_000,
  });
});

test.each<[string, number, boolean, object, string]>([
  ['done', 200, false, { kind: 'done' }, 'i1%2F2.1%2Fs-1'],
  ['not done', 404, false, { kind: 'not-done' }, 'i1%2F2.1%2Fs-1'],
  ['broken', 500, false, { kind: 'unknown', reason: 'answered 500' }, 'i1%2F2.1%2Fs-1'],
  ['an undo that was done', 200, true, { kind: 'done' }, 'i1%2F2.1%2Fs-1%2Fundo'],
])('whether an act was done is asked by its key: %s', async (_title, status, undo, expected, slot) => {
  const lookUp = family('gifts').actions['send']?.lookUp;
  const { context, requests } = world({ ...ok, status }, { undo });
  expect(await lookUp?.ask(context)).toEqual(expected);
  expect(lookUp?.appliedWithinMs).toBe(60_000);
  expect(requests[0]?.url.href).toBe(`https://town.example.com/v1/gifts/sent/${slot}`);
});

test('no base URL, no outcome and no answer shows a secret', async () => {
  const settings = { ...given, baseUrl: secret('https://planted.example.com') } as never;
  for (const answer of [
    { ...ok, status: 500 },
    { ...ok, status: 302, body: 'planted-token' },
  ]) {
    const { outcome } = await act('shops.pause', { shops: '..', reason: 'x' }, { settings }, answer);
    const other = await act('shops.pause', { shops: 's', reason: 'x' }, { settings }, answer);
    expect(JSON.stringify([outcome, other.outcome])).not.toContain('planted');
  }
});
