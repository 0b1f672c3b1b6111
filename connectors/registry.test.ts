import { expect, test } from '@jest/globals';
import { connectors } from './index.ts';
import { resolveConnectors } from './registry.ts';
import { secret } from './secret.ts';
import { inEnglish } from './testing/in-english.ts';

const city = {
  use: 'http',
  baseUrl: secret('http://127.0.0.1:8080'),
  allow: ['/regions/'],
  allowPrivate: ['127.0.0.1/32'],
};

test.each<[string, unknown, readonly string[]]>([
  ['no config', undefined, ['log']],
  ['an empty config', {}, ['log']],
  ['one instance', { city }, ['log', 'city']],
  ['two of one connector', { city, billing: { ...city, allow: ['/credits/'] } }, ['log', 'city', 'billing']],
  ['a Korean name', { 도시: city }, ['log', '도시']],
  ['a name of an object’s own', { constructor: city }, ['log', 'constructor']],
])('%s', (_title, config, names) => {
  const { registry, problems } = resolveConnectors(config, connectors);
  expect(problems).toEqual([]);
  expect([...registry.keys()]).toEqual(names);
  expect([...registry].every(([name, instance]) => instance.name === name)).toBe(true);
});

test.each<[string, unknown, readonly string[]]>([
  ['a list', [], ['connectors: names with their settings are expected here']],
  ['a text', 'http', ['connectors: names with their settings are expected here']],
  ['no settings', { city: null }, ['connectors.city: `use: <connector>` and its settings are expected here']],
  [
    'no `use`',
    { city: {} },
    [
      'connectors.city.use: there is no such connector; there are `log`, `http`, `openapi`, `kafka`, `webhook`, `slack`, `email`, `pagerduty`, `notify`, `ops`',
    ],
  ],
  [
    'an unknown connector',
    { city: { use: 'htpt' } },
    [
      'connectors.city.use: there is no such connector; there are `log`, `http`, `openapi`, `kafka`, `webhook`, `slack`, `email`, `pagerduty`, `notify`, `ops`',
    ],
  ],
  [
    'the built-in name',
    { log: city },
    ['connectors.log: `log` is built in and takes no settings; choose another name'],
  ],
  [
    'a name with a dot',
    { 'city.a': city },
    ['connectors.city.a: a name is letters, digits and `_`, as in a playbook'],
  ],
  ['a missing setting', { bus: { use: 'kafka' } }, ['connectors.bus.topics: is missing; a list is expected']],
  [
    'an unknown setting',
    { bus: { use: 'kafka', topics: ['a'], brokers: 1 } },
    ['connectors.bus: there is no setting `brokers`'],
  ],
  [
    'a place inside',
    { city: { ...city, allow: ['/a/', 'b'] } },
    ['connectors.city.allow[1]: a path prefix beginning with `/`, or an http or https URL is expected'],
  ],
])('%s is told by its place', (_title, config, expected) => {
  const { registry, problems } = resolveConnectors(config, connectors);
  expect(problems.map(({ path, message }) => `${path}: ${inEnglish(message)}`)).toEqual(expected);
  expect([...registry.keys()]).toEqual(['log']);
});

test('a broken instance leaves the others standing', () => {
  const { registry, problems } = resolveConnectors({ city, bus: { use: 'kafka', topics: [] } }, connectors);
  expect([...registry.keys()]).toEqual(['log', 'city']);
  expect(problems).toHaveLength(1);
});

test('settings may change the manifest of one instance', () => {
  const { registry } = resolveConnectors({ a: city, b: { ...city, honoursKeys: true } }, connectors);
  expect([...registry].map(([, { connector }]) => connector.actions['post']?.idempotency)).toEqual([
    undefined,
    'none',
    'key',
  ]);
});

test('planted secrets are in no problem and in no print of the registry', () => {
  const planted = secret('planted\r\ntoken');
  const config = {
    city: { ...city, headers: { authorization: secret('Bearer planted') } },
    bad: { ...city, baseUrl: planted },
    worse: { ...city, headers: { 'x-key': planted } },
    plain: { ...city, baseUrl: 'ftp://planted@host' },
    wrong: { ...city, timeoutMs: 'planted', allowPrivate: ['planted'] },
  };
  const { registry, problems } = resolveConnectors(config, connectors);
  expect(problems.map((problem) => problem.path)).toEqual([
    'connectors.bad.baseUrl',
    'connectors.worse.headers.x-key',
    'connectors.plain.baseUrl',
    'connectors.wrong.timeoutMs',
    'connectors.wrong.allowPrivate[0]',
  ]);
  expect(JSON.stringify([problems, [...registry]])).not.toContain('planted');
});
