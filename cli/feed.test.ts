import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { OutsideError } from '../engine/outside-error.ts';
import type { Message } from '../engine/ports.ts';
import { startFeed } from './feed.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('feed');
afterAll(() => folders.removeAll());

/** A feed that runs `code` after this head: `say` prints a line, `go` resolves when it may go on. */
function feedOf(code: string): string {
  const file = join(folders.make('f'), 'feed.mjs');
  writeFileSync(
    file,
    `import { createInterface } from 'node:readline';
     const say = (line) => console.log(typeof line === 'string' ? line : JSON.stringify(line));
     const record = (n) => say({ topic: 'orders', key: 'k' + n, at: 1000 + n, value: { n } });
     const go = async () => { for await (const line of createInterface({ input: process.stdin })) if (line === 'go') return; };
     ${code}`,
  );
  return file;
}

const HELLO = "say({ feed: 1, env: { CITY_URL: 'http://127.0.0.1:1' }, about: 'a city' });";
const END = "say({ history: 'end', clock: { start: '2026-03-06T17:55:00+09:00', speed: 120 } });";

const keys = (messages: readonly Message[]): readonly string[] => messages.map((m) => m.key);

describe('a feed', () => {
  test('greeting, history in batches, clock, then what comes live, in order', async () => {
    const feed = await startFeed(
      feedOf(`${HELLO} for (let n = 0; n < 4500; n += 1) record(n); ${END} await go();
        for (let n = 5000; n < 5300; n += 1) record(n); process.stdin.destroy();`),
      false,
    );
    expect(feed).toMatchObject({ env: { CITY_URL: 'http://127.0.0.1:1' }, about: 'a city' });
    const sizes: number[] = [];
    const history = await feed.history(async (messages) => {
      sizes.push(messages.length);
    });
    expect(history).toEqual({ records: 4500, pace: { startMs: Date.UTC(2026, 2, 6, 8, 55), speed: 120 } });
    expect(sizes).toEqual([2000, 2000, 500]);
    const live: Message[] = [];
    await feed.live(async (messages) => {
      live.push(...messages);
    });
    expect(keys(live)).toEqual(Array.from({ length: 300 }, (_, i) => `k${5000 + i}`));
  });

  test('one write at a time; what comes meanwhile is written together', async () => {
    const feed = await startFeed(
      feedOf(
        `${HELLO} ${END} await go(); for (let n = 0; n < 100; n += 1) record(n); process.stdin.destroy();`,
      ),
      false,
    );
    await feed.history(async () => {});
    let writing = 0;
    const batches: (readonly string[])[] = [];
    await feed.live(async (messages) => {
      writing += 1;
      expect(writing).toBe(1);
      batches.push(keys(messages));
      await new Promise((done) => setImmediate(done));
      writing -= 1;
    });
    expect(batches.flat()).toEqual(Array.from({ length: 100 }, (_, i) => `k${i}`));
    expect(batches.length).toBeLessThan(100);
  });

  test('a log that refuses ends it with the log\u2019s own error', async () => {
    const feed = await startFeed(
      feedOf(`${HELLO} ${END} await go(); setInterval(() => record(1), 1);`),
      true,
    );
    await feed.history(async () => {});
    const full = new OutsideError('no space on the disk', 'make room');
    await expect(feed.live(() => Promise.reject(full))).rejects.toBe(full);
    feed.stop();
  });

  test.each<[string, boolean, string]>([
    ['a person watches', true, '1'],
    ['nobody watches', false, '0'],
  ])('%s: it is told', async (_title, stays, told) => {
    const feed = await startFeed(
      feedOf("say({ feed: 1, about: process.env['ORDERSENSE_STAY'] }); await go();"),
      stays,
    );
    expect(feed.about).toBe(told);
    feed.stop();
  });
});

describe('a feed that is none', () => {
  test.each<[string, string, string]>([
    [
      'it prints something else first',
      "console.log('listening'); setInterval(() => 0, 1000);",
      'line 1 of its output: not JSON',
    ],
    ['it begins with a record', 'record(1); setInterval(() => 0, 1000);', 'does not begin with {"feed":1'],
    ['it ends at once', '', 'does not begin with {"feed":1'],
  ])('%s', async (_title, code, said) => {
    const starting = startFeed(feedOf(code), false);
    await expect(starting).rejects.toThrow(UsageError);
    await expect(starting).rejects.toThrow(said);
  });

  test('there is no such file', async () => {
    await expect(startFeed('/nowhere/feed.mjs', false)).rejects.toThrow(
      'there is no feed `/nowhere/feed.mjs`',
    );
  });

  test('it ends in its history', async () => {
    const feed = await startFeed(feedOf(`${HELLO} record(1); process.stdin.destroy();`), false);
    await expect(feed.history(async () => {})).rejects.toThrow('ended in its history');
  });

  test('a wrong line is told by its number', async () => {
    const feed = await startFeed(feedOf(`${HELLO} record(1); say({ topic: 'orders' }); await go();`), false);
    await expect(feed.history(async () => {})).rejects.toThrow('line 3 of its output: a record needs');
    feed.stop();
  });

  test('it fails in its story: with its code', async () => {
    const feed = await startFeed(feedOf(`${HELLO} ${END} await go(); process.exit(3);`), false);
    await feed.history(async () => {});
    const story = feed.live(async () => {});
    await expect(story).rejects.toThrow(OutsideError);
    await expect(story).rejects.toThrow('ended with code 3');
  });
});
