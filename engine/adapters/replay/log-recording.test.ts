import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { LocalLog } from '../local-log/local-log.ts';
import { logRecording } from './log-recording.ts';

const folders: string[] = [];
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

const orders = { topic: 'orders', partition: 0 };

/** A closed log of records with these arrivals. */
const logOf = async (arrivals: readonly number[], segmentBytes = 1e6) => {
  const folder = mkdtempSync(join(tmpdir(), 'ordersense-recording-'));
  folders.push(folder);
  const log = await LocalLog.open(folder, { segmentBytes });
  for (const [i, arrivalMs] of arrivals.entries())
    await log.send([{ topic: 'orders', key: `k${i}`, value: i === 1 ? null : `${i}`, arrivalMs }]);
  await log.close();
  return { folder, file: join(folder, 'orders-0', '00000000000000000000.ndjson') };
};

const play = async (folder: string, topics = ['orders']) => {
  const out: (readonly [string | null, number | null, number | null])[] = [];
  let bytes = 0;
  const recording = logRecording(folder, orders);
  const watch = { bytes: (n: number) => (bytes += n), refused: () => {} };
  for await (const list of recording.read({ topics: new Set(topics), eventTime: () => null }, watch))
    for (const { value, arrivalMs, orderMs } of list)
      out.push([value === null ? null : Buffer.from(value).toString('utf8'), arrivalMs, orderMs]);
  return { out, bytes, recording };
};

test.each([1e6, 1])(
  'all segments are played (segments of %d bytes), arrivals as the log gave them',
  async (size) => {
    const { folder } = await logOf([5, 9, 7, 10], size);
    const { out, bytes, recording } = await play(folder);
    expect(out).toEqual([
      ['0', 5, 5],
      [null, 9, 9],
      ['2', 7, 9],
      ['3', 10, 10],
    ]);
    expect(bytes).toBe(recording.bytesTotal);
    expect(await recording.partitions(new Set(['orders']))).toEqual([orders]);
  },
);

test('a topic that is not read is not opened', async () => {
  const { folder } = await logOf([5]);
  const { out, bytes, recording } = await play(folder, ['riders']);
  expect([out, bytes]).toEqual([[], 0]);
  expect(await recording.partitions(new Set(['riders']))).toEqual([]);
});

test('a last line that is still being written is left', async () => {
  const { folder, file } = await logOf([5]);
  appendFileSync(file, '{"o":1,"a":6,"k":null,"v":"x');
  expect((await play(folder)).out).toEqual([['0', 5, 5]]);
});

test('damage ends the replay: a recording with a hole tells another story', async () => {
  const { folder, file } = await logOf([5, 6, 7]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"o":1', '"o":x'));
  await expect(play(folder)).rejects.toThrow(/is damaged: line 2 is no record of a log/);
});
