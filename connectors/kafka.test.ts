import { expect, test } from '@jest/globals';
import type { ConnectorPorts } from './connector.ts';
import { kafka } from './kafka.ts';

type Message = Parameters<ConnectorPorts['produce']>[0];

async function produced(args: object, produce: (message: Message) => Promise<void> = async () => {}) {
  const messages: Message[] = [];
  const action = kafka.actions['produce'];
  const parsed = action?.args.parse(args) as never;
  const outcome = await action?.run(parsed, {
    settings: kafka.settings.parse({ topics: ['alerts', 'campaigns.v1'] }),
    http: async () => Promise.reject(new Error('no network here')),
    produce: async (message) => {
      messages.push(message);
      await produce(message);
    },
    note: () => {},
    mail: async () => Promise.reject(new Error('no mail here')),
    now: () => 0,
    key: 'k',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
  });
  return { outcome, messages };
}

test.each<[string, unknown, string]>([
  ['a text goes as it is', '강남구', '강남구'],
  ['a record goes as JSON', { region: '강남구', drop: 0.6 }, '{"region":"강남구","drop":0.6}'],
  ['a number goes as JSON', 3, '3'],
  ['null is the word, not a deletion', null, 'null'],
])('%s', async (_title, value, expected) => {
  const { outcome, messages } = await produced({ topic: 'campaigns.v1', key: 'a', value });
  expect(outcome).toEqual({ kind: 'succeeded', detail: 'appended to campaigns.v1' });
  expect(messages).toEqual([{ topic: 'campaigns.v1', key: 'a', value: expected }]);
});

test.each<[string, object, RegExp]>([
  ['a topic that is not listed', { topic: 'payments', key: 'a', value: 1 }, /`payments` is not among/],
  ['a message too long', { topic: 'alerts', key: 'a', value: 'x'.repeat(1_000_001) }, /longer than/],
])('refused for good, and nothing is appended: %s', async (_title, args, reason) => {
  const { outcome, messages } = await produced(args);
  expect(outcome).toMatchObject({ kind: 'failed', retryable: false, reason: expect.stringMatching(reason) });
  expect(messages).toEqual([]);
});

test('a lost acknowledgement is unknown, and says nothing of the client’s own message', async () => {
  const { outcome } = await produced({ topic: 'alerts', key: 'a', value: 1 }, () =>
    Promise.reject(new Error('sasl planted')),
  );
  expect(outcome).toEqual({ kind: 'unknown', reason: '`alerts` did not acknowledge the message' });
});

test.each<[string, unknown, boolean]>([
  ['topics', { topics: ['alerts'] }, true],
  ['no topics', { topics: [] }, false],
  ['a topic with a space', { topics: ['a b'] }, false],
  ['nothing', {}, false],
  ['something else', { topics: ['alerts'], brokers: ['x'] }, false],
])('settings: %s', (_title, settings, expected) => {
  expect(kafka.settings.safeParse(settings).success).toBe(expected);
});

test('a log honours no key: at most once', () => {
  expect(kafka.actions['produce']).toMatchObject({ idempotency: 'none', inverse: null });
});
