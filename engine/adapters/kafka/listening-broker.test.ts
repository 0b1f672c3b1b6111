import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutsideError } from '../../outside-error.ts';
import { requireListening } from './listening-broker.ts';

let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
});

test.each<[string, (port: number) => readonly string[]]>([
  ['one that listens', (at) => [`127.0.0.1:${at}`]],
  ['one of three', (at) => ['127.0.0.1:1', `127.0.0.1:${at}`, '127.0.0.1:2']],
  ['a name', (at) => [`localhost:${at}`]],
])('%s is enough', async (_title, brokers) => {
  await expect(requireListening(brokers(port))).resolves.toBeUndefined();
});

test.each<[string, readonly string[], RegExp]>([
  ['nobody listens', ['127.0.0.1:1'], /Kafka at `127\.0\.0\.1:1` does not answer: connect ECONNREFUSED/],
  ['nobody anywhere', ['127.0.0.1:1', '[::1]:2'], /Kafka at `127\.0\.0\.1:1,\[::1\]:2` does not answer/],
  ['a name that nobody has', ['broker.invalid:9092'], /does not answer: getaddrinfo/],
  ['no broker at all', [], /no broker is named/],
])('%s: told with what to do, and worth another try', async (_title, brokers, message) => {
  const error = await requireListening(brokers).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(OutsideError);
  const { message: said, help, retryable } = error as OutsideError;
  expect([said, help, retryable]).toEqual([
    expect.stringMatching(message),
    'start it, or correct the brokers (`KAFKA_BROKERS`, or `kafka.brokers` of the project)',
    true,
  ]);
});
