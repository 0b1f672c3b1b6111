import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPglite } from '../../engine/adapters/pglite-store.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { T0 } from '../../engine/testing/store-samples.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { UsageError } from '../usage-error.ts';
import { exportState, importState, resetState, type StateOptions, showState } from './state-command.ts';

const folders = temporaryFolders('state');
let directory = '';
let data = '';

const PLAY = `language 1

stream orders "주문" from kafka "orders" {
  key event_id  time at  late 20s  silent after 10m  owner "platform"
  field event_id is id
}

metric orders_now "주문 수" = count of orders over 5m  missing as zero

playbook few "주문 끊김" {
  owner "ops"  severity low  mode shadow
  when orders_now < 5 over 5m
  then do log.note(text: "few")
}
`;

const called = async (
  command: (options: StateOptions, io: ReturnType<typeof toldIo>) => Promise<void>,
  more: Partial<StateOptions> = {},
  lang: 'en' | 'ko' = 'en',
) => {
  const io = toldIo(lang);
  const options = { directory, data, file: null, confirm: null, json: false, ...more };
  const error = await command(options, io).then(
    () => null,
    (failure: unknown) => failure as UsageError,
  );
  return { error, out: io.results.join('\n'), err: io.messages.join('\n') };
};

beforeAll(async () => {
  directory = folders.make('project');
  data = folders.make('data');
  writeFileSync(join(directory, 'ordersense.config.yaml'), 'name: stated\nzone: Asia/Seoul\n');
  writeFileSync(join(directory, 'a.play'), PLAY);
  const store = await openPglite(join(data, 'state'));
  await store.open();
  const epoch = await store.claimEvaluator();
  const [orders] = await store.assign([{ topic: 'orders', partition: 0 }], epoch);
  const sources = { orders: { watermarkMs: T0, lastArrivalMs: T0 } };
  const counts = { records: 70, duplicates: 2, late: 1, dead: 0 };
  await store.commit(
    commitOf(epoch, {
      partitions: [
        { ...orders!, readOffset: 70, resumeOffset: 40, greatestMs: T0, firstMs: T0, sources, counts },
      ],
      notes: { project: 'stated', 'source:orders': { finalMs: T0, sight: { blind: true } } },
      history: [
        {
          pane: 'gone',
          slotMs: T0,
          cells: [
            ['a', [3]],
            ['b', [1]],
          ],
        },
      ],
      through: [{ clock: 'orders', from: null, to: T0 }],
    }),
  );
  await store.close();
});
afterAll(() => folders.removeAll());

describe('state, in the order of a move to another store', () => {
  test.each(['en', 'ko'] as const)(
    'shown in %s: partitions, silent sources, series',
    async (lang) => {
      const { out } = await called(showState, {}, lang);
      expect(out).toMatch(/orders\/0 +70 +40 +\S+ \S+ +70 +2 +1 +0/);
      expect(out).toContain(lang === 'en' ? 'BLIND' : '끊김');
      expect(out).toMatch(
        lang === 'en' ? /gone \(nobody reads it any more\) +2 +1 / : /gone \(아무도 읽지 않습니다\) +2 +1 /,
      );
    },
    60_000,
  );

  test('as JSON', async () => {
    expect(JSON.parse((await called(showState, { json: true })).out)).toMatchObject({
      schema: 'ordersense.state-summary/1',
      project: 'stated',
      sources: [{ source: 'orders', blind: true }],
      series: [{ pane: 'gone', metrics: [], series: 2, historySlots: 1 }],
    });
  });

  test('exported, reset and imported it is the same', async () => {
    const file = join(folders.make('out'), 'state.ndjson');
    expect((await called(exportState, { file })).err).toBe(`5 rows written to ${file}`);
    const before = readFileSync(file, 'utf8');
    expect((await called(importState, { file })).error?.help).toBe(
      '`ordersense state reset --confirm stated` empties it',
    );
    expect((await called(resetState, { confirm: 'other' })).error?.message).toContain('cannot be taken back');
    expect((await called(resetState, { confirm: 'stated' })).err).toContain('the store is empty');
    expect((await called(showState)).out).toBe('the store is empty');
    expect((await called(importState, { file })).error).toBeNull();
    const after = (await called(exportState)).out;
    const plain = (text: string) => text.trim().replaceAll(/"epoch":\d+/g, '');
    expect(plain(after)).toBe(plain(before));
  });
});

describe('a wrong call', () => {
  const file = (text: string) => {
    const path = join(folders.make('in'), 'state.ndjson');
    writeFileSync(path, text);
    return path;
  };

  test.each<[title: string, text: string | null, message: RegExp]>([
    ['no file', null, /`state import` needs the file/],
    ['no export', '{}', /state\.ndjson:1` is no line of an export/],
    [
      'another project',
      '{"schema":"ordersense.state/1","project":"x"}',
      /is of the project `x`, and this one is `stated`/,
    ],
  ])('import of %s', async (_title, text, message) => {
    const { error } = await called(importState, { file: text === null ? null : file(text) });
    expect(error).toBeInstanceOf(UsageError);
    expect(error?.message).toMatch(message);
  });

  test('a file that is not there', async () => {
    expect((await called(importState, { file: '/no/such' })).error?.message).toBe('cannot read `/no/such`');
  });

  test('a store that was never made', async () => {
    const { error } = await called(showState, { data: '/no/such' });
    expect(error?.message).toBe('there is no state in `/no/such/state`');
  });
});
