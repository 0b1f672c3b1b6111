/** What `explain` and `graph` make of the example of the whole language, as goldens. */
import { expect, test } from '@jest/globals';
import { expectGolden } from '../dsl/testing/golden.ts';
import { explainName } from './explain-name.ts';
import { type GraphFormat, graphFormats } from './graph-format.ts';
import { graphProject } from './graph-project.ts';
import { deliveryFolder } from './testing/delivery-catalog.ts';
import { toldIo } from './testing/told-io.ts';

const PLAYBOOKS = ['region_order_drop', 'restaurant_rejections', 'churn_winback'] as const;
const golden = (name: string) => new URL(`testdata/${name}.golden`, import.meta.url);

test.each(PLAYBOOKS.flatMap((name) => (['en', 'ko'] as const).map((lang) => [name, lang] as const)))(
  '%s is explained in %s',
  async (name, lang) => {
    const io = toldIo(lang);
    await explainName(deliveryFolder, name, io);
    expectGolden(golden(`${name}.${lang}.prose`), `${io.results.join('\n')}\n`);
  },
);

const pictures = ['region_order_drop', 'restaurant_rejections'].flatMap((name) =>
  graphFormats.map((format): [string, GraphFormat] => [name, format]),
);

test.each(pictures)('%s is drawn as %s', async (name, format) => {
  const io = toldIo('ko');
  const drawn = await graphProject(deliveryFolder, { playbook: name, dependsOn: null }, format, io);
  expect(io.messages).toEqual([]);
  expectGolden(golden(`${name}.${format}`), drawn);
});

test('what stands on the orders is drawn', async () => {
  const drawn = await graphProject(
    deliveryFolder,
    { playbook: null, dependsOn: 'order_events' },
    'ascii',
    toldIo('ko'),
  );
  expectGolden(golden('order_events.dependents'), drawn);
});
