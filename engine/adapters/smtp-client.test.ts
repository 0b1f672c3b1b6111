/** The `mail` port against a real SMTP server on loopback. */
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { type Mail, MailFault } from '../../connectors/mail.ts';
import { smtpClient } from './smtp-client.ts';

interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

const taken: Taken[] = [];
/** What the server says to the end of a mail; null: it takes it. */
let refusal: { readonly code: number } | null = null;
let port = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth({ username, password }, _session, done) {
    if (username === 'ops' && password === 'planted-password') done(null, { user: 'ops' });
    else done(Object.assign(new Error('no such user planted-user'), { responseCode: 535 }));
  },
  onRcptTo({ address }, _session, done) {
    done(address.startsWith('nobody') ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null);
  },
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (refusal !== null) return done(Object.assign(new Error('planted'), { responseCode: refusal.code }));
      taken.push({
        from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
        to: envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString('utf8'),
      });
      return done();
    });
  },
});
const sockets = new Set<Socket>();
/** Takes a connection and says nothing. */
const silent = createServer((socket) => void sockets.add(socket));

beforeAll(async () => {
  await Promise.all([
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)),
  ]);
  port = (server.server.address() as AddressInfo).port;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([
    new Promise<void>((resolve) => server.close(resolve)),
    new Promise<void>((resolve) => silent.close(() => resolve())),
  ]);
});

const mailOf = (of: Partial<Mail> = {}): Mail => ({
  host: '127.0.0.1',
  port,
  tls: 'none',
  user: null,
  password: null,
  from: 'ops@example.com',
  to: ['a@example.com', 'b@example.com'],
  subject: '강남구 주문 감소',
  text: '확인해 주세요.\n.\nend',
  messageId: '<abc@example.com>',
  signal: new AbortController().signal,
  timeoutMs: 3_000,
  mayConnect: () => true,
  ...of,
});

/** `taken`, or how it failed. */
async function sent(of: Partial<Mail> = {}): Promise<string> {
  try {
    await smtpClient()(mailOf(of));
    return 'taken';
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    const { sent: mayBe, permanent, message } = error;
    return `${mayBe ? 'maybe sent' : permanent ? 'refused' : 'not sent'}: ${message}`;
  }
}

test('a mail arrives whole, for all its readers, with its id', async () => {
  expect(await sent({ user: 'ops', password: 'planted-password' })).toBe('taken');
  const [mail] = taken.splice(0);
  expect([mail?.from, mail?.to]).toEqual(['ops@example.com', ['a@example.com', 'b@example.com']]);
  expect(mail?.text).toContain('Message-ID: <abc@example.com>');
  expect(mail?.text).toContain('Subject: =?UTF-8?');
  expect(mail?.text).not.toContain('planted');
});

test.each<[string, Partial<Mail>, string]>([
  ['a line break in a subject makes no header', { subject: 'a\r\nBcc: everyone@example.com' }, 'taken'],
  ['a path in a text reads no file', { text: 'file:///etc/passwd' }, 'taken'],
  ['a wrong password', { user: 'ops', password: 'planted-wrong' }, 'refused: the mail server answered 535'],
  ['a reader that is unknown', { to: ['nobody@example.com'] }, 'refused: the mail server answered 550'],
  ['no TLS where it is asked for', { tls: 'starttls' }, 'refused: the mail server offers no TLS that holds'],
  ['nobody listens', { port: 1 }, 'not sent: no connection to the mail server'],
  [
    'an address that may not be met',
    { mayConnect: () => false },
    'refused: the name leads to an address that may not be called; `allowPrivate` opens ranges',
  ],
  ['ended before it begins', { signal: AbortSignal.abort() }, 'not sent: no answer in time'],
])('%s', async (_title, of, expected) => {
  expect(await sent(of)).toBe(expected);
  for (const { to, text } of taken.splice(0)) {
    expect(to).toEqual(['a@example.com', 'b@example.com']);
    expect(text).not.toMatch(/^Bcc:/im);
    expect(text).not.toContain('root:');
  }
});

test.each<[number, string]>([
  [451, 'not sent: the mail server answered 451'],
  [554, 'refused: the mail server answered 554'],
])('a server that answers %i to the mail itself', async (code, expected) => {
  refusal = { code };
  try {
    expect(await sent()).toBe(expected);
  } finally {
    refusal = null;
  }
});

test('a server that says nothing is left in time', async () => {
  const { port: silentPort } = silent.address() as AddressInfo;
  expect(await sent({ port: silentPort, timeoutMs: 200 })).toMatch(/no answer in time|broke/);
});
