/** Packages that the settings name with a hash: loaded when their files are those, and else not at all. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { connectors } from '../connectors/index.ts';
import { integrityOf, plugInConnectors } from './plug-in.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('plugin');
afterAll(() => folders.removeAll());

const schema = '{ safeParse: (data) => ({ success: true, data }) }';
const good = `export const connector = {
  name: 'loyalty', doc: 'Points.', settings: ${schema},
  actions: { give: { run: async () => ({ kind: 'succeeded', detail: 'given' }) } }, probes: {},
};`;

/** A project with one package, and the hash of its files. */
async function projectWith(text: string, more: Readonly<Record<string, string>> = {}) {
  const folder = folders.make('project');
  const own = join(folder, 'node_modules', '@acme', 'loyalty');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(own, path)), { recursive: true });
    writeFileSync(join(own, path), content);
  };
  write('package.json', '{"name":"@acme/loyalty","type":"module","main":"main.js"}');
  write('main.js', text);
  for (const [path, content] of Object.entries(more)) write(path, content);
  return { folder, write, hash: await integrityOf(own), own };
}

async function loaded(folder: string, hash: string, taken: readonly string[] = []): Promise<string> {
  try {
    const found = await plugInConnectors({ '@acme/loyalty': hash }, folder, taken);
    return found.map(({ name }) => name).join();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return `${error.message}; ${error.help}`;
  }
}

test('a package with the files of its hash is loaded', async () => {
  const { folder, hash } = await projectWith(good);
  expect(await loaded(folder, hash)).toBe('loyalty');
});

test.each<[string, string, string]>([
  ['one letter more', 'main.js', `${good} `],
  ['a file more', 'lib/more.js', ''],
  ['a package of its own', 'node_modules/left/index.js', 'export {}'],
])('%s, and nothing of it runs', async (_title, path, content) => {
  const { folder, hash, write, own } = await projectWith('throw new Error("it ran")');
  write(path, content);
  expect(await loaded(folder, hash)).toBe(
    `plugins.@acme/loyalty: its files are not those of the hash; look at what changed; if it is well, write \`${await integrityOf(own)}\``,
  );
});

test('files that are swapped are other files', async () => {
  const one = await projectWith(good, { a: '1', b: '2' });
  const two = await projectWith(good, { a: '2', b: '1' });
  expect(one.hash).not.toBe(two.hash);
  expect(one.hash).toBe((await projectWith(good, { b: '2', a: '1' })).hash);
});

test.each<[string, string]>([
  ['nothing', 'export const other = 1;'],
  ['something else', 'export const connector = 3;'],
  ['a connector without a probe’s code', good.replace('probes: {}', 'probes: { a: {} }')],
  ['a name that is no word', good.replace("'loyalty'", "'Loyal ty'")],
  ['what does not load', 'throw new Error("planted")'],
])('a package that exports %s is refused', async (_title, text) => {
  const { folder, hash } = await projectWith(text);
  const said = await loaded(folder, hash);
  expect(said).toMatch(/^plugins\.@acme\/loyalty: its `main\.js` exports no `connector`/);
  expect(said).not.toContain('planted');
});

test('a package that is not there is named with what to do', async () => {
  expect(await loaded(folders.make('empty'), 'sha256-x')).toMatch(
    /the package is not installed; .*npm install --ignore-scripts @acme\/loyalty/,
  );
});

test('nobody takes the name of a connector that there is', async () => {
  const { folder, hash } = await projectWith(good.replace("'loyalty'", "'slack'"));
  const taken = connectors.map(({ name }) => name);
  expect(await loaded(folder, hash, taken)).toContain('there is a connector `slack` already');
});
