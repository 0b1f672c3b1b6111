import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { english } from '../../dsl/say.ts';
import { lockFolder } from '../../engine/adapters/folder-lock.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { CheckFailed } from '../usage-error.ts';
import { doctor } from './doctor.ts';
import { examineDataFolder, examineNode } from './machine.ts';
import { clockSkew } from './services.ts';

const folders = temporaryFolders('doctor');
const SECRET = 'geheim-4711';
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  folders.removeAll();
});

const project = (config: string, play = PLAY): string => {
  const folder = folders.make('project');
  writeFileSync(join(folder, 'ordersense.config.yaml'), `name: ill\nzone: Asia/Seoul\n${config}`);
  writeFileSync(join(folder, 'a.play'), play);
  return folder;
};

const PLAY = `language 1

stream orders "주문" from kafka "orders" {
  key event_id  time at  late 20s  silent after 10m  owner "platform"
  field event_id is id
}

metric orders_now "주문 수" = count of orders over 5m  missing as zero

playbook few "주문 끊김" {
  owner "ops"  severity low  mode shadow
  when orders_now < 5 over 5m
  then do log.note(text: "few")
}
`;

const city = (address: string) => `connectors:
  city: { use: http, baseUrl: "${address}", allow: ["/x/"], allowPrivate: ["127.0.0.1/32"] }
`;

const seen = async (directory: string, lang: 'en' | 'ko' = 'en', json = false) => {
  const io = toldIo(lang);
  const error = await doctor({ directory, data: null, json }, io).then(
    () => null,
    (failure: unknown) => failure,
  );
  return { error, out: io.results.join('\n') };
};

describe('doctor', () => {
  test('a project that needs nothing is well', async () => {
    const { error, out } = await seen(project(city(`http://127.0.0.1:${port}/`)));
    expect(error).toBeNull();
    for (const line of [
      '✓ ordersense.config.yaml: project `ill`, zone Asia/Seoul',
      '✓ a playbook is stopped above 1,000 acts in 1m or 10,000 in 1h, or where one thing comes back 24 times in 1d',
      '✓ 1 files, 1 playbooks',
      '✓ no Kafka is named: events come by the in-process log',
      '✓ `city` can be reached',
    ])
      expect(out).toContain(line);
    expect(out.split('\n').at(-1)).toBe('all is well');
  });

  test('what cannot be reached is told with what to do, in Korean', async () => {
    const { error, out } = await seen(project(city('http://127.0.0.1:1/')), 'ko');
    expect(error).toBeInstanceOf(CheckFailed);
    expect(out).toContain(
      '✗ `connectors.city.baseUrl`이 가리키는 곳에서 답이 없습니다\n    도움말: 주소가 맞는지',
    );
    expect(out.split('\n').at(-1)).toBe('잘못된 것 1, 이상한 것 0');
  });

  test('services that are down: each is told, none of their secrets is', async () => {
    const address = (scheme: string) => `${scheme}://user:${SECRET}@127.0.0.1:1/0`;
    const folder = project(`store: { url: "${address('postgres')}" }
redis: { url: "${address('redis')}" }
kafka: { brokers: "127.0.0.1:1" }
`);
    const { error, out } = await seen(folder);
    expect(error).toBeInstanceOf(CheckFailed);
    expect(out).toContain('✗ PostgreSQL: ');
    expect(out).toContain('! Redis cannot be used');
    expect(out).toMatch(/✗ Kafka at `127.0.0.1:1`|✗ .*Kafka.*127\.0\.0\.1:1/);
    expect(out).not.toContain(SECRET);
  });

  test('ceilings of the project’s own, in Korean', async () => {
    const { out } = await seen(project('ceilings: { actsPerMinute: 50, actsPerHour: 2000 }\n'), 'ko');
    expect(out).toContain(
      '✓ 조치가 1분에 50건이나 1시간에 2,000건을 넘거나 같은 것을 하루에 24번 되돌리면 플레이북을 멈춥니다',
    );
  });

  test('references that lead nowhere', async () => {
    const { out } = await seen(project(`store: { url: "env:NO_SUCH_STORE" }\n${city('env:NO_SUCH_CITY')}`));
    expect(out).toContain('✗ the environment has no `NO_SUCH_STORE`');
    expect(out).toContain('✗ connectors.city.baseUrl: nothing answers `env:NO_SUCH_CITY` here');
  });

  test('settings that are no settings, and nothing there', async () => {
    expect((await seen(project('nmae: x\n'))).out).toContain(
      'there is no such setting; did you mean `name`?',
    );
    expect((await seen('/no/such')).out).toContain('✗ there is no folder `/no/such`');
  });

  test('playbooks with errors', async () => {
    const { error, out } = await seen(project('', 'language 1\nplaybook x {'));
    expect(error).toBeInstanceOf(CheckFailed);
    expect(out).toMatch(/✗ the playbooks have \d+ errors\n {4}help: `ordersense lint` shows them/);
  });

  test('whoever has the embedded store is named', async () => {
    const folder = project('');
    const state = join(folder, '.ordersense', 'state');
    mkdirSync(state, { recursive: true });
    const unlock = lockFolder(state);
    expect((await seen(folder)).out).toContain(`is in use by this process (${process.pid})`);
    unlock();
    expect((await seen(folder)).out).toContain(`✓ the embedded store in \`${state}\` is free`);
  });

  test('as JSON', async () => {
    const { out } = await seen(project(city('http://127.0.0.1:1/')), 'en', true);
    const { schema, examinations } = JSON.parse(out) as {
      schema: string;
      examinations: { of: string; level: string }[];
    };
    expect(schema).toBe('ordersense.doctor/1');
    expect(examinations.map(({ of, level }) => `${of} ${level}`)).toEqual([
      'node fine',
      'settings fine',
      'ceilings fine',
      'project fine',
      'data fine',
      'store fine',
      'kafka fine',
      'redis fine',
      'connectors.city error',
    ]);
  });
});

test.each<[string, 'fine' | 'error']>([
  ['20.19.0', 'fine'],
  ['22.1.0', 'fine'],
  ['20.18.3', 'error'],
  ['18.20.0', 'error'],
])('Node %s is %s', (version, level) => {
  expect(examineNode(version).level).toBe(level);
});

test.each<[string, number, string]>([
  ['in step', 900, 'agree on the time'],
  ['ahead', 61_000, '61 s ahead of this machine'],
  ['behind', -5_400, '5 s behind this machine'],
])('a database’s clock that is %s', (_title, skewMs, said) => {
  expect(english(clockSkew(skewMs).said)).toContain(said);
});

describe('the data folder', () => {
  test('one that is not there yet is made later', () => {
    expect(examineDataFolder(join(folders.make('data'), 'a', 'b')).level).not.toBe('error');
  });

  test('one below a file', () => {
    const file = join(folders.make('data'), 'file');
    writeFileSync(file, '');
    expect(english(examineDataFolder(join(file, 'x')).said)).toBe(
      `\`${file}\` is a file, and data would be kept below it`,
    );
  });

  // Root may write everywhere.
  (process.getuid?.() === 0 ? test.skip : test)('one that is another user’s', () => {
    const folder = folders.make('data');
    chmodSync(folder, 0o500);
    expect(examineDataFolder(folder).level).toBe('error');
  });
});
