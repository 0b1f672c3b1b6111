import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutsideError } from '../../outside-error.ts';
import { countedStream, fileBytes, fileStream } from './file-stream.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordersense-stream-'));
  writeFileSync(join(folder, 'x'), 'a'.repeat(600_000));
  mkdirSync(join(folder, 'dir'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const collect = async (stream: AsyncIterable<Uint8Array>) => {
  let length = 0;
  for await (const chunk of stream) length += chunk.length;
  return length;
};

test('a file comes whole, and what was read is counted', async () => {
  let counted = 0;
  const length = await collect(fileStream(join(folder, 'x'), (n) => (counted += n)));
  expect([length, counted, fileBytes(join(folder, 'x'))]).toEqual([600_000, 600_000, 600_000]);
});

test.each<[string, string, RegExp]>([
  ['is not there', 'nothing', /`.*nothing` does not exist/],
  ['is a folder', 'dir', /`.*dir` cannot be read: EISDIR/],
])('a file that %s is told, with what to do', async (_title, name, message) => {
  const error = await collect(fileStream(join(folder, name), () => {})).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(OutsideError);
  expect((error as OutsideError).message).toMatch(message);
  expect((error as OutsideError).help).not.toBe('');
});

test('the size of a file that is not there is told too', () => {
  expect(() => fileBytes(join(folder, 'nothing'))).toThrow(OutsideError);
});

test('a failure of whoever reads is not blamed on the file', async () => {
  const stream = fileStream(join(folder, 'x'), () => {
    throw new Error('mine');
  });
  await expect(collect(stream)).rejects.toThrow(/^mine$/);
});

test('texts of a stream count as UTF-8', async () => {
  let counted = 0;
  const input = async function* () {
    yield '강남';
    yield Buffer.from('abc');
  };
  expect(await collect(countedStream(input(), (n) => (counted += n)))).toBe(9);
  expect(counted).toBe(9);
});
