import * as z from 'zod';
import { withChoices } from './channel.ts';
import {
  action,
  type Connector,
  defineConnector,
  type HttpResponse,
  type Outcome,
  type RunContext,
} from './connector.ts';
import { endpointSettings, endpointUrl, secretText, withBearer } from './http/endpoint.ts';
import { acted, refused } from './http/exchange.ts';
import { outcomeOf } from './http/outcome.ts';
import { urlOf } from './http/settings.ts';
import { say } from './say.ts';
import { lines } from './text.ts';

const settings = endpointSettings
  .extend({
    token: secretText.optional().meta({ description: 'a bot token with `chat:write`; or `webhookUrl`' }),
    webhookUrl: endpointUrl
      .optional()
      .meta({ description: 'an incoming webhook, which writes to one channel; a secret' }),
    channels: z
      .array(z.string().min(1))
      .default([])
      .meta({ description: 'with a token: where may be written; the first is the usual one' }),
    apiUrl: endpointUrl
      .default('https://slack.com/api')
      .meta({ description: 'where the methods of the API are' }),
  })
  .refine(({ token, webhookUrl }) => (token === undefined) !== (webhookUrl === undefined), {
    path: ['token'],
    error: say`either \`token\` or \`webhookUrl\``.template,
  })
  .refine(({ token, channels }) => token === undefined || channels.length > 0, {
    path: ['channels'],
    error: say`at least one channel`.template,
  });

type SlackSettings = z.infer<typeof settings>;

/** Longest text that Slack keeps whole, characters. */
const MOST_CHARS = 4000;

/** Messages to channels of a Slack workspace. What is written reaches nobody but who reads the channel. */
export const slack: Connector = defineConnector<SlackSettings>({
  name: 'slack',
  doc: 'Messages to channels of a Slack workspace. No text in them can mention or page anybody.',
  docKo: 'Slack 채널에 메시지를 쓴다. 메시지 안의 어떤 글도 사람을 부르지 못한다.',
  settings: settings as z.ZodType<SlackSettings>,
  actions: {
    post: action<SlackSettings, { text: string; channel?: string | undefined }>({
      doc: 'Writes one message.',
      args: z.strictObject({
        text: z.string().min(1).max(MOST_CHARS).meta({
          description: 'what is written there',
          ko: '쓸 내용',
          readBy: 'staff',
          mostChars: MOST_CHARS,
        }),
        channel: z
          .string()
          .optional()
          .meta({
            description: 'one of the instance’s `channels`; else the first',
            ko: '설정의 `channels` 가운데 하나. 없으면 첫 번째',
            examples: ['#ops-control'],
          }),
      }),
      effect: { changes: 'nothing', reaches: 'staff', lasting: false, severe: false },
      inverse: null,
      idempotency: 'none',
      ttl: 'none',
      cost: null,
      traits: { docKo: '메시지 하나를 쓴다.' },
      run: ({ text, channel }, context) => posted(text, channel ?? null, context),
    }),
  },
  probes: {},
  speak: (message, context) => posted(withChoices(message), message.channel, context),
});

async function posted(
  text: string,
  channel: string | null,
  context: RunContext<SlackSettings>,
): Promise<Outcome> {
  const { token, webhookUrl, channels, apiUrl } = context.settings;
  // No markup and no previews: a restaurant's name is a name, whatever it looks like.
  const content = { text: escaped(text), mrkdwn: false, unfurl_links: false, unfurl_media: false };
  if (token === undefined) {
    const url = urlOf(webhookUrl ?? '');
    if (url === null) return refused('the `webhookUrl` is no URL');
    return acted(
      { method: 'POST', url, content },
      { ...context, settings: { ...context.settings, headers: {} } },
      said,
    );
  }
  const to = channel ?? channels[0];
  if (to === undefined || !channels.includes(to))
    return refused('the channel is not among the `channels` this connector may write to');
  const url = urlOf(apiUrl);
  if (url === null) return refused('the `apiUrl` is no URL');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/chat.postMessage`;
  return acted(
    { method: 'POST', url, content: { channel: to, ...content } },
    { ...context, settings: withBearer(context.settings, token) },
    said,
  );
}

/**
 * The three characters that begin anything in Slack: `<!channel>`, `<@U1>` and `<url|name>` become their letters.
 *
 * @see https://api.slack.com/docs/message-formatting
 */
export function escaped(text: string): string {
  return lines(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** After these the message may have been written. */
const UNSURE = ['fatal_error', 'internal_error', 'request_timeout'];
const PASSING = ['ratelimited', 'rate_limited', 'service_unavailable'];

/** Slack says no with a 200 and a word, which is shown: it is one of a fixed list. */
function said(response: HttpResponse): Outcome {
  const word = response.status === 200 ? /"error":\s*"([a-z_]{1,60})"/.exec(response.body)?.[1] : undefined;
  if (word === undefined || !/^\{\s*"ok":\s*false/.test(response.body)) return outcomeOf(response);
  if (UNSURE.includes(word)) return { kind: 'unknown', reason: `Slack says \`${word}\`` };
  return {
    kind: 'failed',
    reason: `Slack says \`${word}\``,
    retryable: PASSING.includes(word),
    retryAfterMs: null,
  };
}
