import { expect, test } from '@jest/globals';
import { connectors } from './index.ts';
import { manifestContract } from './testing/manifest-contract.ts';

const samples: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  log: { note: { text: 'x' }, set: { name: 'a', value: 1 }, clear: { name: 'a', value: 1 } },
  http: {
    post: { path: '/a', body: { b: 1 } },
    put: { path: '/a', body: { b: 1 } },
    delete: { path: '/a', body: { b: 1 } },
  },
  webhook: { send: { event: 'region.recovered', data: { a: 1 } } },
  slack: { post: { text: 'x', channel: '#ops' } },
  email: { send: { subject: 'x', text: 'y' } },
  pagerduty: {
    trigger: { text: 'x', severity: 'critical', alert: 'a' },
    acknowledge: { alert: 'a' },
    resolve: { text: 'x', severity: 'critical', alert: 'a' },
  },
  notify: { ops: { text: 'x', channel: '#ops', urgent: true } },
  ops: { confirm: { question: 'x', choices: ['a', 'b'] }, page: { text: 'x' } },
  kafka: { produce: { topic: 'a', key: 'b', value: { c: 1 } } },
};

for (const connector of connectors) manifestContract(connector, samples[connector.name] ?? {});

test('every connector is listed once, the built-in one first', () => {
  expect(connectors.map((connector) => connector.name)).toEqual(
    'log http openapi kafka webhook slack email pagerduty notify ops'.split(' '),
  );
});
