import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { eventSourceContract } from '../../testing/event-source-contract.ts';
import { producerContract } from '../../testing/producer-contract.ts';
import { recordingHandler } from '../../testing/recording-handler.ts';
import { LocalLog, type LocalLogOptions } from './local-log.ts';
import { partitionsIn } from './partition-folder.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ordersense-log-'));
  folders.push(made);
  return made;
};
const opened: LocalLog[] = [];
const openLog = async (path: string, options: LocalLogOptions = {}): Promise<LocalLog> => {
  const log = await LocalLog.open(path, options);
  opened.push(log);
  return log;
};
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

/** Everything that a log holds of a topic, by a reader of its own. */
const readAll = async (log: LocalLog, topic: string, starts: Record<string, number> = {}) => {
  const source = log.source([topic]);
  const wanted = (await log.topic(topic)).reduce(
    (n, p) => n + p.end - (starts[`${topic}/${p.partition.partition}`] ?? p.begin),
    0,
  );
  const handler = recordingHandler({ starts });
  await source.start(handler);
  await handler.until(() => handler.values().length === wanted);
  await source.stop();
  return handler;
};

const message = (i: number, topic = 'orders') => ({ topic, key: `k${i}`, value: `{"n":${i}}`, arrivalMs: i });
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => message(from + i));

eventSourceContract('live', async () => {
  const log = await openLog(folder());
  return {
    topic: (name) => name,
    write: (records) => log.send(records),
    source: (topics) => log.source(topics),
    close: () => log.close(),
  };
});

producerContract(async () => {
  const log = await openLog(folder(), { partitions: { four: 4 } });
  return {
    producer: log,
    topic: (partitions) => (partitions === 4 ? 'four' : 'one'),
    async read(topic) {
      const { delivered } = await readAll(log, topic);
      return [...delivered]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, list]) =>
          list.map(({ key, value, arrivalMs }) => ({
            partition: Number(name.split('/')[1]),
            key,
            value,
            arrivalMs,
          })),
        );
    },
    close: () => log.close(),
  };
});

describe('on disk', () => {
  test('a log that is opened again goes on where it stopped', async () => {
    const path = folder();
    const first = await openLog(path, { partitions: 2 });
    await first.send(numbered(0, 10));
    await first.close();
    const second = await openLog(path, { partitions: 7 });
    await second.send(numbered(10, 20));
    const handler = await readAll(second, 'orders');
    expect(handler.values()).toHaveLength(20);
    expect(partitionsIn(path)).toEqual([
      { topic: 'orders', partition: 0 },
      { topic: 'orders', partition: 1 },
    ]);
    for (const list of handler.delivered.values())
      expect(list.map((r) => r.offset)).toEqual(list.map((_, i) => i));
  });

  test.each<[string, (file: string) => void, number]>([
    ['a last line without its end', (file) => appendFileSync(file, '{"o":3,"a":3,"k":"k3","v":"{'), 3],
    ['a last line cut inside a letter', (file) => appendFileSync(file, Buffer.from([0x7b, 0xea, 0xb0])), 3],
    [
      'a last record of which the end is gone',
      (file) => truncateSync(file, readFileSync(file).length - 4),
      2,
    ],
    ['nothing at all', (file) => truncateSync(file, 0), 0],
  ])('%s is cut off, and the next record takes its place', async (_title, damage, kept) => {
    const path = folder();
    const before = await openLog(path);
    await before.send(numbered(0, 3));
    await before.close();
    damage(join(path, 'orders-0', '00000000000000000000.ndjson'));
    const after = await openLog(path);
    await after.send([message(99)]);
    const { delivered } = await readAll(after, 'orders');
    const list = delivered.get('orders/0') ?? [];
    expect(list.map((r) => r.offset)).toEqual(Array.from({ length: kept + 1 }, (_, i) => i));
    expect(list.at(-1)?.key).toBe('k99');
  });

  test('a whole line that is no record is damage, and told', async () => {
    const path = folder();
    const before = await openLog(path);
    await before.send(numbered(0, 3));
    await before.close();
    appendFileSync(join(path, 'orders-0', '00000000000000000000.ndjson'), 'hello\n');
    await expect(LocalLog.open(path)).rejects.toThrow(/line 4 should hold offset 3/);
  });

  test('segments follow one another, and a reader starts in the middle of one', async () => {
    const path = folder();
    const log = await openLog(path, { segmentBytes: 200 });
    for (let i = 0; i < 40; i += 1) await log.send([message(i)]);
    await log.close();
    const again = await openLog(path, { segmentBytes: 200 });
    const all = await readAll(again, 'orders');
    expect(all.values()).toEqual(numbered(0, 40).map((m) => m.value));
    const late = await readAll(again, 'orders', { 'orders/0': 23 });
    expect(late.values()).toEqual(numbered(23, 40).map((m) => m.value));
  });

  test('a reader that starts behind what memory holds reads the disk, then follows', async () => {
    const log = await openLog(folder());
    await log.send(numbered(0, 6000));
    await log.send(numbered(6000, 6010));
    const handler = recordingHandler();
    const source = log.source(['orders']);
    await source.start(handler);
    await handler.until(() => handler.values().length === 6010);
    await log.send(numbered(6010, 6020));
    await handler.until(() => handler.values().length === 6020);
    await source.stop();
    expect(handler.values()).toEqual(numbered(0, 6020).map((m) => m.value));
  });

  test('bytes that are no text come back as they were', async () => {
    const path = folder();
    const log = await openLog(path);
    const bytes = Uint8Array.from([0xff, 0xfe, 0, 10, 13, 0x22, 0x5c]);
    await log.send([{ topic: 'orders', key: null, value: bytes }]);
    await log.close();
    const again = await openLog(path);
    const seen: (Uint8Array | null)[] = [];
    const handler = recordingHandler({
      onBatch: (_p, records) => void seen.push(...records.map((r) => r.value)),
    });
    const source = again.source(['orders']);
    await source.start(handler);
    await handler.until(() => seen.length === 1);
    await source.stop();
    expect(Uint8Array.from(seen[0] ?? [])).toEqual(bytes);
  });

  test('a topic that cannot be written is told, and the others go on', async () => {
    const path = folder();
    const log = await openLog(path);
    writeFileSync(join(path, 'orders-0'), 'in the way');
    const [refused, taken] = await Promise.allSettled([
      log.send(numbered(0, 2)),
      log.send([message(7, 'riders')]),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'OutsideError' } });
    expect(taken.status).toBe('fulfilled');
    rmSync(join(path, 'orders-0'));
    await log.send(numbered(0, 2));
    expect((await readAll(log, 'orders')).values()).toHaveLength(2);
    expect((await readAll(log, 'riders')).values()).toHaveLength(1);
  });

  test('damage in the middle of a segment is told to who reads it', async () => {
    const path = folder();
    const log = await openLog(path, { segmentBytes: 100 });
    for (let i = 0; i < 9; i += 1) await log.send([message(i)]);
    await log.close();
    const file = join(path, 'orders-0', '00000000000000000000.ndjson');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"o":1', '"o":8'));
    const again = await openLog(path, { segmentBytes: 100 });
    const handler = recordingHandler();
    const source = again.source(['orders']);
    await source.start(handler);
    expect((await handler.failed).message).toMatch(/is damaged: offset 1 is not where it should be/);
    await source.stop();
  });

  test('a second writer is refused while the first one has the folder', async () => {
    const path = folder();
    const log = await openLog(path);
    await expect(LocalLog.open(path)).rejects.toThrow(/in use/);
    await log.close();
    await openLog(path);
  });
});
