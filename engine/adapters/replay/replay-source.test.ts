import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { eventSourceContract } from '../../testing/event-source-contract.ts';
import { recordingHandler } from '../../testing/recording-handler.ts';
import { LocalLog } from '../local-log/local-log.ts';
import { openRecordings } from './recordings.ts';
import { type ReplayOptions, replaySource } from './replay-source.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ordersense-replay-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

const stdin = async function* () {};
const settings = { csvMap: null, stdin: stdin() };
const options = (topics: readonly string[], more: Partial<ReplayOptions> = {}): ReplayOptions => ({
  topics: new Set(topics),
  eventTime: () => null,
  ...more,
});
const line = (topic: string, atMs: number | null, n: number) =>
  `${JSON.stringify({ topic, ...(atMs === null ? {} : { at: atMs }), value: { n } })}\n`;

/** Plays files of the given texts to their end. */
const play = async (
  files: Readonly<Record<string, string>>,
  more: Partial<ReplayOptions> = {},
  topics = ['a', 'b'],
) => {
  const path = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  const handler = recordingHandler();
  await replaySource(openRecordings(path, settings), options(topics, more)).start(handler);
  await handler.until(() => handler.calls.includes('ended'));
  return handler;
};

eventSourceContract('replay', async () => {
  const path = join(folder(), 'events.ndjson');
  writeFileSync(path, '');
  return {
    topic: (name) => name,
    async write(records) {
      const lines = records.map(({ topic, key, value, arrivalMs }) => {
        const isJson = value !== null && value !== '{"broken';
        return `{"topic":"${topic}","key":${JSON.stringify(key)},"at":${arrivalMs},"value":${isJson ? value : JSON.stringify(value)}}\n`;
      });
      writeFileSync(path, lines.join(''), { flag: 'a' });
    },
    source: (topics) => replaySource(openRecordings(path, settings), options(topics)),
    async close() {},
  };
});

test('records of several files come in order of arrival, with the ticks that passed between them', async () => {
  const handler = await play({
    'one.ndjson': line('a', 1_000, 1) + line('a', 12_000, 2) + line('b', 41_000, 3),
    'two.ndjson': line('b', 5_000, 4) + line('b', 20_000, 5) + line('b', 20_001, 6),
  });
  expect(handler.calls).toEqual([
    'assigned a/0 b/0',
    'batch a/0 0..0',
    'batch b/0 0..0',
    'tick 10000 a/0 b/0',
    'batch a/0 1..1',
    'batch b/0 1..1',
    'tick 20000 a/0 b/0',
    'batch b/0 2..2',
    'tick 30000 a/0 b/0',
    'tick 40000 a/0 b/0',
    'batch b/0 3..3',
    'ended',
  ]);
});

test.each([1, 2, 3, 500])(
  'with batches of %d the same records come between the same ticks',
  async (chunk) => {
    const text = Array.from({ length: 60 }, (_, i) => line(i % 3 === 0 ? 'b' : 'a', 1_000 * i, i)).join('');
    const { calls, values } = await play({ 'x.ndjson': text }, { chunk });
    const stretches = calls
      .join('\n')
      .split(/tick .*/)
      .map((stretch) => {
        const last = (name: string) =>
          stretch.match(new RegExp(`batch ${name}/0 \\d+\\.\\.(\\d+)(?![\\s\\S]*batch ${name}/0)`))?.[1];
        return [last('a'), last('b')];
      });
    expect(stretches).toEqual([
      [undefined, '0'],
      ['6', '3'],
      ['13', '6'],
      ['19', '10'],
      ['26', '13'],
      ['33', '16'],
      ['39', '19'],
    ]);
    expect(values()).toHaveLength(60);
  },
);

test('a long gap brings every tick', async () => {
  const { calls } = await play({ 'x.ndjson': line('a', 0, 1) + line('a', 86_400_000, 2) });
  const ticks = calls.filter((c) => c.startsWith('tick')).map((c) => Number(c.split(' ')[1]));
  expect(ticks).toEqual(Array.from({ length: 8641 }, (_, i) => i * 10_000));
});

test.each<[string, string, { fromMs: number; toMs: number }, readonly string[]]>([
  [
    'ticks go on to the end of the span',
    line('a', 1_000, 1),
    { fromMs: 0, toMs: 30_000 },
    ['0', '10000', '20000', '30000'],
  ],
  [
    'a span may end before the last record',
    line('a', 25_000, 1),
    { fromMs: 20_000, toMs: 20_000 },
    ['20000'],
  ],
  ['without any record there are its ticks', '', { fromMs: 5_000, toMs: 25_000 }, ['10000', '20000']],
])('%s', async (_title, text, span, ticks) => {
  const { calls } = await play({ 'a.ndjson': text }, { span });
  const told = calls.filter((call) => call.startsWith('tick')).map((call) => /\d+/.exec(call)?.[0]);
  expect(told).toEqual(ticks);
});

test('an arrival that goes back is kept in the record and does not go back in the order', async () => {
  const { calls, delivered } = await play({
    'x.ndjson': line('a', 30_000, 1) + line('a', 5_000, 2) + line('b', 31_000, 3),
  });
  expect(calls.filter((c) => c.startsWith('tick'))).toEqual(['tick 30000 a/0 b/0']);
  expect(delivered.get('a/0')?.map((r) => r.arrivalMs)).toEqual([30_000, 5_000]);
});

test('without arrival times the event times stand for them', async () => {
  const text = [0, 20_000, 19_000, 30_000, 31_000].map((n) => line('a', null, n)).join('');
  const eventTime = (_topic: string, value: Uint8Array) =>
    (JSON.parse(Buffer.from(value).toString()) as { n: number }).n;
  const { delivered, calls } = await play({ 'x.ndjson': text }, { eventTime });
  expect(delivered.get('a/0')?.map((r) => r.arrivalMs)).toEqual([0, 20_000, 20_000, 30_000, 31_000]);
  expect(calls.filter((c) => c.startsWith('tick'))).toHaveLength(4);
});

test('lines that are no records are told with their place, and the rest is played', async () => {
  const refused: string[] = [];
  const text = `\ufeff${line('a', 0, 1)}\n  \nnonsense\n{"value":{}}\n{"topic":"a"}\n{"topic":"a","value":{"n":2}\n{"topic":"a","at":"soon","value":1}\r\n{"topic":"a","value":{broken}}\n${line('a', 1, 3).trim()}`;
  const { values } = await play(
    { 'x.ndjson': text },
    { onRefused: (input, at, reason) => refused.push(`${input.split('/').at(-1)}:${at} ${reason}`) },
  );
  expect(refused).toEqual([
    'x.ndjson:4 the line is not a JSON object',
    'x.ndjson:5 the line has no text `topic`',
    'x.ndjson:6 the line has no `value`',
    'x.ndjson:7 the line is not JSON',
    'x.ndjson:8 `at` is neither epoch ms nor an ISO 8601 time with its zone',
  ]);
  expect(values()).toEqual(['{"n":1}', '{broken}', '{"n":3}']);
});

test('one stamp years ahead is refused before it makes millions of ticks', async () => {
  const refused: number[] = [];
  const { values } = await play(
    { 'x.ndjson': line('a', 0, 1) + line('a', 4_102_444_800_000, 2) + line('a', 10, 3) },
    { onRefused: (_input, at) => refused.push(at) },
  );
  expect(refused).toEqual([2]);
  expect(values()).toEqual(['{"n":1}', '{"n":3}']);
});

test('topics that the project does not read are passed over, ones without a record are not assigned', async () => {
  const { calls } = await play({ 'x.ndjson': line('a', 0, 1) + line('z', 500_000, 2) }, {}, ['a', 'b']);
  expect(calls).toEqual(['assigned a/0', 'batch a/0 0..0', 'tick 0 a/0', 'ended']);
});

test('a recording from a stream tells its topics as they come', async () => {
  const input = async function* () {
    yield Buffer.from(line('a', 0, 1).slice(0, 9));
    yield line('a', 0, 1).slice(9) + line('b', 1, 2);
  };
  const handler = recordingHandler();
  const recordings = openRecordings('-', { csvMap: null, stdin: input() });
  await replaySource(recordings, options(['a', 'b'])).start(handler);
  await handler.until(() => handler.calls.includes('ended'));
  expect(handler.calls.filter((c) => c.startsWith('assigned'))).toEqual(['assigned a/0', 'assigned b/0']);
  expect(handler.values()).toEqual(['{"n":1}', '{"n":2}']);
});

describe('the folder of an in-process log', () => {
  test('is played in all its partitions, in order of arrival', async () => {
    const path = folder();
    const log = await LocalLog.open(path, { partitions: { a: 3 }, segmentBytes: 300 });
    for (let i = 0; i < 90; i += 1)
      await log.send([
        { topic: i % 10 === 0 ? 'b' : 'a', key: `k${i}`, value: `{"n":${i}}`, arrivalMs: i * 1000 },
      ]);
    await log.close();
    const handler = recordingHandler();
    await replaySource(openRecordings(path, settings), options(['a', 'b'], { chunk: 1 })).start(handler);
    await handler.until(() => handler.calls.includes('ended'));
    expect(handler.calls[0]).toBe('assigned a/0 a/1 a/2 b/0');
    expect(handler.calls.filter((c) => c.startsWith('tick'))).toHaveLength(9);
    expect(
      handler
        .values()
        .map((v) => (JSON.parse(v) as { n: number }).n)
        .sort((x, y) => x - y),
    ).toEqual(Array.from({ length: 90 }, (_, i) => i));
    for (const list of handler.delivered.values())
      expect(list.map((r) => r.offset)).toEqual(list.map((_, i) => i));
  });
});

test.each<[string, (path: string) => void, string, RegExp]>([
  ['a file that is not there', () => {}, 'nothing.ndjson', /does not exist/],
  ['an empty folder', () => {}, '.', /holds no recorded events/],
  [
    'a CSV file without a map',
    (path) => writeFileSync(join(path, 'x.csv'), 'a\n1\n'),
    'x.csv',
    /is a CSV file/,
  ],
])('%s is told', (_title, make, name, message) => {
  const path = folder();
  make(path);
  expect(() => openRecordings(join(path, name), settings)).toThrow(message);
});

test('stop may be called from ended, and progress reaches the end', async () => {
  const path = join(folder(), 'x.ndjson');
  writeFileSync(path, line('a', 0, 1) + line('a', 1, 2));
  let last = { bytesRead: 0, bytesTotal: null as number | null, records: 0 };
  const source = replaySource(
    openRecordings(path, settings),
    options(['a'], { onProgress: (progress) => (last = progress) }),
  );
  const handler = recordingHandler();
  await new Promise<void>((resolve) => {
    void source.start({ ...handler, ended: async () => source.stop().then(resolve) });
  });
  expect(last).toEqual({ bytesRead: last.bytesTotal, bytesTotal: last.bytesTotal, records: 2 });
});
