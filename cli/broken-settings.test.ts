/**
 * What people get wrong in settings, one folder each: `broken.yaml`, `expected.txt` as it is answered in both languages,
 * and `followed.yaml`, what an author has who did as the answer says.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { told } from '../dsl/messages/in-language.ts';
import { expectGolden } from '../dsl/testing/golden.ts';
import { loadConfig } from './config.ts';
import { connectorsOf } from './connectors.ts';
import { CONFIG_FILE } from './settings-file.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const root = new URL('testdata/broken-settings/', import.meta.url);
const folders = temporaryFolders('settings');
afterAll(() => folders.removeAll());

/** What is said of a project with these settings, from its folder; null: they can be used. */
async function answer(settings: Uint8Array): Promise<string | null> {
  const folder = folders.make('project');
  writeFileSync(join(folder, CONFIG_FILE), settings);
  const error = await readAt(folder);
  if (error === null) return null;
  const { message, help } = error.said;
  return ['en', 'ko']
    .map((language) => {
      const [what, todo] = [message, help].map((text) => told(text, language as 'en' | 'ko'));
      return `${what?.replaceAll(`${folder}/`, '')}\n  ${todo}\n`;
    })
    .join('\n');
}

async function readAt(folder: string): Promise<UsageError | null> {
  try {
    await connectorsOf(await loadConfig(folder), folder);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

describe.each(readdirSync(root).sort())('%s', (name) => {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, root));

  test('each cause has one message, with its place and what to do', async () => {
    expectGolden(new URL(`${name}/expected.txt`, root), (await answer(read('broken.yaml'))) ?? 'nothing');
  });

  test('who does as the message says has settings that can be used', async () => {
    expect(await answer(read('followed.yaml'))).toBeNull();
  });
});

describe('where settings are', () => {
  test.each<[string, string]>([
    ['the other ending', 'ordersense.config.yml'],
    ['JSON', 'ordersense.config.json'],
    ['without its middle', 'ordersense.yaml'],
    ['hidden', '.ordersense.yml'],
  ])('a file that would be passed over in silence is told: %s', async (_title, name) => {
    const folder = folders.make('misnamed');
    writeFileSync(join(folder, name), 'name: my-city\n');
    const error = await readAt(folder);
    expect([error?.message, error?.help]).toEqual([
      `\`${name}\` is not read: settings are in \`${CONFIG_FILE}\``,
      `rename it: mv ${name} ${CONFIG_FILE}`,
    ]);
    writeFileSync(join(folder, CONFIG_FILE), 'name: my-city\n');
    expect(await readAt(folder)).toBeNull();
  });

  test('a folder in their place is told as one', async () => {
    const folder = folders.make('folder');
    mkdirSync(join(folder, CONFIG_FILE));
    expect((await readAt(folder))?.message).toBe(
      `\`${join(folder, CONFIG_FILE)}\` is a folder, and settings are a file`,
    );
  });
});
