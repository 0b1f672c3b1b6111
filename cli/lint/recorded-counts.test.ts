import { expect, test } from '@jest/globals';
import { loadProject } from '../../dsl/project.ts';
import { catalog, shared } from '../../dsl/resolve/testing/sample.ts';
import { ndjsonStream } from '../../engine/adapters/replay/ndjson-recording.ts';
import { compileProject } from '../../rules/compile/bundle.ts';
import { recordedCounts } from './recorded-counts.ts';

const text = `language 1
metric cancelled = share of orders_in where event is "cancelled" out of event in ("placed", "cancelled")
  per region  over 30m  at least 20 samples
playbook p { when cancelled per region > 30% then do log.write(text: "x") }
playbook q { when orders per region, shop < 3 then do log.write(text: "x") }`;
const { project } = loadProject(
  [
    { path: 'shared.play', text: shared },
    { path: 'a.play', text },
  ],
  catalog,
);
const bundle = compileProject(project, { name: 'p', zone: 'Asia/Seoul' });

interface Order {
  readonly order: string;
  readonly event: string;
  readonly shop?: string;
  readonly region?: string;
  readonly day?: number;
}

/** A recording of events, one line each. */
function recording(orders: readonly Order[]) {
  const lines = orders.map(({ order, event, shop = 's1', region = 'seoul-gangnam', day = 1 }, index) =>
    JSON.stringify({
      topic: 'orders',
      key: null,
      value: {
        id: `e${index}`,
        at: `2026-03-0${day}T09:00:00Z`,
        order,
        event,
        shop,
        region,
        amount: 9000,
        paid: true,
      },
    }),
  );
  async function* chunks() {
    yield `${lines.join('\n')}\n`;
  }
  return [ndjsonStream('test', chunks())];
}

test('days are counted by source, on which something came', async () => {
  const { days } = await recordedCounts(
    recording([
      { order: 'a', event: 'placed', day: 1 },
      { order: 'b', event: 'placed', day: 1 },
      // A single record so far ahead of all others would be a bad clock.
      { order: 'c', event: 'placed', day: 4 },
      { order: 'd', event: 'placed', day: 4 },
    ]),
    bundle,
  );
  expect([...days]).toEqual([['orders_in', 2]]);
});

test('series are counted by what each condition groups by, among the events that the metric counts', async () => {
  const { groups } = await recordedCounts(
    recording([
      { order: 'a', event: 'placed', shop: 's1' },
      { order: 'b', event: 'placed', shop: 's2' },
      { order: 'c', event: 'placed', shop: 's2' },
      { order: 'd', event: 'rejected', shop: 's3' },
      { order: 'e', event: 'cancelled', region: 'seoul-seocho' },
    ]),
    bundle,
  );
  expect(new Map(groups.map(({ metric, by, keys }) => [`${metric} per ${by.join(', ')}`, keys]))).toEqual(
    new Map([
      ['cancelled per region', 2],
      ['orders per region, shop', 2],
    ]),
  );
});

test.each<[string, readonly Order[], number, number]>([
  [
    'each cancelled order was placed',
    [
      { order: 'a', event: 'placed' },
      { order: 'b', event: 'placed' },
      { order: 'b', event: 'cancelled' },
    ],
    1,
    1,
  ],
  [
    'none of them was',
    [
      { order: 'a', event: 'placed' },
      { order: 'b', event: 'cancelled' },
    ],
    1,
    0,
  ],
  [
    'events outside of the whole do not count',
    [
      { order: 'b', event: 'accepted' },
      { order: 'b', event: 'cancelled' },
      { order: 'c', event: 'placed' },
    ],
    1,
    0,
  ],
])('a share counts things twice: %s', async (_title, orders, inPart, inBoth) => {
  const { overlaps } = await recordedCounts(recording(orders), bundle);
  expect(overlaps).toEqual([{ metric: 'cancelled', field: 'order', inPart, inBoth }]);
});

test('what nobody can read is passed over', async () => {
  async function* chunks() {
    yield '{"topic":"orders","key":null,"value":{"id":1}}\nnot json\n';
  }
  const { days, groups } = await recordedCounts([ndjsonStream('test', chunks())], bundle);
  expect(days.size).toBe(0);
  expect(groups.map(({ keys }) => keys)).toEqual([0, 0]);
});
