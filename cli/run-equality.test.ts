import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { kafkaClient } from '../engine/adapters/kafka/kafka-client.ts';
import { kafkaSource } from '../engine/adapters/kafka/kafka-source.ts';
import { LocalLog } from '../engine/adapters/local-log/local-log.ts';
import type { Decision } from '../engine/decision.ts';
import { partitionName } from '../engine/partition.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { describeWith } from '../engine/testing/services.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { sortDecisions } from './report/decisions.ts';
import { simulateProject } from './simulate.ts';
import { command, decisionsIn, keptIo } from './testing/command.ts';
import { eveningEvents } from './testing/evening-events.ts';
import { type EveningPast, writeEveningProject } from './testing/evening-project.ts';
import { sendToKafka } from './testing/kafka-topics.ts';
import { messagesOf, PUBLISHED_TOPICS, readPublished } from './testing/published.ts';
import { writeLines, writeLog } from './testing/recorded-event.ts';
import { seedOfRun } from './testing/seeded.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const seed = seedOfRun();
const folders = temporaryFolders('run');
afterAll(() => folders.removeAll());

/** What simulate decides about the same events: the measure of every run. */
async function expected(prefix: string, past: EveningPast): Promise<readonly Decision[]> {
  const directory = writeEveningProject(folders.make('simulated'), { prefix, past });
  const events = writeLines(
    join(folders.make('events'), 'events.ndjson'),
    eveningEvents(seed, { prefix, past }),
  );
  const { decisions } = await simulateProject(
    { directory, playbooks: [], events, csvMap: null, chunk: 500 },
    keptIo(),
  );
  return decisions;
}

/** Where the published topics end now, by partition name. */
async function endsOf(admin: Admin): Promise<Readonly<Record<string, number>>> {
  const ends: Record<string, number> = {};
  for (const topic of PUBLISHED_TOPICS)
    for (const { partition, offset } of await admin.fetchTopicOffsets(topic))
      ends[`${topic}/${partition}`] = Number(offset);
  return ends;
}

const bytes = (decisions: readonly Decision[]): string =>
  sortDecisions(decisions)
    .map((d) => canonicalJson(d))
    .join('\n');

describe(`run --once on embedded parts decides as simulate does, ORDERSENSE_SEED=${seed}`, () => {
  const story = { prefix: 'city', past: 'days' } as const;
  let want: readonly Decision[] = [];
  beforeAll(async () => {
    want = await expected(story.prefix, story.past);
  });

  test.each([1, 4])('in-process log of %d partitions, PGlite', async (partitions) => {
    const project = writeEveningProject(folders.make('project'), story);
    const data = folders.make('data');
    const log = await writeLog(data, eveningEvents(seed, story), partitions);
    const said = await command(['run', project, '--once', '--event-clock', '--json', '--data', data]);
    expect(said).toMatchObject({ code: 0, err: expect.stringContaining(' 0 dead letters') });
    expect(bytes(decisionsIn(said.out))).toBe(bytes(want));

    const written = await LocalLog.open(log);
    const ends: Record<string, number> = {};
    for (const topic of PUBLISHED_TOPICS)
      for (const { partition, end } of await written.topic(topic)) ends[partitionName(partition)] = end;
    const range = { starts: {}, ends, prefix: story.prefix };
    const told = await readPublished(written.source(PUBLISHED_TOPICS), range);
    await written.close();
    expect(told).toEqual(messagesOf(want));
  });
});

describeWith(
  ['kafka', 'postgres'],
  `run --once on Kafka and PostgreSQL decides as simulate does, ORDERSENSE_SEED=${seed}`,
  () => {
    const brokers = serviceUrl('kafka');
    const settings = { brokers: brokers.split(','), clientId: 'ordersense-test' };
    const prefix = `t${process.pid}x${Date.now().toString(36)}`;
    const story = { prefix, past: 'weeks' } as const;

    test('four partitions with skewed keys; decisions and published messages are the same', async () => {
      const want = await expected(prefix, story.past);
      const database = await createPostgresDatabase(serviceUrl('postgres'));
      const admin = (await kafkaClient(settings, 5)).admin();
      await admin.connect();
      try {
        const sent = await sendToKafka(settings, eveningEvents(seed, story), 4, PUBLISHED_TOPICS);
        expect(Math.max(...sent.values())).toBeGreaterThan(2 * Math.min(...sent.values()));
        const starts = await endsOf(admin);

        const project = writeEveningProject(folders.make('kafka'), {
          ...story,
          config: [
            `kafka: { brokers: "env:TEST_BROKERS", group: "${prefix}" }`,
            'store: { url: "env:TEST_DATABASE" }',
          ],
        });
        const said = await command(['run', project, '--once', '--event-clock', '--json'], {
          TEST_BROKERS: brokers,
          TEST_DATABASE: database.url,
        });
        expect(said).toMatchObject({ code: 0, err: expect.stringContaining(' 0 dead letters') });
        expect(bytes(decisionsIn(said.out))).toBe(bytes(want));

        const reader = kafkaSource(settings, { topics: PUBLISHED_TOPICS, group: `${prefix}-reader` });
        const range = { starts, ends: await endsOf(admin), prefix };
        expect(await readPublished(reader, range)).toEqual(messagesOf(want));
      } finally {
        await admin.disconnect();
        await database.drop();
      }
    });
  },
);
