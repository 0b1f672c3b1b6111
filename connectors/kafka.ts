import * as z from 'zod';
import { action, type Connector, defineConnector } from './connector.ts';

const settings = z.strictObject({
  topics: z
    .array(z.string().regex(/^[\w.-]{1,249}$/, 'a topic is 1 to 249 letters, digits, `.`, `_` or `-`'))
    .min(1)
    .meta({ description: 'topics that playbooks may write to' }),
});

type KafkaSettings = z.infer<typeof settings>;

/**
 * Appends messages to topics of the project's log. A log keeps what is appended twice: it honours no key of ours
 * and cannot be asked whether a message is there, so the class is `none` (E4): at most once, and `unknown` where
 * a connection broke in between.
 */
export const kafka: Connector = defineConnector<KafkaSettings>({
  name: 'kafka',
  doc: 'Messages on topics of the project’s log. At most once: a lost acknowledgement is `unknown`, never sent again.',
  docKo:
    '프로젝트 로그의 토픽에 메시지를 쓴다. 많아야 한 번이다. 확인 응답을 잃으면 `unknown`이고 다시 보내지 않는다.',
  settings,
  actions: {
    produce: action<KafkaSettings, { topic: string; key: string; value: z.core.util.JSONType }>({
      doc: 'Appends one message. A text goes as it is, anything else as JSON.',
      args: z.strictObject({
        topic: z
          .string()
          .meta({ description: 'one of the instance’s `topics`', ko: '설정의 `topics` 가운데 하나' }),
        key: z.string().min(1).max(1024).meta({
          description: 'messages with one key stay in order',
          ko: '키가 같은 메시지는 순서를 지킨다',
        }),
        value: z.json().meta({ description: 'the message', ko: '메시지' }),
      }),
      effect: { changes: 'nothing', reaches: 'systems', lasting: false, severe: false },
      inverse: null,
      idempotency: 'none',
      ttl: 'none',
      cost: null,
      traits: { docKo: '메시지 하나를 덧붙인다. 텍스트는 그대로, 나머지는 JSON으로 쓴다.' },
      async run({ topic, key, value }, { settings: { topics }, produce }) {
        if (!topics.includes(topic))
          return failed(`\`${topic}\` is not among the topics this connector may write to`);
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        if (text.length > MAX_CHARS) return failed('the message is longer than 1,000,000 characters');
        try {
          await produce({ topic, key, value: text });
        } catch {
          // The client's own message may name hosts and credentials; what matters here is that nobody knows.
          return { kind: 'unknown', reason: `\`${topic}\` did not acknowledge the message` };
        }
        return { kind: 'succeeded', detail: `appended to ${topic}` };
      },
    }),
  },
  probes: {},
});

/** Below a broker's usual `message.max.bytes` of 1 MiB for ASCII; the broker judges the rest. */
const MAX_CHARS = 1_000_000;

function failed(reason: string) {
  return { kind: 'failed', reason, retryable: false, retryAfterMs: null } as const;
}
