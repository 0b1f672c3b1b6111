/**
 * The evening of examples/delivery through `run` on real services against a platform that really answers and really
 * counts: the same decisions as `simulate`, each effect once, and everything that ends taken back.
 */
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Decision } from '../engine/decision.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { describeWith } from '../engine/testing/services.ts';
import { simulateProject } from './simulate.ts';
import { command, decisionsIn, keptIo } from './testing/command.ts';
import { deliveryRecords, EVENING_ANSWERS, writeDelivery } from './testing/delivery-evening.ts';
import { bytesOf, eveningPlatform, expectEffects } from './testing/evening-platform.ts';
import { sendToKafka } from './testing/kafka-topics.ts';
import { PUBLISHED_TOPICS } from './testing/published.ts';
import { writeLines } from './testing/recorded-event.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const only = ['region_order_drop', 'slow_delivery', 'restaurant_rejections'];
const folders = temporaryFolders('scenarios-run');
afterAll(() => folders.removeAll());

async function simulated(prefix: string): Promise<readonly Decision[]> {
  const events = writeLines(join(folders.make('events'), 'evening.ndjson'), deliveryRecords(prefix));
  const directory = writeDelivery(folders.make('simulated'), { prefix, only });
  const { decisions } = await simulateProject(
    { directory, playbooks: [], events, csvMap: null, chunk: 500, answers: EVENING_ANSWERS },
    keptIo(),
  );
  return decisions;
}

describeWith(
  ['kafka', 'postgres', 'redis'],
  'on Kafka, PostgreSQL and Redis, answers after 50 to 500 ms',
  () => {
    const prefix = `s${process.pid}x${Date.now().toString(36)}-`;
    test('the same decisions as simulate, each effect once, all taken back', async () => {
      const platform = await eveningPlatform([50, 500]);
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
        expect(bytesOf(decisions)).toEqual(bytesOf(await simulated(prefix)));
        expectEffects(platform, decisions);
      } finally {
        await platform.close();
        await database.drop();
      }
    });
  },
);
