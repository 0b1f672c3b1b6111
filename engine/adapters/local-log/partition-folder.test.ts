import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { keyPartition, murmur2 } from './key-partition.ts';
import { folderName, partitionsIn, segmentPath, segmentsIn } from './partition-folder.ts';

test.each(['orders', 'a.b_c-d', 'x'.repeat(249)])('a topic may be named %s', (topic) => {
  expect(folderName({ topic, partition: 12 })).toBe(`${topic}-12`);
});

test.each(['', '.', '..', 'a/b', '../a', 'a b', '주문', 'x'.repeat(250)])(
  'a topic may not be named %j',
  (topic) => {
    expect(() => folderName({ topic, partition: 0 })).toThrow(/cannot be the name of a topic/);
  },
);

test('a folder tells its partitions, by number, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordersense-folder-'));
  const make = (name: string, ...files: string[]) => {
    mkdirSync(join(folder, name));
    for (const file of files) writeFileSync(join(folder, name, file), '');
  };
  make('orders-10', '00000000000000000000.ndjson');
  make('orders-2', '00000000000000000000.ndjson');
  make('city-orders-0', '00000000000000000007.ndjson', '00000000000000000000.ndjson', 'notes.txt');
  make('empty-0');
  make('other');
  writeFileSync(join(folder, 'file-0'), '');
  expect(partitionsIn(folder).map(folderName)).toEqual(['city-orders-0', 'orders-2', 'orders-10']);
  expect(segmentsIn(join(folder, 'city-orders-0'))).toEqual([
    { base: 0, path: segmentPath(join(folder, 'city-orders-0'), 0) },
    { base: 7, path: segmentPath(join(folder, 'city-orders-0'), 7) },
  ]);
  rmSync(folder, { recursive: true });
  expect(partitionsIn(folder)).toEqual([]);
});

// Computed by Kafka's own algorithm (kafkajs 2.2.4, `murmur2`).
test.each<[string, number, number]>([
  ['order-1', 1221710326, 2],
  ['order-2', -1055499005, 3],
  ['강남구', -81508240, 0],
  ['', 275646681, 1],
  ['a', -1563381124, 0],
  ['ab', 316155434, 2],
  ['abc', 479470107, 3],
  ['abcd', -1323649548, 0],
  ['abcde', 461995741, 1],
])('key %j hashes to %d', (key, hash, partition) => {
  expect(murmur2(Buffer.from(key, 'utf8'))).toBe(hash);
  expect(keyPartition(key, 4)).toBe(partition);
  expect(keyPartition(key, 1)).toBe(0);
});

test('a record without a key goes to the first partition', () => {
  expect(keyPartition(null, 4)).toBe(0);
});
