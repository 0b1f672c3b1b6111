/** `connectors list` and `connectors describe` as people read them, in both languages. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { smallDocument } from '../connectors/openapi/testing/small-document.ts';
import { expectGolden } from '../dsl/testing/golden.ts';
import { describeConnector, listConnectors } from './show-connectors.ts';
import { deliveryFolder } from './testing/delivery-catalog.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { toldIo } from './testing/told-io.ts';

const folders = temporaryFolders('show');
afterAll(() => folders.removeAll());
const folder = folders.make('project');
writeFileSync(join(folder, 'town.yaml'), smallDocument);
writeFileSync(
  join(folder, 'ordersense.config.yaml'),
  'connectors:\n  town: { use: openapi, document: ./town.yaml, baseUrl: env:TOWN_URL }\n  city: { use: http }\n',
);

const golden = (name: string) => new URL(`report/testdata/connectors/${name}.txt`, import.meta.url);

describe.each(['en', 'ko'] as const)('in %s', (lang) => {
  test('the list has a paragraph for each family', async () => {
    const io = toldIo(lang);
    await listConnectors(folder, false, io);
    expectGolden(golden(`list.${lang}`), `${io.results.join('\n')}\n`);
  });

  test.each([
    ['a verb that lasts, ends by itself and costs', 'incentives.push'],
    ['a verb that takes away until it is undone', 'restaurants.pause'],
    ['a verb that is over at once', 'notify.ops'],
    ['a verb that asks', 'ops.confirm'],
    ['an undo that may reach further', 'incentives.cancel'],
    ['advertising', 'promotions.offer'],
    ['a probe', 'weather.current'],
    ['a read', 'promotions.best_for'],
  ])('%s', async (_title, name) => {
    const io = toldIo(lang);
    await describeConnector(deliveryFolder, name, false, io);
    expectGolden(golden(`${name}.${lang}`), `${io.results.join('\n')}\n`);
  });

  test('a probe whose answer only the playbook knows, and what may never be sent twice', async () => {
    const io = toldIo(lang);
    for (const name of ['city.get', 'city.post', 'log.set']) await describeConnector(folder, name, false, io);
    expectGolden(golden(`city.${lang}`), `${io.results.join('\n\n')}\n`);
  });
});

test('as JSON the list is the catalog', async () => {
  const io = toldIo();
  await listConnectors(folder, true, io);
  const { schema, verbs, probes, reads } = JSON.parse(io.results.join('')) as Record<
    string,
    { name: string }[]
  >;
  expect(schema).toBe('ordersense.connectors/1');
  expect(verbs?.map(({ name }) => name)).toContain('shops.pause');
  expect(probes?.map(({ name }) => name)).toEqual(['town.weather', 'city.get']);
  expect(reads?.map(({ name }) => name)).toEqual(['gifts.best']);
});

test('as JSON one is the part of the catalog with its name', async () => {
  const io = toldIo();
  await describeConnector(folder, 'shops.pause', true, io);
  expect(JSON.parse(io.results.join(''))).toMatchObject({
    schema: 'ordersense.connectors/1',
    verbs: [{ name: 'shops.pause', severe: true }],
    probes: [],
    reads: [],
  });
});

test.each<[string, string | null, string, string]>([
  [
    'a slip',
    'shops.puase',
    'no connector of this project offers `shops.puase`',
    'did you mean `shops.pause`?',
  ],
  [
    'a family',
    'shops',
    'no connector of this project offers `shops`',
    'there are `shops.pause` and `shops.resume`',
  ],
  [
    'something else',
    'weather',
    'no connector of this project offers `weather`',
    'ordersense connectors list names all of them',
  ],
  [
    'nothing',
    null,
    'which one is to be described?',
    'name a verb, a probe or a read: ordersense connectors describe log.note',
  ],
])('%s is no name to describe', async (_title, name, message, help) => {
  await expect(describeConnector(folder, name, false, toldIo())).rejects.toMatchObject({ message, help });
});
