import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { CEILINGS } from '../rules/ceilings.ts';
import { type Config, loadConfig, lookUp, lookUpAddress, parseConfig } from './config.ts';
import { CONFIG_FILE } from './settings-file.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('config');
afterAll(() => folders.removeAll());

const lint = { select: ['OS'], warn: [], off: [], files: {} };
const bare: Config = {
  name: 'project',
  zone: 'Asia/Seoul',
  places: {},
  ceilings: CEILINGS,
  partitions: {},
  connectors: {},
  people: {},
  plugins: {},
  lint,
};

/** What a refusal says, and what it says to do. */
function refusal(text: string): string {
  try {
    parseConfig(text, 'c.yaml');
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}\n  help: ${error.help}`;
    throw error;
  }
  throw new Error('it was taken');
}

describe('settings', () => {
  test.each<[string, string, Config]>([
    ['an empty file: every default', '', bare],
    ['comments alone', '# later\n', bare],
    ['a name', 'name: seoul-2', { ...bare, name: 'seoul-2' }],
    ['a zone', 'zone: Europe/Helsinki', { ...bare, zone: 'Europe/Helsinki' }],
    [
      'Kafka, with its defaults',
      'kafka: { brokers: env:KAFKA_BROKERS }',
      {
        ...bare,
        kafka: { brokers: 'env:KAFKA_BROKERS', group: 'ordersense', sessionTimeoutMs: 10_000 },
      },
    ],
    [
      'a store and a cache',
      'store: { url: a }\nredis: { url: b }',
      { ...bare, store: { url: 'a' }, redis: { url: 'b' } },
    ],
    [
      'ceilings: those that are not said stay',
      'ceilings: { actsPerMinute: 50 }',
      { ...bare, ceilings: { ...CEILINGS, actsPerMinute: 50 } },
    ],
    ['partitions of a topic', 'partitions: { orders: 4 }', { ...bare, partitions: { orders: 4 } }],
    [
      'a connector keeps all of its settings',
      'connectors:\n  city: { use: http, allow: ["/regions/"] }',
      { ...bare, connectors: { city: { use: 'http', allow: ['/regions/'] } } },
    ],
    [
      'lints: which are told, as what, and where not',
      'lint: { select: [OS11, OS20], warn: [OS1106], off: [OS4002], files: { "packs/**": { off: [OS11] } } }',
      {
        ...bare,
        lint: {
          select: ['OS11', 'OS20'],
          warn: ['OS1106'],
          off: ['OS4002'],
          files: { 'packs/**': { warn: [], off: ['OS11'] } },
        },
      },
    ],
  ])('%s', (_title, text, config) => {
    expect(parseConfig(text, 'c.yaml')).toEqual(config);
  });

  test.each<[string, string, string]>([
    [
      'a name with spaces',
      'name: My Project',
      'c.yaml:1:1: name: a name of small letters, digits and hyphens is expected',
    ],
    [
      'a number as a name',
      'name: 07',
      'c.yaml:1:1: name: a text is expected, and `07` is read as a number: write `name: "07"`',
    ],
    [
      'a truth value as a name',
      'name: true',
      'c.yaml:1:1: name: a text is expected, and `true` is read as a truth value: write `name: "true"`',
    ],
    [
      'nothing as a name',
      'name: null',
      'c.yaml:1:1: name: a text is expected, and `null` is read as no value: write `name: "null"`',
    ],
    ['a name that is not written', 'name:', 'c.yaml:1:1: name: a text is expected'],
    [
      'a number as a role',
      'people: { kim: { roles: [1] } }',
      'c.yaml:1:26: people.kim.roles.0: a text is expected, and `1` is read as a number: write `"1"`',
    ],
    [
      'a zone that is none',
      'zone: Mars/Olympus',
      'c.yaml:1:1: zone: an IANA time zone such as Asia/Seoul is expected',
    ],
    [
      'a zone by its short name',
      'zone: KST',
      'c.yaml:1:1: zone: `KST` is no time zone of the IANA database; write `Asia/Seoul`',
    ],
    [
      'a zone by its distance',
      'zone: UTC+9',
      'c.yaml:1:1: zone: `UTC+9` is no time zone of the IANA database; write `Asia/Seoul`',
    ],
    [
      'a ceiling under which nothing could be done',
      'ceilings: { actsPerMinute: 0 }',
      'c.yaml:1:13: ceilings.actsPerMinute: at least 1 is expected',
    ],
    [
      'a ceiling that stops nothing',
      'ceilings: { returnsPerDay: 5000 }',
      'c.yaml:1:13: ceilings.returnsPerDay: at most 1000 is expected',
    ],
    [
      'a ceiling that is no whole number',
      'ceilings: { actsPerHour: 0.5 }',
      'c.yaml:1:13: ceilings.actsPerHour: a whole number is expected',
    ],
    [
      'an hour with fewer acts than a minute',
      'ceilings:\n  actsPerMinute: 50\n  actsPerHour: 20',
      'c.yaml:3:3: ceilings.actsPerHour: an hour has at least the 50 acts of a minute',
    ],
    [
      'a slip in a ceiling',
      'ceilings: { actsPerMinut: 5 }',
      'c.yaml:1:13: ceilings.actsPerMinut: there is no such setting; did you mean `actsPerMinute`?',
    ],
    [
      'a code without its letters',
      'lint: { off: [1108] }',
      'c.yaml:1:15: lint.off.0: a code is written with its letters: `OS1108`',
    ],
    [
      'an error as a warning',
      'lint: { warn: [OS1101] }',
      'c.yaml:1:16: lint.warn.0: `OS1101` (unknown-name) stays an error: nothing that has it can run',
    ],
    [
      'a slip in a setting',
      '\nkafak: 1',
      'c.yaml:2:1: kafak: there is no such setting; did you mean `kafka`?',
    ],
    ['a setting of another world', 'replicas: 3', 'c.yaml:1:1: replicas: there is no such setting'],
    [
      'a slip one level down',
      'kafka:\n  gruop: x\n  brokers: y',
      'c.yaml:2:3: kafka.gruop: there is no such setting; did you mean `group`?',
    ],
    [
      'a code that is none, in its list',
      'lint:\n  off: [OS4002, OS41]',
      'c.yaml:2:17: lint.off.1: no code begins with `OS41`; did you mean `OS4`?',
    ],
    [
      'a code in small letters',
      'lint: { select: [os] }',
      'c.yaml:1:18: lint.select.0: no code begins with `os`; did you mean `OS`?',
    ],
    [
      'a name for a code',
      'lint: { warn: [word-operators] }',
      'c.yaml:1:16: lint.warn.0: no code begins with `word-operators`; did you mean `OS4002`?',
    ],
    [
      'a code that cannot be turned off',
      'lint: { off: [OS0101] }',
      'c.yaml:1:15: lint.off.0: `OS0101` (syntax) cannot be turned off: nothing that has it can run',
    ],
    [
      'a code for the list of codes',
      'lint: { off: OS4002 }',
      'c.yaml:1:9: lint.off: a list (`[…]`) is expected',
    ],
    [
      'a slip below a glob',
      'lint: { files: { "a.play": { offf: [OS4002] } } }',
      'c.yaml:1:30: lint.files.a.play.offf: there is no such setting; did you mean `off`?',
    ],
    ['Kafka without brokers', 'kafka: {}', 'c.yaml:1:1: kafka.brokers: is missing; a text is expected'],
    ['brokers that are empty', 'kafka: { brokers: "" }', 'c.yaml:1:10: kafka.brokers: is empty'],
    [
      'a group that is a list',
      'kafka: { brokers: a, group: [b] }',
      'c.yaml:1:22: kafka.group: a text is expected',
    ],
    [
      'a session that is too short',
      'kafka: { brokers: a, sessionTimeoutMs: 10 }',
      'c.yaml:1:22: kafka.sessionTimeoutMs: at least 1000 is expected',
    ],
    [
      'a store that is an address',
      'store: postgres://x',
      'c.yaml:1:1: store: settings (`key: value`) are expected',
    ],
    ['no partitions', 'partitions: { orders: 0 }', 'c.yaml:1:15: partitions.orders: at least 1 is expected'],
    [
      'too many partitions',
      'partitions: { orders: 65 }',
      'c.yaml:1:15: partitions.orders: at most 64 is expected',
    ],
    [
      'half a partition',
      'partitions: { orders: 1.5 }',
      'c.yaml:1:15: partitions.orders: a whole number is expected',
    ],
    [
      'a connector with a capital',
      'connectors:\n  City: { use: http }',
      'c.yaml:2:3: connectors.City: a name is small letters, digits and _',
    ],
    [
      'a connector without use',
      'connectors:\n  city: { baseUrl: x }',
      'c.yaml:2:3: connectors.city.use: is missing; a text is expected',
    ],
    [
      'a connector that is a word',
      'connectors:\n  city: http',
      'c.yaml:2:3: connectors.city: settings (`key: value`) are expected',
    ],
    ['a list as the file', '- name: x', 'c.yaml:1:1: settings (`key: value`) are expected'],
    ['a text as the file', 'hello', 'c.yaml:1:1: settings (`key: value`) are expected'],
  ])('%s is refused with its place', (_title, text, said) => {
    expect(refusal(text)).toBe(`${said}\n  help: see docs/config.md for every setting`);
  });

  test.each<[string, string, string]>([
    [
      'an open bracket',
      'name: [x',
      'c.yaml:1:9: this is no YAML: the indentation does not fit, or a bracket before it is not closed',
    ],
    ['a tab', 'kafka:\n\tbrokers: x', 'c.yaml:2:1: this is no YAML: a tab cannot indent: use spaces'],
    ['the same setting twice', 'name: a\nname: b', 'c.yaml:2:1: this is no YAML: the same name stands twice'],
    ['no colon', 'name: a\nzone', 'c.yaml:2:1: this is no YAML: '],
    ['an open quote', 'name: "a', 'this is no YAML: a quote, a bracket or a colon is missing'],
    ['two documents', 'name: a\n---\nname: b', 'this is no YAML: `---` begins a second document'],
  ])('%s is told with its place', (_title, text, said) => {
    expect(refusal(text)).toContain(said);
    expect(refusal(text)).not.toContain('\n    at ');
  });

  test('every wrong setting is told at once', () => {
    expect(
      refusal('name: A B\nzone: X\nkafak: 1')
        .split('\n')
        .map((line) => line.slice(0, 10)),
    ).toEqual(['c.yaml:1:1', 'c.yaml:2:1', 'c.yaml:3:1', '  help: se']);
  });

  test('docs/config.md names every setting', () => {
    const page = readFileSync(new URL('../docs/config.md', import.meta.url), 'utf8');
    const unknown = refusal('unknown: 1\nkafka: { brokers: a, unknown: 1 }\nstore: { url: a, unknown: 1 }');
    expect(unknown.match(/unknown: there is no such setting/g)).toHaveLength(3);
    for (const setting of ['name', 'zone', 'kafka.brokers', 'kafka.group', 'store.url', 'redis.url'])
      expect(page).toContain(`\`${setting}\``);
  });
});

describe('the file', () => {
  test('a folder without one has every default', async () => {
    expect(await loadConfig(folders.make('none'))).toEqual(bare);
  });

  test('it is read from the folder, and named in what is wrong', async () => {
    const folder = folders.make('some');
    writeFileSync(join(folder, CONFIG_FILE), 'name: helsinki\n');
    expect((await loadConfig(folder)).name).toBe('helsinki');
    writeFileSync(join(folder, CONFIG_FILE), 'name: Helsinki\n');
    await expect(loadConfig(folder)).rejects.toThrow(join(folder, `${CONFIG_FILE}:1:1: name: `));
  });
});

describe('a reference', () => {
  const file = join(folders.make('secret'), 'token');
  writeFileSync(file, '  s3cret\n');

  test.each<[string, string, Record<string, string>, string]>([
    ['anything else is the value itself', 'https://a.example', {}, 'https://a.example'],
    ['a name given by the feed', 'env:CITY_URL', { CITY_URL: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1'],
    ['a file, without the blank around', `file:${file}`, {}, 's3cret'],
  ])('%s', async (_title, value, extra, found) => {
    expect(await lookUp(value, extra)).toBe(found);
  });

  test('the feed comes before the environment', async () => {
    expect(await lookUp('env:PATH', { PATH: 'x' })).toBe('x');
    expect(await lookUp('env:PATH')).toBe(process.env['PATH']);
  });

  test.each<[string, string, Record<string, string>, string]>([
    ['a name that is not set', 'env:ORDERSENSE_NOT_SET', {}, 'the environment has no `ORDERSENSE_NOT_SET`'],
    ['a name that is empty', 'env:A', { A: '' }, 'the environment has no `A`'],
    ['a file that is not there', 'file:/nowhere/token', {}, '`/nowhere/token`'],
  ])('%s is refused', async (_title, value, extra, said) => {
    await expect(lookUp(value, extra)).rejects.toThrow(UsageError);
    await expect(lookUp(value, extra)).rejects.toThrow(said);
  });

  test.each<[string, string, boolean]>([
    ['postgres', 'postgres://u:p@h:5432/d', true],
    ['postgresql', 'postgresql://h/d', true],
    ['another service', 'mysql://h/d', false],
    ['no address', 'localhost', false],
  ])('an address of %s', async (_title, value, taken) => {
    const asked = lookUpAddress(value, 'store.url', ['postgres:', 'postgresql:'], 'postgres://…');
    if (taken) expect(await asked).toBe(value);
    else await expect(asked).rejects.toThrow('`store.url` is no address');
  });

  test('an address that is refused is not shown: it may hold a password', async () => {
    const asked = lookUpAddress('mysql://u:hunter2@h/d', 'store.url', ['postgres:'], 'postgres://…');
    await expect(asked).rejects.not.toThrow('hunter2');
  });
});
