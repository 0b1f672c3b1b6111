import { expect, test } from '@jest/globals';
import kafkajs from 'kafkajs';
import { OutsideError } from '../../outside-error.ts';
import { kafkaError } from './kafka-error.ts';

const {
  KafkaJSConnectionError,
  KafkaJSNonRetriableError,
  KafkaJSNumberOfRetriesExceeded,
  KafkaJSProtocolError,
  KafkaJSError,
} = kafkajs;
const at = ['broker:9092'];
const protocol = (type: string, message: string) =>
  Object.assign(new KafkaJSProtocolError(message), { type, retriable: false });
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each<[string, unknown, RegExp, RegExp, boolean]>([
  [
    'nobody listens',
    new KafkaJSConnectionError('Connection error: connect ECONNREFUSED'),
    /does not answer: Connection error/,
    /start it/,
    true,
  ],
  [
    'nobody listens, after all retries',
    new KafkaJSNumberOfRetriesExceeded(new KafkaJSConnectionError('Connection timeout'), {
      retryCount: 5,
      retryTime: 1,
    }),
    /does not answer: Connection timeout/,
    /start it/,
    true,
  ],
  [
    'a topic is missing, as a protocol error',
    protocol('UNKNOWN_TOPIC_OR_PARTITION', 'no'),
    /a topic does not exist/,
    /create it/,
    false,
  ],
  [
    'a topic is missing, as a text',
    new KafkaJSNonRetriableError('This server does not host this topic-partition'),
    /a topic does not exist/,
    /create it/,
    false,
  ],
  [
    'the name of a topic',
    protocol('INVALID_TOPIC_EXCEPTION', 'no'),
    /name of a topic is not allowed/,
    /use letters/,
    false,
  ],
  ['no rights', protocol('TOPIC_AUTHORIZATION_FAILED', 'no'), /may not use a topic/, /rights/, false],
  [
    'too large',
    protocol('MESSAGE_TOO_LARGE', 'no'),
    /larger than the topic takes/,
    /max\.message\.bytes/,
    false,
  ],
  [
    'replicas are missing',
    protocol('NOT_ENOUGH_REPLICAS', 'no'),
    /too few replicas/,
    /bring the missing brokers back/,
    true,
  ],
  [
    'an unknown codec',
    named('KafkaJSNotImplemented', 'Snappy compression not implemented'),
    /codec that is not built in \(Snappy/,
    /gzip/,
    false,
  ],
  [
    'a wrong password',
    named('KafkaJSSASLAuthenticationError', 'denied'),
    /does not accept the login: denied/,
    /user and password/,
    false,
  ],
  [
    'a certificate that nobody vouches for',
    new KafkaJSConnectionError('Connection error: self-signed certificate in certificate chain'),
    /no encrypted connection came about \(Connection error: self-signed/,
    /kafka\.tls/,
    false,
  ],
  ['something that may pass', new KafkaJSError('later'), /Kafka at `broker:9092`: later/, /logs/, true],
  [
    'something that does not',
    new KafkaJSNonRetriableError('never'),
    /Kafka at `broker:9092`: never/,
    /logs/,
    false,
  ],
  ['no error at all', 'odd', /odd/, /logs/, false],
])('%s', (_title, error, message, help, isRetryable) => {
  const told = kafkaError(error, at);
  expect(told.message).toMatch(message);
  expect(told.message).not.toMatch(/\n/);
  expect(told.help).toMatch(help);
  expect(told.retryable).toBe(isRetryable);
});

test('an error that was told already stays what it is', () => {
  const told = new OutsideError('a', 'b');
  expect(kafkaError(told, at)).toBe(told);
});
