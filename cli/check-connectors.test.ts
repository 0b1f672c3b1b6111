/** `connectors check`: what is said of settings that can be used, and of those that cannot. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { smallDocument } from '../connectors/openapi/testing/small-document.ts';
import { checkConnectors } from './check-connectors.ts';
import { deliveryFolder } from './testing/delivery-catalog.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { toldIo } from './testing/told-io.ts';
import { CheckFailed } from './usage-error.ts';

const folders = temporaryFolders('check');
afterAll(() => folders.removeAll());

/** A project with these settings and the small document, changed as given. */
function projectOf(connectors: string, [from, to]: readonly [string, string] = ['', '']): string {
  const folder = folders.make('project');
  writeFileSync(join(folder, 'town.yaml'), smallDocument.replace(from, to));
  writeFileSync(join(folder, 'ordersense.config.yaml'), `connectors:\n${connectors}`);
  return folder;
}

async function checked(folder: string, json = false, lang: 'en' | 'ko' = 'en') {
  const io = toldIo(lang);
  const ended = await checkConnectors(folder, json, io).then(
    () => 'sound',
    (error: unknown) => {
      if (error instanceof CheckFailed) return 'failed';
      throw error;
    },
  );
  return { ended, results: io.results, messages: io.messages.map((one) => one.replaceAll(`${folder}/`, '')) };
}

const town = '  town: { use: openapi, document: ./town.yaml, baseUrl: "https://town.example.com" }\n';

test('settings that can be used are listed with what they offer', async () => {
  expect(await checked(projectOf(`${town}  bus: { use: kafka, topics: [ops] }\n`))).toEqual({
    ended: 'sound',
    results: [
      'log   built in  3 verbs\ntown  openapi   3 verbs, 1 probe, 1 read\nbus   kafka     1 verb',
      'nothing is wrong with the connectors',
    ],
    messages: [],
  });
});

describe('a reference that nothing answers here', () => {
  test('is a note, since `run` may be somewhere else', async () => {
    expect(process.env['PLATFORM_URL']).toBeUndefined();
    const { ended, results } = await checked(deliveryFolder);
    expect([ended, results[1]]).toEqual([
      'sound',
      'note: connectors.platform.baseUrl: nothing answers `env:PLATFORM_URL` here; `run` needs it',
    ]);
  });

  test('in Korean', async () => {
    const { results } = await checked(deliveryFolder, false, 'ko');
    expect(results.slice(1)).toEqual([
      '참고: connectors.platform.baseUrl: 여기에는 `env:PLATFORM_URL`이 없습니다. `run`에는 있어야 합니다',
      '커넥터에 잘못된 것이 없습니다',
    ]);
  });
});

test.each<[string, string, readonly [string, string], readonly string[]]>([
  [
    'a setting',
    town.replace('https:', 'ftp:'),
    ['', ''],
    [
      'error: ordersense.config.yaml:2:48: connectors.town.baseUrl: an http or https URL without user, query and fragment is expected',
      '  help: see docs/connectors.md for every setting',
    ],
  ],
  [
    'a setting that is not there',
    '  city: { use: http, baseUrl: env:CITY_URL, allow: [/], timeout: 3 }\n',
    ['', ''],
    [
      'error: ordersense.config.yaml:2:3: connectors.city: there is no setting `timeout`\n  help: did you mean `timeoutMs`?',
    ],
  ],
  [
    'a connector that is not there',
    '  city: { use: htpt }\n',
    ['', ''],
    [
      'error: ordersense.config.yaml:2:3: connectors.city: there is no connector `htpt`\n  help: did you mean `http`?',
    ],
  ],
  [
    'a document',
    town,
    ['undo: shops.resume', 'undo: shops.open'],
    ['error: town.yaml:17:9: `shops` has no verb `shops.open`\n  help: it has `shops.resume`'],
  ],
  [
    'two that offer one name',
    `${town}  shops: { use: http, baseUrl: "https://a.example.com", allow: [/] }\n`,
    ['', ''],
    [
      'error: ordersense.config.yaml:3:3: connectors.shops: `shops` is offered by `connectors.town` too\n  help: playbooks must know whom they call: give `connectors.shops` another name',
    ],
  ],
])('%s that cannot be used fails the check', async (_title, connectors, change, messages) => {
  const said = await checked(projectOf(connectors, change));
  expect([said.ended, said.messages]).toEqual(['failed', messages]);
});

test('what is wrong is told in Korean too, in settings and in documents', async () => {
  const document = await checked(projectOf(town, ['undo: shops.resume', 'undo: shops.open']), false, 'ko');
  expect(document.messages).toEqual([
    '오류: town.yaml:17:9: `shops`에 `shops.open` 동작이 없습니다\n  도움말: 있는 것: `shops.resume`',
  ]);
  const setting = await checked(projectOf(town.replace('"https://town.example.com"', '5')), false, 'ko');
  expect(setting.messages[0]).toBe(
    '오류: ordersense.config.yaml:2:48: connectors.town.baseUrl: 텍스트나 `env:NAME` 같은 참조가 와야 합니다',
  );
});

test('as JSON: entries, mistakes, and what is not set', async () => {
  const sound = await checked(projectOf(town.replace('"https://town.example.com"', 'env:TOWN_URL')), true);
  expect(JSON.parse(sound.results.join(''))).toEqual({
    schema: 'ordersense.connectors-check/1',
    entries: [
      { name: 'log', use: null, offers: ['log'] },
      { name: 'town', use: 'openapi', offers: ['shops', 'gifts', 'town'] },
    ],
    problems: [],
    unset: [{ path: 'connectors.town.baseUrl', reference: 'env:TOWN_URL' }],
  });
  const broken = await checked(projectOf('  city: { use: htpt }\n'), true);
  expect(broken).toMatchObject({ ended: 'failed', messages: [] });
  expect(JSON.parse(broken.results.join(''))).toMatchObject({
    entries: [],
    problems: [
      {
        path: null,
        message: expect.stringMatching(/yaml:2:3: connectors\.city: there is no connector `htpt`$/),
      },
    ],
  });
});
