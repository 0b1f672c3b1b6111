import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { eveningBundle } from '../testing/evening-simulation.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { UsageError } from '../usage-error.ts';
import { readLabels } from './read-labels.ts';

const folders = temporaryFolders('labels');
afterAll(() => folders.removeAll());

/** Playbooks `region_order_drop` and `quiet`, both per region, in Seoul. */
const bundle = {
  ...eveningBundle,
  playbooks: eveningBundle.playbooks.map((playbook) => ({ ...playbook, by: ['region'] })),
};
const read = (name: string, text: string) => {
  const path = join(folders.make('in'), name);
  writeFileSync(path, text);
  return readLabels(path, bundle);
};
const six = Date.UTC(2026, 2, 6, 9);
const label = (more: object = {}) => ({
  place: 'l.csv:2',
  fromMs: six,
  toMs: six + 3_600_000,
  playbook: null,
  where: {},
  ...more,
});

describe('labels', () => {
  test.each<[title: string, file: string, text: string, want: object]>([
    ['local times are the project’s', 'l.csv', 'from,to\n2026-03-06 18:00,2026-03-06 19:00\n', label()],
    ['with seconds and less', 'l.csv', 'from,to\n2026-03-06 18:00:00.000000,2026-03-06T19:00\n', label()],
    ['with a zone', 'l.csv', 'from,to\n2026-03-06T09:00:00Z,2026-03-06T19:00:00+09:00\n', label()],
    ['epoch ms', 'l.csv', `from,to\n${six},${six + 3_600_000}\n`, label()],
    [
      'columns in any order, empty cells say nothing',
      'l.csv',
      'playbook,to,from,region\nquiet,2026-03-06 19:00,2026-03-06 18:00,\n',
      label({ playbook: 'quiet' }),
    ],
    [
      'a word of the project stands for its value',
      'l.csv',
      'from,to,region\n2026-03-06 18:00,2026-03-06 19:00,강남구\n',
      label({ where: { region: 'seoul-gangnam' } }),
    ],
    [
      'a value stays',
      'l.csv',
      'from,to,region\n2026-03-06 18:00,2026-03-06 19:00,busan\n',
      label({ where: { region: 'busan' } }),
    ],
    [
      'lines of JSON',
      'l.ndjson',
      `\n{"from":${six},"to":"2026-03-06T19:00:00+09:00","region":"강남구","playbook":"quiet"}\n`,
      label({ place: 'l.ndjson:2', playbook: 'quiet', where: { region: 'seoul-gangnam' } }),
    ],
  ])('%s', async (_title, file, text, want) => {
    expect(await read(file, text)).toEqual([want]);
  });

  test.each<[title: string, file: string, text: string, message: string]>([
    ['no time', 'l.csv', 'from,to\nyesterday,today\n', 'l.csv:2: `from` is no time: `yesterday`'],
    [
      'no such day',
      'l.csv',
      'from,to\n2026-02-30 10:00,2026-03-01 10:00\n',
      'l.csv:2: `from` is no time: `2026-02-30 10:00`',
    ],
    ['no end', 'l.csv', 'from\n2026-03-06 18:00\n', 'l.csv:2: `to` is missing'],
    [
      'backwards',
      'l.csv',
      'from,to\n2026-03-06 19:00,2026-03-06 18:00\n',
      'l.csv:2: it ends before it begins',
    ],
    ['too many cells', 'l.csv', 'from,to\n1,2,3\n', 'l.csv:2: this is no row of the table'],
    [
      'no playbook',
      'l.ndjson',
      `{"from":${six},"to":${six},"playbook":"x"}`,
      'l.ndjson:1: there is no playbook `x` here',
    ],
    [
      'no dimension',
      'l.ndjson',
      `{"from":${six},"to":${six},"city":"x"}`,
      'l.ndjson:1: no playbook asks `per city`',
    ],
    ['no JSON', 'l.ndjson', '{', 'l.ndjson:1: this is no JSON object'],
    ['a list', 'l.ndjson', '[1]', 'l.ndjson:1: this is no JSON object'],
  ])('%s is told with its place', async (_title, file, text, message) => {
    const error = await read(file, text).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(message);
  });

  test('ten mistakes are told, the rest counted', async () => {
    const error = (await read('l.csv', `from,to\n${'x,y\n'.repeat(12)}`).catch((e: unknown) => e)) as Error;
    expect(error.message.split('\n')).toHaveLength(11);
    expect(error.message.split('\n').at(-1)).toBe('and 2 more');
  });

  test.each<[string, string]>([
    ['l.csv', 'from,to\n'],
    ['l.ndjson', '\n'],
  ])('%s without any', async (file, text) => {
    await expect(read(file, text)).rejects.toThrow('holds no label');
  });

  test('a file that is not there', async () => {
    await expect(readLabels('/no/such.csv', bundle)).rejects.toThrow('cannot read the labels `/no/such.csv`');
  });
});
