import { expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import { watched } from '../../dsl/resolve/testing/watched.ts';
import type { Test } from '../window.ts';
import { compileProject } from './bundle.ts';

function compiled(when: string, metric = ''): Test {
  const { project, diagnostics } = load(`${watched}\n${metric}\n${playbook(when)}`);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const { trigger } = compileProject(project, { name: 'sample', zone: 'Asia/Seoul' }).playbooks[0]!;
  if (trigger.kind !== 'leaf') throw new Error('no leaf');
  return trigger.test;
}

test.each<[title: string, when: string, want: object]>([
  ['the bad direction of the metric', 'orders per region is anomalous', { not: false, direction: 'down' }],
  ['where none is good, both', 'waiting per region is anomalous', { direction: 'either' }],
  ['what is written wins', 'orders per region is anomalous up', { direction: 'up' }],
  ['the other way round', 'orders per region is not anomalous', { not: true, direction: 'down' }],
  ['how sensitive it is', 'orders per region is anomalous (sensitivity high)', { sensitivity: 'high' }],
  ['without a word medium', 'orders per region is anomalous', { sensitivity: 'medium' }],
])('%s: %s', (_title, when, want) => {
  expect(compiled(when)).toMatchObject({ kind: 'anomalous', ...want });
});

test.each<[title: string, metric: string, want: object]>([
  ['counts are volumes', 'count of orders_in over 10m', { model: 'volume', cycle: 'week', atLeast: null }],
  [
    'few events are no reason to say nothing',
    'count of orders_in over 10m at least 30 samples',
    { atLeast: null },
  ],
  ['rates too', 'rate of orders_in over 10m', { model: 'volume' }],
  ['shares', 'share of orders_in where paid is true over 10m', { model: 'share' }],
  [
    'means keep their guard',
    'avg of orders_in.amount over 10m at least 30 samples',
    { model: 'level', atLeast: 30 },
  ],
  ['rows of a table are looked at, not counted', 'count of riders over 10m', { model: 'level' }],
  ['formulas', 'sum of orders_in.amount / count of orders_in over 10m', { model: 'level' }],
  ['what follows the day', 'count of orders_in over 10m seasonal daily', { cycle: 'day' }],
])('%s: %s', (_title, metric, want) => {
  expect(compiled('m is anomalous', `metric m = ${metric}`)).toMatchObject({ kind: 'anomalous', ...want });
});
