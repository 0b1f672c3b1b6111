import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keyPartition } from '../engine/adapters/local-log/key-partition.ts';
import type { Decision } from '../engine/decision.ts';
import { loadBundle } from './load-project.ts';
import { sortDecisions } from './report/decisions.ts';
import { createStory } from './report/story.ts';
import { type Simulation, simulateProject } from './simulate.ts';
import { command, decisionsIn, keptIo } from './testing/command.ts';
import {
  QUIET_REGIONS,
  QUIET_START_MS,
  type QuietStory,
  quietEvents,
  writeQuietProject,
} from './testing/quiet-project.ts';
import { writeLines, writeLog } from './testing/recorded-event.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const [gangnam, songpa] = QUIET_REGIONS;
const folders = temporaryFolders('silence');
afterAll(() => folders.removeAll());

/** Minutes of the recording. */
const minuteOf = (d: Decision): number => Math.round((d.t - QUIET_START_MS) / 60_000);
const brief = (decisions: readonly Decision[]): readonly string[] =>
  decisions.map((d) => `${d.playbook || 'source'} ${Object.values(d.instance).join()} ${d.what}`);
const opened = (decisions: readonly Decision[]): readonly string[] =>
  brief(decisions.filter((d) => d.what === 'opened'));

async function simulated(story: QuietStory, partitions: number | 'lines', more = ''): Promise<Simulation> {
  const events = quietEvents(story);
  const folder = folders.make('events');
  const path =
    partitions === 'lines'
      ? writeLines(join(folder, 'events.ndjson'), events)
      : await writeLog(folder, events, partitions);
  const directory = writeQuietProject(folders.make('project'), { more });
  return simulateProject({ directory, playbooks: [], events: path, csvMap: null, chunk: 500 }, keptIo());
}

const gap = (minute: number): boolean => minute >= 35 && minute < 65;

describe('a region that goes silent alone fires (E14)', () => {
  const story: QuietStory = {
    minutes: 70,
    hasOrders: (region, minute) => region !== gangnam || minute < 35,
    hasRiders: () => true,
  };

  test('the regions lie in partitions of their own', () => {
    expect(keyPartition(gangnam, 2)).not.toBe(keyPartition(songpa, 2));
  });

  test.each<[number | 'lines']>([[1], [2], ['lines']])('simulate, partitions: %s', async (partitions) => {
    const { decisions } = await simulated(story, partitions);
    expect(opened(decisions)).toEqual([`order_drop ${gangnam} opened`, `few_orders ${gangnam} opened`]);
    expect(brief(decisions).filter((line) => line.startsWith('source'))).toEqual([]);
    const first = decisions.find((d) => d.what === 'opened') as Decision;
    expect(first.t).toBeGreaterThan(QUIET_START_MS + 35 * 60_000);
    expect(minuteOf(first)).toBeLessThan(47);
  });

  test('run --once, two partitions', async () => {
    const data = folders.make('data');
    await writeLog(data, quietEvents(story), 2);
    const said = await command([
      'run',
      writeQuietProject(folders.make('project')),
      '--once',
      '--event-clock',
      '--json',
      '--data',
      data,
    ]);
    expect(said.code).toBe(0);
    expect(opened(decisionsIn(said.out))).toEqual([
      `order_drop ${gangnam} opened`,
      `few_orders ${gangnam} opened`,
    ]);
  });
});

describe('a stream that goes silent as a whole is blind (E10)', () => {
  test.each<[number | 'lines']>([[1], [2], [4], ['lines']])(
    'one incident to its owner, nothing fires or recovers, and it ends with the first event; partitions: %s',
    async (partitions) => {
      const { decisions } = await simulated(
        { minutes: 110, hasOrders: (_region, minute) => !gap(minute), hasRiders: () => true },
        partitions,
      );
      expect(brief(decisions)).toEqual([
        'source order_events blind',
        'source order_events seeing',
        'source order_events closed',
      ]);
      expect(decisions.map(minuteOf)).toEqual([40, 65, 65]);
      expect(decisions[0]?.detail).toMatchObject({ source: 'order_events', owner: 'platform' });
      expect(new Set(decisions.map((d) => d.incident)).size).toBe(1);
    },
  );

  test.each([1, 2])(
    'run --once over the in-process log sees the same silence, partitions: %d',
    async (partitions) => {
      const data = folders.make('data');
      const events = quietEvents({
        minutes: 110,
        hasOrders: (_region, minute) => !gap(minute),
        hasRiders: () => true,
      });
      await writeLog(data, events, partitions);
      const project = writeQuietProject(folders.make('project'));
      const said = await command(['run', project, '--once', '--event-clock', '--json', '--data', data]);
      expect(said.code).toBe(0);
      const decisions = decisionsIn(said.out);
      expect(brief(decisions)).toEqual([
        'source order_events blind',
        'source order_events seeing',
        'source order_events closed',
      ]);
      expect(decisions.map(minuteOf)).toEqual([40, 65, 65]);
    },
  );

  test('stream and table together: one incident each, and no riders is not zero riders', async () => {
    const { decisions } = await simulated(
      { minutes: 110, hasOrders: (_region, minute) => !gap(minute), hasRiders: (minute) => !gap(minute) },
      2,
    );
    expect(brief(decisions).toSorted()).toEqual([
      'source order_events blind',
      'source order_events closed',
      'source order_events seeing',
      'source riders blind',
      'source riders closed',
      'source riders seeing',
    ]);
  });

  test('a silence that the recording ends in stays open', async () => {
    const { decisions } = await simulated(
      { minutes: 60, hasOrders: (_region, minute) => minute < 35, hasRiders: () => true },
      2,
    );
    expect(brief(decisions)).toEqual(['source order_events blind']);
  });
});

describe('who asks for silence hears it though nothing else is heard', () => {
  const PIPE = `
playbook pipe_dead "주문 끊김" {
  owner "ops"  severity high  mode live
  when order_events is missing over 8m
  guard { cooldown 30m  at most 10 runs in 1h }
  then { do log.note(text: "주문이 오지 않음") }
}
`;
  const story: QuietStory = {
    minutes: 110,
    hasOrders: (_region, minute) => !gap(minute),
    hasRiders: () => false,
  };

  const heard = [
    'source order_events blind 39:50',
    'pipe_dead  opened 43:00',
    'pipe_dead  act 43:00',
    'source order_events seeing 05:00',
    'source order_events closed 05:00',
    'pipe_dead  recovered 15:10',
    'pipe_dead  closed 15:10',
  ];
  /** With minute and second of their hour. */
  const timed = (decisions: readonly Decision[]): readonly string[] =>
    brief(decisions).map(
      (line, i) => `${line} ${new Date((decisions[i] as Decision).t).toISOString().slice(14, 19)}`,
    );

  test.each<[number | 'lines']>([[1], [2], ['lines']])(
    'as a trigger, alone; partitions: %s',
    async (partitions) => {
      const { decisions } = await simulated(story, partitions, PIPE);
      expect(timed(decisions)).toEqual(heard);
    },
  );

  test('run --once over the in-process log', async () => {
    const data = folders.make('data');
    await writeLog(data, quietEvents(story), 2);
    const project = writeQuietProject(folders.make('project'), { more: PIPE });
    const said = await command(['run', project, '--once', '--event-clock', '--json', '--data', data]);
    expect(timed(decisionsIn(said.out))).toEqual(heard);
  });
});

describe('a cold start knows nothing yet (E14)', () => {
  const sparse = (minutes: number): QuietStory => ({
    minutes,
    hasOrders: (_region, minute) => minute % 5 === 0,
    hasRiders: () => true,
  });

  test.each<[number | 'lines']>([[1], [4], ['lines']])(
    'five minutes of a log fire nothing, partitions: %s',
    async (partitions) => {
      const { decisions, counts } = await simulated(sparse(5), partitions);
      expect(counts.records).toBeGreaterThan(0);
      expect(decisions).toEqual([]);
    },
  );

  test('the same city fires once its window was read whole', async () => {
    const { decisions } = await simulated(sparse(20), 1);
    expect(opened(decisions)).toEqual(QUIET_REGIONS.map((region) => `few_orders ${region} opened`));
    expect(decisions[0]?.t).toBeGreaterThanOrEqual(QUIET_START_MS + 10 * 60_000);
  });
});

describe('a probe (R12)', () => {
  let server: Server;
  let asked = 0;
  let answer: (response: ServerResponse) => void = () => {};
  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const json = (body: string) => (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);

  test.each<[string, (response: ServerResponse) => void, boolean | null, readonly string[], string]>([
    ['that never answers is unknown, and no branch runs for it', () => {}, null, [], '이유를 찾지 못함'],
    ['that answers what nobody asked is unknown', json('{"fine":1}'), null, [], '이유를 찾지 못함'],
    ['that says no: the branch runs', json('{"ok":false}'), true, ['rider app down'], '앱 장애'],
    ['that says yes: no branch, for a known reason', json('{"ok":true}'), false, [], '이유를 찾지 못함'],
  ])('%s', async (_title, says, truth, found, note) => {
    answer = says;
    asked = 0;
    const data = folders.make('data');
    await writeLog(
      data,
      quietEvents({
        minutes: 47,
        hasOrders: (region, minute) => region !== gangnam || minute < 35,
        hasRiders: () => true,
      }),
      1,
    );
    const city = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const project = writeQuietProject(folders.make('project'), { city });
    const said = await command(['run', project, '--once', '--event-clock', '--json', '--data', data]);
    expect(said.code).toBe(0);
    expect(asked).toBeGreaterThan(0);
    const told = decisionsIn(said.out).filter((d) => d.playbook === 'order_drop');
    const cause = told.find((d) => d.what === 'cause') as Decision;
    expect(cause.detail).toMatchObject({ causes: [{ name: 'rider app down', truth }], found });
    const acts = told.filter((d) => d.what === 'act').map((d) => d.detail['args']);
    expect(acts).toEqual([{ text: `강남구: ${note}` }]);
    const { bundle } = await loadBundle(project, keptIo());
    expect(createStory(bundle, 'en').tell(cause).join('\n').includes('could not be checked')).toBe(
      truth === null,
    );

    // What came back is in the run's log, so its replay asks nobody and decides the same (E7).
    const before = asked;
    const replayed = await simulateProject(
      { directory: project, playbooks: [], events: join(data, 'log'), csvMap: null, chunk: 500 },
      keptIo(),
    );
    expect(replayed.decisions).toEqual(sortDecisions(decisionsIn(said.out)));
    expect(asked).toBe(before);
  });
});
