import { join } from 'node:path';
import { sortDecisions } from '../cli/report/decisions.ts';
import { simulateProject } from '../cli/simulate.ts';
import { command, decisionsIn, keptIo } from '../cli/testing/command.ts';
import { EVENING_MS, eveningEvents } from '../cli/testing/evening-events.ts';
import { writeEveningProject } from '../cli/testing/evening-project.ts';
import { placesOf, withHostile } from '../cli/testing/hostile-events.ts';
import { sendToKafka } from '../cli/testing/kafka-topics.ts';
import { PUBLISHED_TOPICS } from '../cli/testing/published.ts';
import { writeLines } from '../cli/testing/recorded-event.ts';
import { seedOfRun } from '../cli/testing/seeded.ts';
import { openPostgres } from '../engine/adapters/postgres-store.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { claim, same } from './claim.ts';
import type { Fault } from './fault.ts';

const PARTITIONS = 4;
const MOST_LETTERS = 1_000;

/** Records that nobody should believe, between good ones, in a topic of several partitions. */
export const poison: Fault = {
  number: 7,
  name: 'poison',
  title:
    'broken JSON, 1 MiB + 1, depth 33, NaN, `__proto__`, lone surrogates and wrong types among good records',
  expected: 'each is a dead letter with reason and coordinates, and the next record is processed',
  needs: ['kafka', 'postgres'],
  takes: 40,
  async run(lab) {
    const story = { prefix: lab.prefix, past: 'days' } as const;
    const seed = seedOfRun();
    const topic = `${lab.prefix}-orders`;
    const clean = eveningEvents(seed, story);
    const mixed = withHostile(clean, topic, EVENING_MS + 30 * 60_000, seed);
    const want = placesOf(mixed, PARTITIONS);
    lab.say(`${mixed.length} records, ${want.length} of them poison, ORDERSENSE_SEED=${seed}`);
    const brokers = serviceUrl('kafka');
    const database = await createPostgresDatabase(serviceUrl('postgres'));
    try {
      await sendToKafka(
        { brokers: brokers.split(','), clientId: 'ordersense-faults' },
        mixed.map(({ event }) => event),
        PARTITIONS,
        PUBLISHED_TOPICS,
      );
      const project = writeEveningProject(lab.folder('project'), {
        ...story,
        config: [
          `kafka: { brokers: "${brokers}", group: "${lab.prefix}" }`,
          `store: { url: "${database.url}" }`,
        ],
      });
      const said = await command(['run', project, '--once', '--event-clock', '--json']);
      const simulated = await simulateProject(
        {
          directory: project,
          playbooks: [],
          events: writeLines(join(lab.folder('events'), 'clean.ndjson'), clean),
          csvMap: null,
          chunk: 500,
        },
        keptIo(),
      );
      const store = await openPostgres(database.url);
      await store.open();
      const letters = await store.deadLetters(MOST_LETTERS);
      await store.close();
      const places = letters
        .map(({ partition, offset, reason, field }) =>
          `${topic}/${partition}@${offset} ${reason} ${field ?? ''}`.trim(),
        )
        .sort();
      const text = (of: Parameters<typeof sortDecisions>[0]) =>
        sortDecisions(of).map((d) => canonicalJson(d));
      lab.say(`reasons: ${[...new Set(letters.map(({ reason }) => reason))].sort().join(', ')}`);
      return [
        same('run --once ends with code 0', said.code, 0),
        claim('there is poison of every kind', want.length > 40, `${want.length} records`),
        same('each is a dead letter with its reason and place', places, want),
        same(
          'the good records decide alone, as in simulate',
          text(decisionsIn(said.out)),
          text(simulated.decisions),
        ),
      ];
    } finally {
      await database.drop();
    }
  },
};
