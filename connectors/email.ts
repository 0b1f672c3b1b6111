import { createHash } from 'node:crypto';
import * as z from 'zod';
import { withChoices } from './channel.ts';
import { action, type Connector, defineConnector, type Outcome, type RunContext } from './connector.ts';
import { type Cidr, mayConnect, parseCidr } from './http/address.ts';
import { endpointSettings, secretText } from './http/endpoint.ts';
import { MailFault } from './mail.ts';
import { say } from './say.ts';
import { textOf } from './secret.ts';
import { cut, lines, oneLine } from './text.ts';

/** One address without a display name, so that no list or header can hide in it. */
const address = z
  .string()
  .regex(
    /^[^\s@<>,;:"()[\]\\]{1,64}@[a-zA-Z0-9.-]{1,255}$/,
    say`a mail address such as \`ops@example.com\``.template,
  );

const settings = endpointSettings.extend({
  host: z
    .string()
    .regex(/^[a-zA-Z0-9.:-]+$/, say`a host name`.template)
    .meta({ description: 'the SMTP server' }),
  port: z.int().min(1).max(65_535).default(587).meta({ description: 'its port' }),
  tls: z
    .enum(['starttls', 'implicit', 'none'])
    .default('starttls')
    .meta({ description: 'how the connection is encrypted; `starttls` sends nothing without it' }),
  user: secretText.optional().meta({ description: 'who logs in' }),
  password: secretText.optional().meta({ description: 'with what' }),
  from: address.meta({ description: 'the sender' }),
  to: z.array(address).min(1).max(50).meta({ description: 'who reads it; playbooks choose nobody else' }),
});

type EmailSettings = z.infer<typeof settings>;

/** Mails to fixed addresses by SMTP. A server cannot be asked, so a lost answer stays `unknown`. */
export const email: Connector = defineConnector<EmailSettings>({
  name: 'email',
  doc: 'Mails by SMTP to the addresses of the settings.',
  docKo: '설정에 적은 주소로 SMTP 메일을 보낸다.',
  settings: settings as z.ZodType<EmailSettings>,
  actions: {
    send: action<EmailSettings, { subject: string; text: string }>({
      doc: 'Sends one mail, as plain text.',
      args: z.strictObject({
        subject: z.string().min(1).max(1000).meta({
          description: 'the subject, in one line',
          ko: '제목 한 줄',
          readBy: 'staff',
          mostChars: 150,
        }),
        text: z.string().max(100_000).meta({ description: 'the mail', ko: '본문', readBy: 'staff' }),
      }),
      effect: { changes: 'nothing', reaches: 'staff', lasting: false, severe: false },
      inverse: null,
      idempotency: 'none',
      ttl: 'none',
      cost: null,
      traits: { docKo: '메일 한 통을 일반 텍스트로 보낸다.' },
      run: ({ subject, text }, context) => mailed(subject, text, context),
    }),
  },
  probes: {},
  speak: (message, context) => mailed(message.text, withChoices(message), context),
});

async function mailed(subject: string, text: string, context: RunContext<EmailSettings>): Promise<Outcome> {
  const { host, port, tls, user, password, from, to, timeoutMs, allowPrivate } = context.settings;
  const open = allowPrivate.map(parseCidr).filter((cidr): cidr is Cidr => cidr !== null);
  try {
    await context.mail({
      host,
      port,
      tls,
      user: user === undefined ? null : textOf(user),
      password: password === undefined ? null : textOf(password),
      from,
      to,
      subject: cut(oneLine(subject), 150),
      text: lines(text),
      messageId: messageId(context.key, from),
      signal: context.signal,
      timeoutMs,
      mayConnect: (one) => mayConnect(one, open),
    });
    return { kind: 'succeeded', detail: `taken by the server, for ${to.length}` };
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    if (error.sent) return { kind: 'unknown', reason: error.message };
    return { kind: 'failed', reason: error.message, retryable: !error.permanent, retryAfterMs: null };
  }
}

function messageId(key: string, from: string): string {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${name}@${from.slice(from.indexOf('@') + 1)}>`;
}
