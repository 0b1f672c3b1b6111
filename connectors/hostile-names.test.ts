/** What a stranger may call himself, in every channel that shows it to people: it stays a name. */
import { describe, expect, test } from '@jest/globals';
import type { Connector } from './connector.ts';
import { email } from './email.ts';
import { connectors } from './index.ts';
import { log } from './log.ts';
import { pagerduty } from './pagerduty.ts';
import { resolveConnectors } from './registry.ts';
import { slack } from './slack.ts';
import { type Heard, heardFrom } from './testing/heard.ts';
import { webhook } from './webhook.ts';

const NAMES: readonly (readonly [title: string, name: string])[] = [
  ['pages a channel', '<!channel>'],
  ['pages who is here', '<!here|here>'],
  ['pages everyone', '<!everyone>'],
  ['mentions a person', '<@U024BE7LH>'],
  ['mentions a group', '<!subteam^S012345|@ops>'],
  ['links elsewhere', '<https://evil.example|김밥천국>'],
  ['is escaped already', '&lt;!channel&gt;'],
  ['begins a mail header', '김밥천국\r\nBcc: everyone@example.com'],
  ['begins a mail header by a bare line feed', '김밥천국\nBcc: everyone@example.com'],
  ['begins a mail body', '김밥천국\r\n\r\nPay here'],
  ['ends an SMTP mail', '\r\n.\r\nMAIL FROM:<a@b.example>'],
  ['is a placeholder', '{region}'],
  ['is a placeholder of a URL', '{shop}/../{secret}'],
  ['is a template of others', '#{TOKEN} {{token}} %s $TOKEN'],
  ['moves the cursor', '\u001b[2J\u001b[31m김밥천국'],
  ['rings', '\u0007\u0007'],
  ['ends the text', 'a\u0000b'],
  ['reads backwards', '\u202egnp.exe'],
  ['is half a character', '\ud800'],
  ['separates lines', 'a\u2028b\u2029c'],
  ['ends a JSON text', '","channel":"#board'],
  ['is a script', '<script>alert(1)</script>'],
  ['is long', '가'.repeat(900)],
];

const mail = { host: 'mail.example.com', from: 'ops@example.com', to: ['a@example.com'] };
const page = { routingKey: 'key' };
const { registry, problems } = resolveConnectors(
  {
    room: { use: 'slack', token: 'xoxb', channels: ['#ops'] },
    post: { use: 'email', ...mail },
    pager: { use: 'pagerduty', ...page },
    hook: { use: 'webhook', url: 'https://hook.example.com/in', secret: 'a-secret-of-more-than-24-bytes' },
    notify: { use: 'notify', through: 'room' },
    ops: { use: 'ops', through: 'pager' },
    told: { use: 'notify', through: 'log' },
    written: { use: 'ops', through: 'post' },
  },
  connectors,
);

/** Every way by which a text reaches people. */
const WAYS: readonly (readonly [way: string, kind: Connector, args: (text: string) => object])[] = [
  ['log.note', log, (text) => ({ text })],
  ['room.post', slack, (text) => ({ text })],
  ['post.send', email, (text) => ({ subject: text, text })],
  ['pager.trigger', pagerduty, (text) => ({ text, alert: 'a' })],
  ['hook.send', webhook, (text) => ({ event: 'x', data: { text } })],
  ['notify.ops', slack, (text) => ({ text })],
  ['ops.page', pagerduty, (text) => ({ text })],
  ['ops.confirm', pagerduty, (text) => ({ question: text, choices: [text.slice(0, 40), 'no'] })],
  ['told.ops', log, (text) => ({ text })],
  ['written.page', email, (text) => ({ text })],
];

function holds(kind: Connector, { requests, mails, notes }: Heard): void {
  const body = JSON.parse(requests[0]?.body ?? '{}');
  switch (kind.name) {
    case 'slack':
      expect(body.text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
      expect(body).toMatchObject({ channel: '#ops', mrkdwn: false, unfurl_links: false });
      break;
    case 'email':
      expect(mails[0]).toMatchObject({ from: 'ops@example.com', to: ['a@example.com'] });
      expect(mails[0]?.subject).toMatch(/^[^\p{Cc}\p{Surrogate}\u2028\u2029]{0,150}$/u);
      expect(mails[0]?.text).not.toMatch(/[^\P{Cc}\n]/u);
      break;
    case 'pagerduty':
      expect(body.payload.summary).toMatch(/^[^\p{Cc}\p{Surrogate}\u2028\u2029]{0,1024}$/u);
      break;
    case 'webhook':
      expect(Object.keys(body)).toEqual(['type', 'timestamp', 'data']);
      break;
    default:
      expect(notes).toHaveLength(1);
      expect(notes[0]).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  }
  for (const request of requests)
    for (const value of Object.values(request.headers)) expect(value).toMatch(/^[\x20-\x7e]*$/);
  const all = JSON.stringify([requests[0]?.body, mails, notes]);
  if (kind.name !== 'webhook') expect(all).not.toMatch(/\u202e/);
}

test('every entry can be used', () => {
  expect(problems).toEqual([]);
});

describe.each(WAYS)('%s', (way, kind, args) => {
  test.each(NAMES)('a name that %s', async (_title, name) => {
    const [entry = '', verb = ''] = way.split('.');
    const instance = registry.get(entry);
    if (instance === undefined) throw new Error(`no entry ${entry}`);
    const heard = await heardFrom(
      instance.connector,
      verb,
      args(`${name} 주문이 줄었습니다`),
      instance.settings,
    );
    expect(heard.outcome?.kind).toBe('succeeded');
    holds(kind, heard);
  });
});

test('a text that looks like a placeholder is shown as it is, never filled again', async () => {
  const instance = registry.get('room');
  const { requests } = await heardFrom(slack, 'post', { text: '{region} {token}' }, instance?.settings);
  expect(JSON.parse(requests[0]?.body ?? '').text).toBe('{region} {token}');
});
