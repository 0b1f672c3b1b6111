import { expect, test } from '@jest/globals';
import { isLoopback, readListen } from './listen.ts';

test.each<[string, ReturnType<typeof readListen>]>([
  ['127.0.0.1:8790', { host: '127.0.0.1', port: 8790 }],
  ['[::1]:8790', { host: '::1', port: 8790 }],
  ['8790', null],
  ['127.0.0.1:99999', null],
  ['::1:80', null],
])('%s is read as where to listen, or as nothing', (written, listen) => {
  expect(readListen(written)).toEqual(listen);
});

test.each<[string, boolean]>([
  ['127.8.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['127.0.0.1.example.com', false],
])('%s is loopback: %s', (host, is) => {
  expect(isLoopback(host)).toBe(is);
});
