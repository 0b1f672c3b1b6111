import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QUIET_START_MS, writeQuietProject } from '../testing/quiet-project.ts';
import { type RecordedEvent, writeLines, writeLog } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { CheckFailed, type UsageError } from '../usage-error.ts';
import { type CheckSourcesOptions, checkSources } from './check-sources.ts';

const folders = temporaryFolders('sources');
let directory = '';

const order = (i: number, more: object = {}): RecordedEvent => ({
  topic: 'orders',
  key: null,
  atMs: QUIET_START_MS + i * 1000,
  value: JSON.stringify({
    event_id: `e${i}`,
    occurred_at: new Date(QUIET_START_MS + i * 1000).toISOString(),
    region: 'seoul-gangnam',
    ...more,
  }),
});
const many = (of: (i: number) => RecordedEvent) => Array.from({ length: 60 }, (_, i) => of(i));

const checked = async (more: Partial<CheckSourcesOptions>, lang: 'en' | 'ko' = 'en') => {
  const io = toldIo(lang);
  const options = {
    directory,
    names: ['orders'],
    sample: 100,
    events: null,
    csvMap: null,
    data: null,
    json: false,
  };
  const error = await checkSources({ ...options, ...more }, io).then(
    () => null,
    (failure: unknown) => failure,
  );
  return { error, out: io.results.join('\n') };
};
const recording = (events: readonly RecordedEvent[]) =>
  writeLines(join(folders.make('events'), 'e.ndjson'), events);

beforeAll(() => {
  directory = folders.make('project');
  writeFileSync(join(directory, 'ordersense.config.yaml'), 'name: checked\nzone: Asia/Seoul\n');
  writeFileSync(join(directory, 'sources.play'), SOURCES);
});
afterAll(() => folders.removeAll());

const SOURCES = `language 1

stream orders "주문" from kafka "orders" {
  key event_id  time occurred_at  late 20s  silent after 10m  owner "platform"
  field event_id is id
  field region   is place
}
`;

describe('sources check', () => {
  test('a recording that fits: the verdict says so', async () => {
    const { error, out } = await checked({ events: recording(many((i) => order(i))) });
    expect(error).toBeNull();
    expect(out).toContain('orders  orders  60 records read, 60 rows, 0 dead letters');
    expect(out.split('\n').at(-1)).toBe('every source is as it is declared');
  });

  test('one that does not fails, in Korean', async () => {
    const { error, out } = await checked(
      { events: recording(many((i) => order(i, { region: null }))) },
      'ko',
    );
    expect(error).toBeInstanceOf(CheckFailed);
    expect(out).toContain('✗ `region`이 레코드 60건 중 어디에도 없습니다');
    expect(out.split('\n').at(-1)).toBe('선언과 다릅니다: `orders`');
  });

  test('doubts are no failure', async () => {
    const { error, out } = await checked({
      events: recording([...many((i) => order(i)), ...Array.from({ length: 9 }, (_, i) => order(i))]),
    });
    expect(error).toBeNull();
    expect(out.split('\n').at(-1)).toBe('readable, with doubts: `orders`');
  });

  test('the in-process log, the newest of each partition', async () => {
    const data = folders.make('data');
    await writeLog(
      data,
      many((i) => order(i)),
      1,
    );
    const { error, out } = await checked({ data, sample: 10 });
    expect(error).toBeNull();
    expect(out).toContain('10 records read, 10 rows');
  });

  test('as JSON', async () => {
    const { out } = await checked({ json: true, events: recording(many((i) => order(i))) });
    expect(JSON.parse(out)).toMatchObject({
      schema: 'ordersense.sources-check/1',
      ok: true,
      sources: [{ source: 'orders', records: 60, rows: 60, dead: 0 }],
    });
  });
});

describe('a wrong call', () => {
  test.each<[string, Partial<CheckSourcesOptions>, string, string]>([
    ['no number', { sample: Number.NaN }, '`--sample` is a whole number above 0', '--sample 100'],
    ['no source', { names: ['ordres'] }, 'there is no stream or table `ordres` here', '`orders`'],
    ['no recording', { events: '/no/such' }, 'there is nothing at `/no/such`', 'recorded events'],
    ['no log yet', { data: '/no/such' }, 'there is no log in `/no/such` yet', '--events FILE'],
  ])('%s', async (_title, more, message, help) => {
    const { error } = await checked(more);
    expect((error as UsageError).message).toBe(message);
    expect((error as UsageError).help).toContain(help);
  });

  test('a project with errors is told, not checked', async () => {
    const broken = folders.make('broken');
    writeQuietProject(broken);
    writeFileSync(join(broken, 'sources.play'), 'language 1\nstream {');
    expect((await checked({ directory: broken })).error).toBeInstanceOf(CheckFailed);
  });
});
