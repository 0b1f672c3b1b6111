import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { parseConfig } from './config.ts';
import { kafkaSettings } from './kafka-settings.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('kafka-settings');
afterAll(() => folders.removeAll());

/** What a `kafka:` block comes to. */
async function settingsOf(block: string) {
  const { name, kafka } = parseConfig(`kafka: ${block}`, 'c.yaml');
  if (kafka === undefined) throw new Error('no Kafka');
  return kafkaSettings({ name, kafka });
}

const pem = join(folders.make('pem'), 'ca.pem');
writeFileSync(pem, '-----BEGIN CERTIFICATE-----\n');
process.env['TEST_KAFKA_SECRET'] = 'planted-secret';
const at = { brokers: ['a:1'], clientId: 'project' };

test.each<[string, string, object]>([
  ['brokers alone', '{ brokers: "a:1" }', at],
  ['several, with blanks', '{ brokers: "a:1, b:2," }', { ...at, brokers: ['a:1', 'b:2'] }],
  ['TLS by the machine', '{ brokers: "a:1", tls: true }', { ...at, ssl: true }],
  ['TLS without a word more', '{ brokers: "a:1", tls: {} }', { ...at, ssl: true }],
  ['no TLS', '{ brokers: "a:1", tls: false }', at],
  [
    'an authority from a file',
    `{ brokers: "a:1", tls: { ca: "file:${pem}" } }`,
    { ...at, ssl: { ca: '-----BEGIN CERTIFICATE-----' } },
  ],
  [
    'a client with a certificate',
    `{ brokers: "a:1", tls: { cert: "file:${pem}", key: env:TEST_KAFKA_SECRET } }`,
    { ...at, ssl: { cert: '-----BEGIN CERTIFICATE-----', key: 'planted-secret' } },
  ],
  [
    'a user',
    '{ brokers: "a:1", sasl: { username: u, password: env:TEST_KAFKA_SECRET } }',
    { ...at, sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'planted-secret' } },
  ],
  [
    'a user known by plain words',
    '{ brokers: "a:1", sasl: { mechanism: plain, username: u, password: env:TEST_KAFKA_SECRET } }',
    { ...at, sasl: { mechanism: 'plain', username: 'u', password: 'planted-secret' } },
  ],
])('%s', async (_title, block, expected) => {
  expect(await settingsOf(block)).toEqual(expected);
});

test.each<[string, string, RegExp]>([
  [
    'a password that is written down',
    '{ brokers: a, sasl: { username: u, password: hunter2 } }',
    /^c\.yaml:1:\d+: kafka\.sasl\.password: `env:NAME` or `file:PATH` is expected$/,
  ],
  [
    'a key that is written down',
    '{ brokers: a, tls: { cert: env:C, key: "-----BEGIN" } }',
    /kafka\.tls\.key: `env:NAME` or `file:PATH` is expected/,
  ],
  [
    'a certificate without its key',
    '{ brokers: a, tls: { cert: env:C } }',
    /kafka\.tls: both `cert` and `key`, or neither is expected/,
  ],
  [
    'a mechanism that is none',
    '{ brokers: a, sasl: { mechanism: md5, username: u, password: env:P } }',
    /kafka\.sasl\.mechanism: plain, scram-sha-256 or scram-sha-512 is expected/,
  ],
  [
    'a slip',
    '{ brokers: a, sasl: { usernam: u, username: u, password: env:P } }',
    /kafka\.sasl\.usernam: there is no such setting; did you mean `username`\?/,
  ],
  [
    'a reference that leads nowhere',
    '{ brokers: a, sasl: { username: u, password: env:TEST_KAFKA_NOTHING } }',
    /the environment has no `TEST_KAFKA_NOTHING`/,
  ],
])('%s is refused, and no secret is shown', async (_title, block, message) => {
  const error = await settingsOf(block).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).toMatch(message);
  expect(`${(error as UsageError).message} ${(error as UsageError).help}`).not.toMatch(/hunter2|BEGIN/);
});
