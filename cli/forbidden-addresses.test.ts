/** Nobody is led to a loopback, private or metadata address, however it is written, by a setting or by a redirect. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connector, ConnectorPorts, Outcome } from '../connectors/connector.ts';
import { email } from '../connectors/email.ts';
import { http } from '../connectors/http.ts';
import { pagerduty } from '../connectors/pagerduty.ts';
import { slack } from '../connectors/slack.ts';
import { FORBIDDEN, NAMES } from '../connectors/testing/address-corpus.ts';
import { silentPorts } from '../connectors/testing/silent-ports.ts';
import { webhook } from '../connectors/webhook.ts';
import { httpClient } from '../engine/adapters/http-client.ts';
import { smtpClient } from '../engine/adapters/smtp-client.ts';

/** Where the server sends everybody, and by which status; null: it says yes. */
let redirect: { readonly location: string; readonly status: number } | null = null;
let seen = 0;
const server = createServer((_request, response) => {
  seen += 1;
  if (redirect === null) response.writeHead(200).end('{"ok":true}');
  else response.writeHead(redirect.status, { location: redirect.location }).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
beforeEach(() => {
  seen = 0;
  redirect = null;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});
const portOf = () => (server.address() as AddressInfo).port;

const resolve = async (name: string) => NAMES[name.toLowerCase()] ?? [];
const ports: ConnectorPorts = { ...silentPorts, http: httpClient(resolve), mail: smtpClient(resolve) };

async function called(
  connector: Connector,
  verb: string,
  args: object,
  settings: object,
): Promise<Outcome | null> {
  const checked = connector.settings.safeParse(settings);
  if (!checked.success) return null;
  const action = connector.actions[verb];
  if (action === undefined) throw new Error(`no verb ${verb}`);
  return action.run(action.args.parse(args) as never, {
    ...ports,
    settings: checked.data,
    key: 'k',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
  });
}

/** One call of each connector that reaches out, to an address. */
const CALLS: readonly (readonly [
  name: string,
  call: (url: string, allowPrivate: string[]) => Promise<Outcome | null>,
])[] = [
  [
    'http',
    (url, allowPrivate) =>
      called(
        http,
        'post',
        { path: '/a', body: {} },
        { baseUrl: url, allow: ['/'], allowPrivate, timeoutMs: 500 },
      ),
  ],
  [
    'webhook',
    (url, allowPrivate) =>
      called(
        webhook,
        'send',
        { event: 'a', data: {} },
        { url, secret: 'x'.repeat(24), allowPrivate, timeoutMs: 500 },
      ),
  ],
  [
    'slack',
    (url, allowPrivate) =>
      called(slack, 'post', { text: 'a' }, { webhookUrl: url, allowPrivate, timeoutMs: 500 }),
  ],
  [
    'pagerduty',
    (url, allowPrivate) =>
      called(pagerduty, 'trigger', { text: 'a' }, { url, routingKey: 'a', allowPrivate, timeoutMs: 500 }),
  ],
];

test('the corpus is as large as it must be, and nothing is in it twice', () => {
  expect(FORBIDDEN.length).toBeGreaterThanOrEqual(60);
  expect(new Set(FORBIDDEN.map(([, url]) => url)).size).toBe(FORBIDDEN.length);
});

describe.each(FORBIDDEN)('%s: %s', (_what, template) => {
  test.each(CALLS)('%s sends nothing there', async (_name, call) => {
    const outcome = await call(template.replace('{port}', `:${portOf()}`), []);
    if (outcome !== null) expect(outcome).toMatchObject({ kind: 'failed', retryable: false });
    expect(seen).toBe(0);
  });

  test('a redirect there is not followed', async () => {
    const location = template.replace('{port}', `:${portOf()}`).replace(/[^!-~]/gu, encodeURIComponent);
    const nth = FORBIDDEN.findIndex(([, url]) => url === template);
    redirect = { location, status: [301, 302, 303, 307, 308][nth % 5] ?? 302 };
    const call = CALLS[0]?.[1];
    const outcome = await call?.(`http://127.0.0.1:${portOf()}`, ['127.0.0.1/32']);
    expect(outcome).toMatchObject({
      kind: 'failed',
      retryable: false,
      reason: expect.stringContaining('redirects'),
    });
    expect(seen).toBe(1);
  });

  test('a mail server there is not called', async () => {
    let host = '';
    try {
      host = new URL(template.replace('{port}', '')).hostname.replace(/^\[(.*)\]$/, '$1');
    } catch {
      return;
    }
    const settings = { host, port: portOf(), from: 'a@example.com', to: ['b@example.com'], timeoutMs: 500 };
    const outcome = await called(email, 'send', { subject: 'a', text: 'b' }, settings);
    if (outcome !== null) expect(outcome).toMatchObject({ kind: 'failed', retryable: false });
    expect(seen).toBe(0);
  });
});

test.each<[string, string[], boolean]>([
  ['its own range', ['127.0.0.0/8'], true],
  ['its own address', ['127.0.0.1/32'], true],
  ['another range', ['10.0.0.0/8'], false],
  ['its neighbour', ['127.0.0.2/32'], false],
])('loopback is met where a CIDR opens %s: %j', async (_title, allowPrivate, met) => {
  for (const [, call] of CALLS) await call(`http://2130706433:${portOf()}`, allowPrivate);
  expect(seen).toBe(met ? CALLS.length : 0);
});
