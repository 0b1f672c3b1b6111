/**
 * The evening of examples/delivery through `run` against a platform that really answers and really counts: the same
 * decisions as `simulate`, each effect once, and everything that ends taken back.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { fakePlatform } from '../connectors/testing/fake-platform/fake-platform.ts';
import type { Decision } from '../engine/decision.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { describeWith } from '../engine/testing/services.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { readAnswers } from './answers/read-answers.ts';
import { sortDecisions } from './report/decisions.ts';
import { simulateProject } from './simulate.ts';
import { command, decisionsIn, keptIo } from './testing/command.ts';
import { deliveryRecords, EVENING_ANSWERS, writeDelivery } from './testing/delivery-evening.ts';
import { sendToKafka } from './testing/kafka-topics.ts';
import { PUBLISHED_TOPICS } from './testing/published.ts';
import { writeLines, writeLog } from './testing/recorded-event.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const PATIENCE_MS = 300_000;
const only = ['region_order_drop', 'slow_delivery', 'restaurant_rejections'];
/** What the project's probes ask of the platform. */
const CALLS: Readonly<Record<string, string>> = {
  'riders.api': 'riders.health',
  'weather.now': 'weather.current',
  'traffic.now': 'traffic.index',
};
const folders = temporaryFolders('scenarios-run');
afterAll(() => folders.removeAll());

/** A platform that answers slowly, and what the file of answers says. */
async function platformOf(latencyMs: readonly [number, number]) {
  const platform = await fakePlatform({ latencyMs });
  for (const { probe, in: place, fields } of readAnswers(readFileSync(EVENING_ANSWERS, 'utf8'), 'answers')
    .probe)
    platform.answers(
      CALLS[probe] ?? probe,
      fields,
      place['region'] === undefined ? {} : { place: place['region'] },
    );
  return platform;
}

async function simulated(prefix: string): Promise<readonly Decision[]> {
  const events = writeLines(join(folders.make('events'), 'evening.ndjson'), deliveryRecords(prefix));
  const directory = writeDelivery(folders.make('simulated'), { prefix, only });
  const { decisions } = await simulateProject(
    { directory, playbooks: [], events, csvMap: null, chunk: 500, answers: EVENING_ANSWERS },
    keptIo(),
  );
  return decisions;
}

const bytes = (decisions: readonly Decision[]): readonly string[] =>
  sortDecisions(decisions)
    .filter(({ playbook }) => playbook !== '')
    .map((decision) => canonicalJson(decision));

/** Every act of the decisions reached its targets once, and what ends is not in force any more. */
function expectEffects(
  platform: Awaited<ReturnType<typeof platformOf>>,
  decisions: readonly Decision[],
): void {
  const wanted = new Map<string, number>();
  for (const { what, detail } of decisions) {
    if (what !== 'act' && what !== 'undo') continue;
    const { admitted = 1 } = (detail['audience'] ?? {}) as { readonly admitted?: number };
    const of =
      what === 'act'
        ? admitted
        : Number(
            (
              decisions.find((one) => one.what === 'act' && one.detail['run'] === detail['act'])?.detail[
                'audience'
              ] as { readonly admitted?: number } | undefined
            )?.admitted ?? 1,
          );
    const verb = String(detail['verb']);
    wanted.set(verb, (wanted.get(verb) ?? 0) + of);
  }
  const seen = new Map<string, number>();
  for (const { verb, times } of platform.counts()) {
    expect(times).toBe(1);
    seen.set(verb, (seen.get(verb) ?? 0) + 1);
  }
  expect([...seen].sort()).toEqual([...wanted].sort());
  expect(platform.inForce()).toEqual([]);
}

test(
  'on embedded parts',
  async () => {
    const platform = await platformOf([5, 20]);
    try {
      const data = folders.make('data');
      await writeLog(data, deliveryRecords(''), 2);
      const project = writeDelivery(folders.make('embedded'), { only });
      const said = await command(
        ['run', project, '--once', '--event-clock', '--answers', EVENING_ANSWERS, '--json', '--data', data],
        { PLATFORM_URL: platform.origin },
      );
      expect(said).toMatchObject({ code: 0, err: expect.stringContaining(' 0 dead letters') });
      const decisions = decisionsIn(said.out);
      expect(bytes(decisions)).toEqual(bytes(await simulated('')));
      expectEffects(platform, decisions);
    } finally {
      await platform.close();
    }
  },
  PATIENCE_MS,
);

describeWith(
  ['kafka', 'postgres', 'redis'],
  'on Kafka, PostgreSQL and Redis, answers after 50 to 500 ms',
  () => {
    const prefix = `s${process.pid}x${Date.now().toString(36)}-`;
    test(
      'the same decisions as simulate, each effect once, all taken back',
      async () => {
        const platform = await platformOf([50, 500]);
        const database = await createPostgresDatabase(serviceUrl('postgres'));
        try {
          const brokers = serviceUrl('kafka');
          const settings = { brokers: brokers.split(','), clientId: 'ordersense-test' };
          const empty = [`${prefix}model.demand`];
          await sendToKafka(settings, deliveryRecords(prefix), 3, [...PUBLISHED_TOPICS, ...empty]);
          const project = writeDelivery(folders.make('kafka'), {
            ...{ prefix, only },
            config: [
              `kafka: { brokers: "env:TEST_BROKERS", group: "${prefix}run" }`,
              'store: { url: "env:TEST_DATABASE" }',
              'redis: { url: "env:TEST_REDIS" }',
            ],
          });
          const said = await command(
            ['run', project, '--once', '--event-clock', '--answers', EVENING_ANSWERS, '--json'],
            {
              ...{ TEST_BROKERS: brokers, TEST_DATABASE: database.url, TEST_REDIS: serviceUrl('redis') },
              PLATFORM_URL: platform.origin,
            },
          );
          expect(said).toMatchObject({ code: 0, err: expect.stringContaining(' 0 dead letters') });
          const decisions = decisionsIn(said.out);
          expect(bytes(decisions)).toEqual(bytes(await simulated(prefix)));
          expectEffects(platform, decisions);
        } finally {
          await platform.close();
          await database.drop();
        }
      },
      PATIENCE_MS,
    );
  },
);
