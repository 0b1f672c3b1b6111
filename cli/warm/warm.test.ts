import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPglite } from '../../engine/adapters/pglite-store.ts';
import { writeLines } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { UsageError } from '../usage-error.ts';
import { type WarmOptions, warm } from './warm.ts';

const folders = temporaryFolders('warm-command');
const START = Date.parse('2026-03-06T18:00:00+09:00');
const HOUR = 3_600_000;
let directory = '';
let events = '';

const PLAY = `language 1

stream orders "주문" from kafka "orders" {
  key event_id  time at  late 20s  silent after 10m  owner "platform"
  field event_id is id
}

metric orders_now "주문 수" = count of orders over 15m  baseline previous 1h  missing as zero

playbook few "주문 끊김" {
  owner "ops"  severity low  mode live
  when orders_now drop > 50% over 15m
  then do log.note(text: "few")
}
`;

beforeAll(() => {
  directory = folders.make('project');
  writeFileSync(join(directory, 'ordersense.config.yaml'), 'name: warmed\nzone: Asia/Seoul\n');
  writeFileSync(join(directory, 'a.play'), PLAY);
  events = writeLines(
    join(folders.make('events'), 'e.ndjson'),
    Array.from({ length: 240 }, (_, i) => {
      const atMs = START + i * 60_000;
      return { topic: 'orders', key: null, atMs, value: JSON.stringify({ event_id: `e${i}`, at: atMs }) };
    }),
  );
});
afterAll(() => folders.removeAll());

const warmed = async (more: Partial<WarmOptions>, lang: 'en' | 'ko' = 'en') => {
  const io = toldIo(lang);
  const error = await warm(
    { directory, from: events, csvMap: null, data: folders.make('data'), ...more },
    io,
  ).then(
    () => null,
    (failure: unknown) => failure as UsageError,
  );
  return { error, out: io.results.join('\n') };
};

describe('warm', () => {
  test('an empty store has history, is at the topics’ beginning, and holds no decision', async () => {
    const data = folders.make('data');
    const { error, out } = await warmed({ data });
    expect(error).toBeNull();
    expect(out).toMatch(
      /^learnt from 240 records, 2026-03-06 18:00 → 2026-03-06 2\d:\d\d: 4\d slots of history$/,
    );
    const store = await openPglite(join(data, 'state'));
    await store.open();
    const { history, incidents, through, notes } = await store.load();
    expect(history[0]!.slotMs).toBe(START);
    expect(incidents).toEqual([]);
    expect(Object.values(through)[0]).toBeGreaterThan(START + 3.9 * HOUR);
    expect(notes['project']).toBe('warmed');
    expect(await store.partitions()).toMatchObject([
      { topic: 'orders', readOffset: 0, firstMs: START, greatestMs: null },
    ]);
    expect(await store.runs('open')).toEqual([]);
    await store.close();
    expect((await warmed({ data })).error?.message).toBe('the store is not empty');
  });

  test.each<[string, () => Partial<WarmOptions>, string]>([
    ['no file', () => ({ from: '/no/such' }), 'there is nothing at `/no/such`'],
    [
      'no record of ours',
      () => ({
        from: writeLines(join(folders.make('other'), 'e.ndjson'), [
          { topic: 'x', key: null, atMs: 1, value: '{}' },
        ]),
      }),
      'holds no record of this project’s topics',
    ],
  ])('%s', async (_title, more, message) => {
    const { error } = await warmed(more());
    expect(error).toBeInstanceOf(UsageError);
    expect(error?.message).toContain(message);
  });
});
