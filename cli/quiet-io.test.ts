import { expect, test } from '@jest/globals';
import { quietIo } from './quiet-io.ts';
import { toldIo } from './testing/told-io.ts';

test('results are told at once, the rest only where it is asked for, and once', () => {
  const io = toldIo();
  const quiet = quietIo(io);
  quiet.out('result');
  quiet.err('note');
  expect([io.results, io.messages]).toEqual([['result'], []]);
  quiet.flush();
  quiet.flush();
  expect(io.messages).toEqual(['note']);
});

test('of what is held back the newest 200 are kept', () => {
  const io = toldIo();
  const quiet = quietIo(io);
  for (let at = 0; at < 250; at += 1) quiet.err(`${at}`);
  quiet.flush();
  expect([io.messages.length, io.messages[0], io.messages.at(-1)]).toEqual([200, '50', '249']);
});
