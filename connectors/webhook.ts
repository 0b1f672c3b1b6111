import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { action, type Connector, defineConnector, type Outcome, type RunContext } from './connector.ts';
import { endpointSettings, endpointUrl, secretText } from './http/endpoint.ts';
import { acted, refused, sentKey } from './http/exchange.ts';
import { urlOf } from './http/settings.ts';
import { say } from './say.ts';
import { type Secret, textOf } from './secret.ts';

const settings = endpointSettings.extend({
  url: endpointUrl.meta({ description: 'where events are sent; may be a secret' }),
  secret: secretText
    .refine((value) => keyOf(value).length >= 24, say`at least 24 bytes, as \`whsec_\` with Base64`.template)
    .meta({ description: 'signs every event: `whsec_` and Base64, or any text of at least 24 bytes' }),
});

type WebhookSettings = z.infer<typeof settings>;

/**
 * Events to a service that checks who sent them, by the Standard Webhooks scheme: `webhook-id` is the key of the act,
 * the same for every attempt, `webhook-signature` is HMAC-SHA256 over `id.timestamp.body`.
 *
 * @see https://www.standardwebhooks.com 1.0.0
 */
export const webhook: Connector = defineConnector<WebhookSettings>({
  name: 'webhook',
  doc: 'Signed, time-stamped events to one address, as Standard Webhooks has them.',
  docKo: 'Standard Webhooks 방식으로 서명하고 시각을 붙인 이벤트를 한 주소로 보낸다.',
  settings: settings as z.ZodType<WebhookSettings>,
  actions: {
    send: action<WebhookSettings, { event: string; data: z.core.util.JSONType }>({
      doc: 'Sends one event.',
      args: z.strictObject({
        event: z
          .string()
          .regex(/^[\w.-]{1,100}$/)
          .meta({
            description: 'what happened, for example `region.recovered`',
            ko: '일어난 일. 예: `region.recovered`',
            examples: ['region.recovered'],
          }),
        data: z.json().meta({ description: 'what is known of it', ko: '함께 보낼 내용' }),
      }),
      effect: { changes: 'nothing', reaches: 'systems', lasting: false, severe: false },
      inverse: null,
      // Receivers drop an id that they have seen: the scheme asks it of them.
      idempotency: 'key',
      ttl: 'none',
      cost: null,
      traits: { docKo: '이벤트 하나를 보낸다.' },
      run: ({ event, data }, context) => sent(event, data, context),
    }),
  },
  probes: {},
  speak: ({ text, channel, urgent, choices, alert }, context) =>
    sent(
      'ordersense.message',
      {
        text,
        channel,
        urgent,
        choices: [...choices],
        ...(alert === undefined ? {} : { alert: { ...alert } }),
      },
      context,
    ),
});

async function sent(
  type: string,
  data: z.core.util.JSONType,
  context: RunContext<WebhookSettings>,
): Promise<Outcome> {
  const url = urlOf(context.settings.url);
  if (url === null) return refused('the `url` is no URL');
  const atMs = context.now();
  const content = { type, timestamp: new Date(atMs).toISOString(), data };
  const id = sentKey(context);
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': signature(
      context.settings.secret,
      id,
      Math.floor(atMs / 1000),
      JSON.stringify(content),
    ),
  };
  return acted(
    { method: 'POST', url, content, headers },
    { ...context, settings: { ...context.settings, headers: {} } },
  );
}

/** `v1,` and the Base64 of HMAC-SHA256 over what is sent. */
export function signature(key: string | Secret, id: string, atS: number, body: string): string {
  return `v1,${createHmac('sha256', keyOf(key)).update(`${id}.${atS}.${body}`).digest('base64')}`;
}

function keyOf(key: string | Secret): Buffer {
  const text = textOf(key);
  return text.startsWith('whsec_') ? Buffer.from(text.slice(6), 'base64') : Buffer.from(text, 'utf8');
}
