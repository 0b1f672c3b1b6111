/** Which instances a project's `connectors` make, and under which names. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { smallDocument } from '../connectors/openapi/testing/small-document.ts';
import { parseConfig } from './config.ts';
import { connectorsOf } from './connectors.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('connectors');
afterAll(() => folders.removeAll());
const folder = folders.make('project');
writeFileSync(join(folder, 'town.yaml'), smallDocument);
writeFileSync(join(folder, 'logs.yaml'), smallDocument.replaceAll('gifts.', 'log.'));

const setOf = (connectors: string) =>
  connectorsOf(parseConfig(`connectors:\n${connectors}`, 'config'), folder);
const town = '  town: { use: openapi, document: ./town.yaml, baseUrl: env:TOWN_URL }\n';
const http = (name: string) =>
  `  ${name}: { use: http, baseUrl: "https://${name}.example.com", allow: [/] }\n`;

test.each<[string, string, readonly string[]]>([
  ['none is named', '  {}\n', ['log']],
  ['an instance has the name of its entry', http('city'), ['log', 'city']],
  [
    'a document gives one instance for each family, none for its entry',
    town,
    ['log', 'shops', 'gifts', 'town'],
  ],
  ['all in the order of the settings', town + http('city'), ['log', 'shops', 'gifts', 'town', 'city']],
])('%s', async (_title, connectors, names) => {
  const set = await setOf(connectors);
  expect(set.manifests.map(({ name }) => name)).toEqual(names);
  const registry = await set.resolve({ TOWN_URL: 'https://town.example.com' });
  expect([...registry.keys()]).toEqual(names);
  for (const [name, instance] of registry) expect(instance.name).toBe(name);
});

test('each family has the settings of its entry', async () => {
  const registry = await (await setOf(town)).resolve({ TOWN_URL: 'https://town.example.com' });
  const settings = registry.get('shops')?.settings as { baseUrl: { reveal(): string }; document: string };
  expect([settings.baseUrl.reveal(), settings.document]).toEqual(['https://town.example.com', './town.yaml']);
  expect(registry.get('gifts')?.settings).toBe(settings);
});

test.each<[string, string, string, string]>([
  [
    'an entry called as a family',
    town + http('shops'),
    'connectors.shops: `shops` is offered by `connectors.town` too',
    'playbooks must know whom they call: give `connectors.shops` another name',
  ],
  [
    'a family called as an entry',
    http('shops') + town,
    'connectors.town: `shops` is offered by `connectors.shops` too',
    'playbooks must know whom they call: give `connectors.shops` another name',
  ],
  [
    'one document twice',
    town + town.replace('town:', 'village:'),
    'connectors.village: `shops` is offered by `connectors.town` too',
    'playbooks must know whom they call: name each document once, or give the verbs of one another family',
  ],
  [
    'a family called as what is built in',
    town.replace('town.yaml', 'logs.yaml'),
    'connectors.town: `log` is built in',
    'playbooks must know whom they call: give the verbs of the document another family',
  ],
  [
    'an entry called as what is built in',
    http('log'),
    'connectors.log: `log` is built in',
    'playbooks must know whom they call: give `connectors.log` another name',
  ],
])('%s is refused', async (_title, connectors, message, help) => {
  await expect(setOf(connectors)).rejects.toMatchObject({ message, help });
});

test('a setting that is wrong is told with its path, before anything is called', async () => {
  const set = await setOf(town.replace('baseUrl: env:TOWN_URL', 'baseUrl: ftp://town.example.com'));
  await expect(set.resolve({})).rejects.toMatchObject({
    message: 'connectors.town.baseUrl: an http or https URL without user, query and fragment is expected',
  });
});
