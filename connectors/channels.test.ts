/** What each channel sends, and what it makes of an answer. */
import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { email } from './email.ts';
import { connectors } from './index.ts';
import { MailFault } from './mail.ts';
import { ops } from './ops.ts';
import { pagerduty } from './pagerduty.ts';
import { resolveConnectors } from './registry.ts';
import { secret } from './secret.ts';
import { slack } from './slack.ts';
import { heardFrom } from './testing/heard.ts';
import { inEnglish } from './testing/in-english.ts';
import { webhook } from './webhook.ts';

const room = slack.settings.parse({ token: secret('xoxb-planted'), channels: ['#ops', '#board'] });
const pager = pagerduty.settings.parse({ routingKey: secret('planted-key') });
const post = email.settings.parse({
  host: 'mail.example.com',
  user: secret('planted-user'),
  password: secret('planted-password'),
  from: 'ops@example.com',
  to: ['a@example.com', 'b@example.com'],
});

test('a webhook is signed over id, time and the bytes that are sent', async () => {
  const key = Buffer.alloc(32, 7);
  const settings = webhook.settings.parse({
    url: 'https://hook.example.com/in',
    secret: secret(`whsec_${key.toString('base64')}`),
  });
  const { requests } = await heardFrom(
    webhook,
    'send',
    { event: 'region.short', data: { region: '강남구' } },
    settings,
  );
  const [sent] = requests;
  expect(sent?.body).toBe(
    '{"type":"region.short","timestamp":"2026-01-15T09:30:00.000Z","data":{"region":"강남구"}}',
  );
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = sent?.headers ?? {};
  expect([id, at]).toEqual(['i1/2.1', '1768469400']);
  const own = createHmac('sha256', key).update(`${id}.${at}.${sent?.body}`).digest('base64');
  expect(signature).toBe(`v1,${own}`);
});

test('a webhook without a secret worth the name is refused', () => {
  const settings = { url: 'https://hook.example.com/in', secret: 'short' };
  expect(webhook.settings.safeParse(settings).success).toBe(false);
});

test.each<[string, object, string]>([
  ['the usual channel', { text: 'a' }, '#ops'],
  ['a channel of the settings', { text: 'a', channel: '#board' }, '#board'],
])('slack writes to %s', async (_title, args, channel) => {
  const { requests } = await heardFrom(slack, 'post', args, room);
  expect(requests[0]?.url.href).toBe('https://slack.com/api/chat.postMessage');
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    channel,
    text: 'a',
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  });
});

test('slack writes to no other channel', async () => {
  const { outcome, requests } = await heardFrom(slack, 'post', { text: 'a', channel: '#all' }, room);
  expect(outcome).toMatchObject({ kind: 'failed', retryable: false });
  expect(requests).toEqual([]);
});

test.each<[string, object]>([
  ['{"ok":true,"ts":"1.2"}', { kind: 'succeeded' }],
  ['ok', { kind: 'succeeded' }],
  [
    '{"ok":false,"error":"channel_not_found"}',
    { kind: 'failed', retryable: false, reason: 'Slack says `channel_not_found`' },
  ],
  ['{"ok":false,"error":"ratelimited"}', { kind: 'failed', retryable: true }],
  ['{"ok":false,"error":"internal_error"}', { kind: 'unknown' }],
  [
    '{"ok":false,"error":"<b>planted</b>"}',
    { kind: 'failed', reason: 'answered 200 with an error in its body' },
  ],
])('slack answers %s', async (body, expected) => {
  const { outcome } = await heardFrom(
    slack,
    'post',
    { text: 'a' },
    room,
    {},
    { status: 200, headers: {}, body },
  );
  expect(outcome).toMatchObject(expected);
});

test.each<[string, object]>([
  ['neither', {}],
  ['both', { token: 'a', channels: ['#a'], webhookUrl: 'https://hooks.example.com/a' }],
  ['a token and no channel', { token: 'a' }],
])('slack settings with %s are refused', (_title, settings) => {
  expect(slack.settings.safeParse(settings).success).toBe(false);
});

test('one alert has one key, from its trigger to its undo', async () => {
  const args = { text: '주문 감소', severity: 'critical' };
  const bodies = await Promise.all(
    (
      [
        ['trigger', false],
        ['resolve', true],
      ] as const
    ).map(async ([verb, undo]) => {
      const { requests } = await heardFrom(pagerduty, verb, args, pager, { undo });
      return JSON.parse(requests[0]?.body ?? '');
    }),
  );
  expect(bodies).toEqual([
    {
      routing_key: 'planted-key',
      event_action: 'trigger',
      dedup_key: 'i1/2.1',
      payload: {
        summary: '주문 감소',
        source: 'ordersense',
        severity: 'critical',
        custom_details: { text: '주문 감소' },
      },
    },
    { routing_key: 'planted-key', event_action: 'resolve', dedup_key: 'i1/2.1' },
  ]);
});

test('an alert with a name goes by it, whichever act speaks of it; a long key by its hash', async () => {
  const keyOf = async (verb: string, args: object, key = 'k') => {
    const { requests } = await heardFrom(pagerduty, verb, args, pager, { key });
    return JSON.parse(requests[0]?.body ?? '').dedup_key;
  };
  expect(await keyOf('acknowledge', { alert: 'gangnam' }, 'other')).toBe('gangnam');
  expect(await keyOf('trigger', { text: 'x', alert: 'gangnam' })).toBe('gangnam');
  expect(await keyOf('trigger', { text: 'x' }, '가'.repeat(100))).toMatch(/^[0-9a-f]{64}$/);
});

test('a mail goes to the addresses of the settings, with an id that is the same for every attempt', async () => {
  const args = { subject: '주문\r\n감소', text: 'a\r\nb' };
  const { mails } = await heardFrom(email, 'send', args, post);
  const again = await heardFrom(email, 'send', args, post);
  expect(mails[0]).toMatchObject({
    to: ['a@example.com', 'b@example.com'],
    subject: '주문 감소',
    text: 'a\nb',
    tls: 'starttls',
    port: 587,
  });
  expect(again.mails[0]?.messageId).toBe(mails[0]?.messageId);
  expect(mails[0]?.messageId).toMatch(/^<[0-9a-f]{32}@example\.com>$/);
});

test.each<[string, MailFault, object]>([
  [
    'refused for good',
    new MailFault('no', { sent: false, permanent: true }),
    { kind: 'failed', retryable: false },
  ],
  [
    'refused for now',
    new MailFault('no', { sent: false, permanent: false }),
    { kind: 'failed', retryable: true },
  ],
  ['broken', new MailFault('lost', { sent: true, permanent: false }), { kind: 'unknown', reason: 'lost' }],
])('a mail that is %s', async (_title, fault, expected) => {
  const { outcome } = await heardFrom(email, 'send', { subject: 'a', text: 'b' }, post, {
    mail: () => Promise.reject(fault),
  });
  expect(outcome).toMatchObject(expected);
});

test.each([
  'a@b@c',
  'a b@example.com',
  'a,b@example.com',
  'A <a@example.com>',
  'a@example.com\r\nBcc: b@c.d',
  '@example.com',
])('%j is no address of one person', (to) => {
  const settings = { host: 'mail.example.com', from: 'ops@example.com', to: [to] };
  expect(email.settings.safeParse(settings).success).toBe(false);
});

test('whoever speaks through an entry that does not speak is told so, and is absent', () => {
  const { registry, problems } = resolveConnectors(
    { notify: { use: 'notify', through: 'nobody' }, ops: { use: 'ops', through: 'log' } },
    connectors,
  );
  expect(problems.map(({ path, message }) => `${path}: ${inEnglish(message)}`)).toEqual([
    'connectors.notify.through: `nobody` is no entry that carries messages; there are `log`',
  ]);
  expect([...registry.keys()]).toEqual(['log', 'ops']);
});

test('a question shows its choices, in the channel it goes through', async () => {
  const { registry } = resolveConnectors({ ops: { use: 'ops', through: 'log' } }, connectors);
  const { notes } = await heardFrom(
    registry.get('ops')?.connector ?? slack,
    'confirm',
    { question: '영업 상태는?', choices: ['정상', '일시 중단'] },
    registry.get('ops')?.settings,
  );
  expect(notes).toEqual(['영업 상태는? 정상 / 일시 중단']);
});

test.each<[string, object, object]>([
  ['pages under its name', { text: 'a', alert: 'g1' }, { event_action: 'trigger', dedup_key: 'g1' }],
  ['ends the same', { text: 'a', alert: 'g1', resolved: true }, { event_action: 'resolve', dedup_key: 'g1' }],
])('an alert through a pager %s', async (_title, args, want) => {
  const through = { speak: pagerduty.speak, settings: pager };
  const { requests } = await heardFrom(ops, 'page', args, { through: 'pager', channel: through });
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject(want);
});
