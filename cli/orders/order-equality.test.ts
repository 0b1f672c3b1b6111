/** What a person on call orders is decided alike by `simulate` with recorded answers and by `run`, whatever carries it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { canonicalJson } from '../../rules/canonical.ts';
import { simulateProject } from '../simulate.ts';
import { command, decisionsIn, keptIo } from '../testing/command.ts';
import { QUIET_START_MS, quietEvents } from '../testing/quiet-project.ts';
import { openReceivingServer } from '../testing/receiving-server.ts';
import { writeLog } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';

const folders = temporaryFolders('order-equality');
afterAll(() => folders.removeAll());

const PLAY = `language 1

stream order_events "주문" from kafka "orders" {
  key event_id  time occurred_at  late 20s  silent after 5m  owner "platform"
  field event_id is id
  field region   is place
}

metric orders "주문 수" = count of order_events
  per region  over 10m  missing as zero

playbook few_orders "주문 거의 없음" {
  owner "ops"  severity high  mode live
  when orders per region < 20건 for 1m
  recovered when orders per region >= 40건
  guard { cooldown 30m per region  at most 9 runs in 1h }
  then do city.put(path: "/regions/{region}/on", body: {on: true})
       until recovered or 2h
       undo city.delete(path: "/regions/{region}/on")
}
`;
const minute = (n: number): string => new Date(QUIET_START_MS + n * 60_000).toISOString();
/** The first regions goes silent; its act is taken back; the second one follows while the playbook is paused. */
const ANSWERS = [
  { order: 'undo', playbook: 'few_orders', at: minute(35), by: 'kim', reason: '센서 고장' },
  { order: 'pause', playbook: 'few_orders', at: minute(45), by: 'kim', reason: '확인 중' },
];

test('taken back and paused: the same decisions, each effect once', async () => {
  const server = await openReceivingServer();
  const project = folders.make('project');
  writeFileSync(join(project, 'few.play'), PLAY);
  writeFileSync(
    join(project, 'ordersense.config.yaml'),
    `name: ordered\nconnectors:\n  city: { use: http, baseUrl: "${server.url}", allow: ["/regions/"], allowPrivate: ["127.0.0.1/32"] }\n`,
  );
  const answers = join(project, 'answers.ndjson');
  writeFileSync(answers, ANSWERS.map((line) => JSON.stringify(line)).join('\n'));
  const data = folders.make('data');
  const story = {
    minutes: 80,
    hasOrders: (region: string, n: number) =>
      region === 'seoul-gangnam' ? n < 15 || n >= 45 : n < 48 || n >= 65,
    hasRiders: () => false,
  };
  const events = await writeLog(data, quietEvents(story), 1);
  const { decisions } = await simulateProject(
    { directory: project, playbooks: [], events, csvMap: null, chunk: 500, answers },
    keptIo(),
  );
  const gist = decisions.flatMap(({ what, instance, detail }) =>
    ['act', 'undo', 'ordered', 'skipped'].includes(what)
      ? [`${instance['region'] ?? '*'} ${what} ${String(detail['reason'] ?? detail['order'] ?? '')}`.trim()]
      : [],
  );
  expect(gist).toEqual([
    'seoul-gangnam act',
    'seoul-gangnam ordered undo',
    'seoul-gangnam undo person',
    '* ordered pause',
    'seoul-songpa skipped paused',
  ]);

  const args = ['run', project, '--once', '--event-clock', '--json', '--data', data];
  const said = await command([...args, '--answers', answers]);
  expect(said.code).toBe(0);
  expect(new Set(decisionsIn(said.out).map((one) => canonicalJson(one)))).toEqual(
    new Set(decisions.map((one) => canonicalJson(one))),
  );
  expect(server.received.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  await server.close();

  // What was recorded is given again without the file.
  const again = await simulateProject(
    { directory: project, playbooks: [], events, csvMap: null, chunk: 500 },
    keptIo(),
  );
  expect(again.decisions).toEqual(decisions);
});
