/** The same questions put to what an engine has stored. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { command } from '../testing/command.ts';
import { writeLog } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { PLANTED, plantedEvents, writePlanted } from './testing/planted-cases.ts';

const folders = temporaryFolders('why-stored');
afterAll(() => folders.removeAll());
let project: string;
let data: string;

const asked = async (...args: readonly string[]): Promise<string> => {
  const { out, err } = await command(['-C', project, ...args, '--data', data]);
  return out + err;
};

beforeAll(async () => {
  const stake = PLANTED.find(({ name }) => name === 'stake');
  if (stake === undefined) throw new Error('the case is gone');
  project = writePlanted(folders.make('project'), stake).directory;
  data = folders.make('data');
  await writeLog(data, plantedEvents(60), 1);
  await command(['run', project, '--once', '--event-clock', '--data', data]);
});

describe('why, from the store', () => {
  test('at the instant that was judged last it has the trigger’s numbers and every decision', async () => {
    const text = await asked('why', 'second', '--in', '강남구');
    for (const fact of [
      '강남구',
      '✓ orders per region < 20건',
      'now 10',
      'is in force for incident',
      'first',
      '느림',
    ])
      expect(text).toContain(fact);
  });

  test('of another instant it says that the numbers are gone, and what to do', async () => {
    const text = await asked('why', 'second', '--in', '강남구', '--at', '18:27');
    expect(text).toContain('no longer in the store');
    expect(text).toContain('--events');
    expect(text).toContain('is in force for incident');
  });
});

describe('explain <incident>', () => {
  test('tells its story by the beginning of its name: evidence, act, run, lease with its undo', async () => {
    const id = /is in force for incident ([0-9a-f]{12})/.exec(
      await asked('why', 'second', '--in', '강남구'),
    )?.[1];
    const text = await asked('explain', String(id).slice(0, 8));
    for (const fact of [
      `incident ${id}`,
      'first',
      'orders per region < 30건',
      'log.set',
      'succeeded',
      'log.clear',
      'in force',
      'was done       log.set',
    ])
      expect(text).toContain(fact);
  });

  test('a name that no incident begins with is a wrong call', async () => {
    const said = await command(['-C', project, 'explain', 'ffffffff', '--data', data]);
    expect([said.code, said.err]).toEqual([
      2,
      expect.stringContaining('no incident of the store begins with'),
    ]);
  });
});

describe('a kill switch', () => {
  // Fixed before any output was looked at. Its English is told by the unit of `outcome.ts`.
  const key = [
    '한 일          없음',
    '멈춤 스위치: playbook bonus # wet (kim)',
    '`ordersense resume --playbook bonus`',
  ];
  const [killedProject, killedData] = [folders.make('killed'), folders.make('killed-data')];
  let directory: string;

  beforeAll(async () => {
    const budget = PLANTED.find(({ name }) => name === 'budget');
    if (budget === undefined) throw new Error('the case is gone');
    ({ directory } = writePlanted(killedProject, budget));
    // Until two minutes after it fired: what waits longer than five expires.
    const until = Date.parse('2026-03-06T18:28:00+09:00');
    await writeLog(
      killedData,
      plantedEvents(60).filter(({ atMs }) => atMs < until),
      1,
    );
    writeFileSync(join(killedData, 'kill'), 'playbook bonus # wet (kim)\n');
    await command(['run', directory, '--once', '--event-clock', '--data', killedData]);
  });

  test('that holds an act is named', async () => {
    const { out } = await command([
      '-C',
      directory,
      '--lang',
      'ko',
      'why',
      'bonus',
      '--in',
      '강남구',
      '--data',
      killedData,
    ]);
    expect(key.filter((fact) => !out.includes(fact))).toEqual([]);
  });
});
