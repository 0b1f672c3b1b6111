import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { writeFixed } from './write-fixed.ts';

const folders = temporaryFolders('fixed');
afterAll(() => folders.removeAll());

test('files that changed are replaced, nothing is left beside them, others are not touched', async () => {
  const folder = folders.make('p');
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'a.play'), 'old');
  writeFileSync(join(folder, 'b', 'c.play'), 'old');
  const files = ['a.play', 'b/c.play'].map((path) => ({ path, text: 'new' }));
  await writeFixed(folder, { files, changed: ['b/c.play'], fixes: 1 });
  expect(readFileSync(join(folder, 'a.play'), 'utf8')).toBe('old');
  expect(readFileSync(join(folder, 'b', 'c.play'), 'utf8')).toBe('new');
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a.play', 'b', join('b', 'c.play')]);
});

test('a file that is named in NFD keeps its name', async () => {
  const folder = folders.make('nfd');
  const name = '강남.play';
  writeFileSync(join(folder, name.normalize('NFD')), 'old');
  await writeFixed(folder, { files: [{ path: name, text: 'new' }], changed: [name], fixes: 1 });
  expect(readdirSync(folder)).toEqual([name.normalize('NFD')]);
  expect(readFileSync(join(folder, name.normalize('NFD')), 'utf8')).toBe('new');
});
