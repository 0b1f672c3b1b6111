import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { OutsideError } from '../engine/outside-error.ts';
import { replaceFile } from './replace-file.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('replace');
afterAll(() => folders.removeAll());

test('the text is another, the permissions are not, and nothing is left beside it', async () => {
  const folder = folders.make('f');
  writeFileSync(join(folder, 'a.play'), 'before');
  chmodSync(join(folder, 'a.play'), 0o600);
  await replaceFile(join(folder, 'a.play'), 'after');
  expect(readFileSync(join(folder, 'a.play'), 'utf8')).toBe('after');
  expect(statSync(join(folder, 'a.play')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.play']);
});

test.each<[string, string, string]>([
  ['a file that is gone', 'gone.play', 'ENOENT'],
  ['a folder', 'folder', 'EISDIR'],
])('%s cannot be written, and the reason is told', async (_title, name, reason) => {
  const folder = folders.make('f');
  mkdirSync(join(folder, 'folder'));
  const error = await replaceFile(join(folder, name), 'after').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OutsideError);
  expect((error as OutsideError).message).toBe(`cannot write \`${join(folder, name)}\` (${reason})`);
  expect(readdirSync(folder)).toEqual(['folder']);
});
