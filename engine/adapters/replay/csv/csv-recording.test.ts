import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { CsvMap } from './csv-map.ts';
import { readCsvMap } from './csv-map-file.ts';
import { csvRecording } from './csv-recording.ts';

const folders: string[] = [];
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

const mapOf = (horizon: string): CsvMap =>
  readCsvMap(
    `zone: UTC
horizon: ${horizon}
topics:
  orders:
    arrival: at
    key: id
    fields: { id: { row: "" }, at: { time: T } }
  deliveries:
    arrival: { time: T, plus: M, unit: m }
    when: [{ column: M, is: present }]
    fields: { id: { row: "" } }
`,
    'map.yaml',
  ) as CsvMap;

const play = async (text: string, map = mapOf('1d'), topics = ['orders', 'deliveries']) => {
  const folder = mkdtempSync(join(tmpdir(), 'ordersense-csv-'));
  folders.push(folder);
  const path = join(folder, 'x.csv');
  writeFileSync(path, text);
  const out: string[] = [];
  const values: string[] = [];
  const refused: string[] = [];
  const recording = csvRecording(path, map);
  const needs = { topics: new Set(topics), eventTime: () => null };
  const watch = {
    bytes: () => {},
    refused: (_i: string, line: number, why: string) => refused.push(`${line} ${why}`),
  };
  for await (const list of recording.read(needs, watch))
    for (const r of list) {
      values.push(Buffer.from(r.value ?? []).toString('utf8'));
      out.push(
        `${new Date(r.orderMs ?? 0).toISOString().slice(11, 16)} ${r.topic} ${
          Buffer.from(r.value ?? [])
            .toString('utf8')
            .match(/"id":"(\d+)"/)?.[1]
        } ${r.key}`,
      );
    }
  return { out, values, refused, partitions: await recording.partitions(needs.topics) };
};

test('one file feeds two topics at different times, and all comes out in order of arrival', async () => {
  const { out, partitions } = await play(
    'T,M\n2020-08-01 06:00,40\n2020-08-01 06:10,5\n2020-08-01 06:20,\n2020-08-01 06:20,70',
  );
  expect(out).toEqual([
    '06:00 orders 1 1',
    '06:10 orders 2 2',
    '06:15 deliveries 2 null',
    '06:20 orders 3 3',
    '06:20 orders 4 4',
    '06:40 deliveries 1 null',
    '07:30 deliveries 4 null',
  ]);
  expect(partitions?.map((p) => `${p.topic}/${p.partition}`)).toEqual(['orders/0', 'deliveries/0']);
});

test('only topics that are read come', async () => {
  const { out } = await play('T,M\n2020-08-01 06:00,40\n', mapOf('1d'), ['deliveries']);
  expect(out).toEqual(['06:40 deliveries 1 null']);
});

test('rows that are out of order by less than the horizon come in order', async () => {
  const { out } = await play(
    'T,M\n2020-08-01 06:30,\n2020-08-01 06:00,\n2020-08-01 08:00,\n2020-08-01 07:30,\n',
    mapOf('1h'),
  );
  expect(out.map((line) => line.slice(0, 5))).toEqual(['06:00', '06:30', '07:30', '08:00']);
});

test('rows that are further out of order are told, with what to do', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `2020-08-${10 + Math.floor(i / 2000)} 06:00,`).join(
    '\n',
  );
  await expect(play(`T,M\n${rows}\n2020-08-01 06:00,\n`, mapOf('1h'))).rejects.toThrow(
    /line 20002 arrives \d+ h before/,
  );
});

test('refused rows are told with their line and keep their number', async () => {
  const { out, refused } = await play('T,M\n2020-08-01 06:00,\nbroken\nnever,1\n2020-08-01 07:00,x\n');
  expect(out).toEqual(['06:00 orders 1 1', '07:00 orders 4 4']);
  expect(refused).toEqual([
    '3 the row has 1 cells, the header 2',
    '4 `orders` has no arrival time: `never` in `T` is no time like 2026-03-06 18:10:00',
    '4 `deliveries` has no arrival time: `never` in `T` is no time like 2026-03-06 18:10:00',
    '5 `deliveries` has no arrival time: `x` in `M` is no number',
  ]);
});

const example = (name: string) =>
  readCsvMap(readFileSync(join('examples', name, 'map.yaml'), 'utf8'), 'map.yaml') as CsvMap;

test('the map of examples/wolt: order and delivery of one row, the last line without its end', async () => {
  const text = `\ufeffTIMESTAMP,ACTUAL_DELIVERY_MINUTES - ESTIMATED_DELIVERY_MINUTES,ITEM_COUNT,USER_LAT,USER_LONG,VENUE_LAT,VENUE_LONG,ESTIMATED_DELIVERY_MINUTES,ACTUAL_DELIVERY_MINUTES,CLOUD_COVERAGE,TEMPERATURE,WIND_SPEED,PRECIPITATION
2030-08-01 06:07:00.000,-3,2,1.5,2.5,60.165,24.931,23,20,,,,
2030-08-01 06:11:00.000,1,1,1.5,2.5,60.16,24.95,10,11,75,15.5,3.53644,0`;
  const { out, refused, values } = await play(text, example('wolt'));
  expect(refused).toEqual([]);
  expect(out.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    '06:07 orders',
    '06:11 orders',
    '06:22 deliveries',
    '06:27 deliveries',
  ]);
  expect(values[0]).toMatch(/^\{"event_id":"o-1","ordered_at":"2030-08-01T06:07:00.000Z",/);
  expect(values[3]).toMatch(/^\{"event_id":"d-1","delivered_at":"2030-08-01T06:27:00.000Z",/);
});

test('the map of examples/nyc-taxi: a count is known when its half hour is over', async () => {
  const { values } = await play('timestamp,value\n2014-07-01 00:00:00,10\n', example('nyc-taxi'), ['trips']);
  expect(values).toEqual([expect.stringContaining('"2014-07-01T04:30:00.000Z","count":10}')]);
});

test.each<[string, string, RegExp]>([
  ['a column that is not there', 'T,N\n1,2\n', /has no single column `M`/],
  ['a column that is there twice', 'T,M,M\n1,2,3\n', /has no single column `M`/],
  ['a header that cannot be read', '"T,M\n1,2\n', /has no header that can be read/],
])('%s is told', async (_title, text, message) => {
  await expect(play(text)).rejects.toThrow(message);
});
