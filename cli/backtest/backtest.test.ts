import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eveningEvents } from '../testing/evening-events.ts';
import { writeEveningProject } from '../testing/evening-project.ts';
import { writeLines } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import { type BacktestOptions, backtest } from './backtest.ts';

const folders = temporaryFolders('backtest');
let directory = '';
let events = '';

beforeAll(() => {
  directory = writeEveningProject(folders.make('project'), { prefix: 'b', past: 'days' });
  events = writeLines(
    join(folders.make('events'), 'e.ndjson'),
    eveningEvents(7, { prefix: 'b', past: 'days' }),
  );
});
afterAll(() => folders.removeAll());

const run = async (labels: string, more: Partial<BacktestOptions> = {}, lang: 'en' | 'ko' = 'en') => {
  const path = join(folders.make('labels'), 'l.csv');
  writeFileSync(path, labels);
  const io = toldIo(lang);
  const options = {
    directory,
    playbooks: ['b_order_drop'],
    events,
    labels: path,
    csvMap: null,
    chunk: 500,
    minPrecision: null,
    minRecall: null,
    json: false,
  };
  const error = await backtest({ ...options, ...more }, io).then(
    () => null,
    (failure: unknown) => failure,
  );
  return { error, out: io.results.join('\n') };
};

describe('a recorded evening', () => {
  test('a label over all of it is found, and one of nobody is missed: as JSON', async () => {
    const { error, out } = await run(
      'from,to,region\n2020-01-01 00:00,2030-01-01 00:00,\n2020-01-01 00:00,2030-01-01 00:00,busan\n',
      { json: true, minPrecision: 100, minRecall: 50 },
    );
    expect(error).toBeNull();
    const score = JSON.parse(out) as { labels: { firings: object[] }[] };
    expect(score).toMatchObject({
      schema: 'ordersense.backtest/1',
      precision: 1,
      recall: 0.5,
      falseFirings: [],
    });
    expect(score.labels.map(({ firings }) => firings.length > 0)).toEqual([true, false]);
  });

  test('less than was asked for fails; what was missed is told, in Korean', async () => {
    const { error, out } = await run(
      'from,to,region\n2020-01-01 00:00,2030-01-01 00:00,busan\n',
      { minRecall: 50 },
      'ko',
    );
    expect(error).toBeInstanceOf(CheckFailed);
    expect(out).toContain('busan   놓침');
    expect(out).toMatch(/재현율 +0\.0% \(1 중 0\)/);
    expect(out).toMatch(/라벨 밖에서 발동한 것: [1-9]/);
  });
});

describe('a wrong call', () => {
  test.each<[string, string, Partial<BacktestOptions>, string]>([
    ['a share that is none', 'from,to\n', { minRecall: 120 }, '`--min-recall` is a percentage from 0 to 100'],
    [
      'no number',
      'from,to\n',
      { minPrecision: Number.NaN },
      '`--min-precision` is a percentage from 0 to 100',
    ],
    ['labels that are none', 'from,to\nx,y\n', {}, 'l.csv:2: `from` is no time: `x`'],
  ])('%s, before anything is read', async (_title, labels, more, message) => {
    const { error } = await run(labels, { ...more, events: '/no/such' });
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(message);
  });
});
