import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simulationJson } from './report/simulation.ts';
import { type Simulation, simulateProject } from './simulate.ts';
import { command, keptIo } from './testing/command.ts';
import { eveningEvents } from './testing/evening-events.ts';
import { EVENING_PLAYBOOKS, type EveningPast, writeEveningProject } from './testing/evening-project.ts';
import { type RecordedEvent, shuffledWithin, writeLines, writeLog } from './testing/recorded-event.ts';
import { seedOfRun } from './testing/seeded.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const seed = seedOfRun();
const prefix = 'city';
/** The sources wait 20 s. */
const LATE_MS = 20_000;

/** ENGINE E7: what is decided does not depend on how the events were cut, ordered or partitioned. */
describe.each<[EveningPast]>([['weeks'], ['days']])(
  `an evening against the last two %s, ORDERSENSE_SEED=${seed}`,
  (past) => {
    const folders = temporaryFolders('equality');
    const events = eveningEvents(seed, { prefix, past });
    let project = '';
    let recording = '';
    let first: Simulation;
    let want = '';

    const simulated = (path: string, chunk: number): Promise<Simulation> =>
      simulateProject({ directory: project, playbooks: [], events: path, csvMap: null, chunk }, keptIo());
    const recorded = (name: string, list: readonly RecordedEvent[]): string =>
      writeLines(join(folders.make(name), 'events.ndjson'), list);

    beforeAll(async () => {
      project = writeEveningProject(folders.make('project'), { prefix, past });
      recording = recorded('plain', events);
      first = await simulated(recording, 500);
      want = simulationJson(first);
    });
    afterAll(() => folders.removeAll());

    test('there is much to disagree on: every playbook fires, regions at once, acts, undos, recovery', () => {
      const of = (what: string, playbook: string) =>
        first.decisions.filter((d) => d.what === what && d.playbook === `${prefix}_${playbook}`);
      for (const playbook of EVENING_PLAYBOOKS) {
        expect(of('opened', playbook)).not.toEqual([]);
        expect(of('closed', playbook)).not.toEqual([]);
        expect(of('act', playbook)).not.toEqual([]);
      }
      const [gangnam, mapo] = ['seoul-gangnam', 'seoul-mapo'].map((region) => {
        const [opened, closed] = ['opened', 'closed'].map((what) =>
          of(what, 'order_drop').find((d) => d.instance['region'] === region),
        );
        return { from: opened?.t as number, to: closed?.t as number };
      });
      // Both are open at the same time.
      expect(gangnam?.from).toBeLessThan(mapo?.to as number);
      expect(mapo?.from).toBeLessThan(gangnam?.to as number);
      expect(of('cause', 'order_drop').flatMap((d) => d.detail['found'])).toContain('riders short');
      expect(of('undo', 'order_drop').map((d) => d.detail['reason'])).toEqual(['recovered']);
      expect(of('undo', 'many_cancelled').map((d) => d.detail['reason'])).toContain('cap');
      // It was true before its schedule began.
      expect(of('held', 'slow_tail')).not.toEqual([]);
      expect(of('act', 'slow_tail').every((d) => d.t >= Date.parse('2026-03-06T19:26:00+09:00'))).toBe(true);
      // Once a day, wherever something came, and closed with its body.
      const seven = of('opened', 'at_seven');
      expect(new Set(seven.map((d) => new Date(d.t).toISOString().slice(11)))).toEqual(
        new Set(['10:00:00.000Z']),
      );
      expect(of('recovered', 'at_seven')).toEqual([]);
      expect(of('closed', 'at_seven')).toHaveLength(seven.length);
      expect(first.counts).toEqual({ records: events.length, duplicates: 0, late: 0, dead: 0 });
    });

    test('by the command, twice: the same bytes', async () => {
      const args = ['-C', project, 'simulate', '--events', recording, '--json'];
      const one = await command(args);
      expect(one).toEqual({ code: 0, out: `${want}\n`, err: '' });
      expect((await command(args)).out).toBe(one.out);
    });

    test.each(past === 'weeks' ? [7] : [1, 7, 500, 10_000])('read %d records at a time', async (chunk) => {
      expect(simulationJson(await simulated(recording, chunk))).toBe(want);
    });

    test.each(past === 'weeks' ? [1] : [2, 3, 4])('shuffled inside the lateness, order %d', async (order) => {
      const shuffled = shuffledWithin(events, LATE_MS, seed + order);
      expect(shuffled.map((e) => e.value)).not.toEqual(events.map((e) => e.value));
      expect(simulationJson(await simulated(recorded(`shuffled${order}`, shuffled), 500))).toBe(want);
    });

    test.each(past === 'weeks' ? [4] : [1, 3])(
      'from a log, skewed keys, partitions: %d',
      async (partitions) => {
        const log = await writeLog(folders.make(`log${partitions}`), events, partitions);
        expect(simulationJson(await simulated(log, 500))).toBe(want);
      },
    );
  },
);
