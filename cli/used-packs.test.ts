import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Project } from '../dsl/model/project.ts';
import { loadProject } from '../dsl/project.ts';
import { loadProjectAt } from './load-project.ts';
import { readProject } from './project-files.ts';
import { deliveryCatalog, deliveryFolder } from './testing/delivery-catalog.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('used-packs');
afterAll(() => folders.removeAll());

/** Files of a folder `p` and of what lies beside it; read as the project `p`. */
async function pathsWith(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = folders.make('root');
  for (const [path, text] of Object.entries({
    'p/ordersense.config.yaml': 'name: p\nzone: Asia/Seoul\n',
    ...files,
  })) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return (await readProject(join(root, 'p'))).map(({ path }) => path);
}

describe('packs that a project uses', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'outside of it',
      { 'p/a.play': 'use "../packs/b.play" as b', 'packs/b.play': '' },
      ['a.play', '../packs/b.play'],
    ],
    [
      'of its own are read once',
      { 'p/a.play': 'use "./packs/b.play" as b', 'p/packs/b.play': '' },
      ['a.play', 'packs/b.play'],
    ],
    [
      'in a project inside of it',
      {
        'p/a.play': 'use "packs/b.play" as b',
        'p/packs/b.play': '',
        'p/packs/ordersense.config.yaml': 'name: q\n',
      },
      ['a.play', 'packs/b.play'],
    ],
    [
      'that packs use',
      { 'p/a.play': 'use "../b.play"', 'b.play': 'use "../c.play" as c', 'c.play': 'use "../b.play"' },
      ['a.play', '../b.play', '../c.play'],
    ],
    ['that are not there', { 'p/a.play': 'use "../b.play"' }, ['a.play']],
    [
      'in a comment or a text are none',
      { 'p/a.play': '# use "../b.play"\nplaybook p { about "x\nuse ../b" }', 'b.play': '' },
      ['a.play'],
    ],
    ['are .play files', { 'p/a.play': 'use "../secret.txt"', 'secret.txt': '' }, ['a.play']],
    [
      'under a Korean name, in either form',
      { 'p/a.play': 'use "../결제.play"', [`${'결제'.normalize('NFD')}.play`]: '' },
      ['a.play', '../결제.play'],
    ],
  ])('%s', async (_title, files, want) => {
    expect(await pathsWith(files)).toEqual(want);
  });
});

test('what is behind a prefix is part of the project', async () => {
  const root = folders.make('whole');
  const source =
    'stream s from kafka "s" { key id  time at  field id is id }\nmetric all = count of s over 5m';
  mkdirSync(join(root, 'p'));
  writeFileSync(join(root, 'p/ordersense.config.yaml'), 'name: p\nzone: Asia/Seoul\n');
  writeFileSync(join(root, 'pack.play'), `language 1\n${source}`);
  const use = 'use "../pack.play" as x\nplaybook p { when x.all > 3 then { do log.note(text: "{x.all}") } }';
  writeFileSync(join(root, 'p/a.play'), `language 1\n${use}`);
  const project = await loadProjectAt(join(root, 'p'));
  expect(project.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  expect(project.compile().playbooks.map(({ name }) => name)).toEqual(['p']);
});

test('the whole of examples/delivery as one pack means the same behind a prefix', async () => {
  const catalog = await deliveryCatalog();
  const texts = (await readProject(deliveryFolder)).map(({ text }) => text.replace(/^language 1$/m, ''));
  const loaded = (use: string) =>
    loadProject(
      [
        { path: 'a.play', text: use },
        { path: 'packs/all.play', text: texts.join('\n') },
      ],
      catalog,
    );
  const [bare, behind] = [loaded('use "packs/all.play"'), loaded('use "packs/all.play" as zz')];
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('zz.', '')) as unknown;
  expect(behind.diagnostics.map(({ code, message }) => `${code} ${message}`).map(plain)).toEqual(
    bare.diagnostics.map(({ code, message }) => `${code} ${message}`),
  );
  // A rule without a name is called by its place, which stands among the others otherwise.
  const inOrder = ({ playbooks, ...rest }: Project) =>
    plain({ ...rest, playbooks: [...playbooks].sort((a, b) => (a.place < b.place ? -1 : 1)) });
  expect(inOrder(behind.project)).toEqual(inOrder(bare.project));
  expect(behind.project.playbooks.length).toBeGreaterThan(15);
  expect(behind.project.tests.length).toBeGreaterThan(5);
});
