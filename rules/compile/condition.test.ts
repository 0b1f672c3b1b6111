import { describe, expect, test } from '@jest/globals';
import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { MetricModel, MetricUse } from '../../dsl/model/metric.ts';
import { load } from '../../dsl/resolve/testing/sample.ts';
import { compileCondition, createAsker, named, noReads } from './condition.ts';
import { createGraph } from './graph.ts';

const { sources, metrics } = load('').project;
const metric = (name: string): MetricModel => metrics.find((candidate) => candidate.name === name)!;
const use = (name: string, overMs: number | null = 900_000): MetricUse => ({
  metric: metric(name),
  by: ['region'],
  slice: null,
  overMs,
});
const leaf = (name: string, value = 3): ConditionModel => ({
  kind: 'leaf',
  text: `${name} > ${value}`,
  operand: { kind: 'metric', use: use(name) },
  test: { kind: 'threshold', op: '>', value, atLeast: null },
});

function compiled(model: ConditionModel, role = 'when') {
  const reads = noReads();
  const graph = createGraph(sources, []);
  const condition = compileCondition(model, role, createAsker(graph, reads));
  return { condition, reads, graph };
}

describe('what is read', () => {
  test.each<[string, ConditionModel, readonly string[], readonly string[], number]>([
    ['a metric', leaf('orders'), ['orders_in'], [], 1],
    ['a table metric', leaf('idle'), ['riders'], [], 1],
    ['two of one source', { kind: 'and', of: [leaf('orders'), leaf('waiting')] }, ['orders_in'], [], 2],
    ['one twice', { kind: 'or', of: [leaf('orders'), leaf('orders', 4)] }, ['orders_in'], [], 1],
    [
      'under a not and a hold',
      { kind: 'hold', of: { kind: 'not', of: leaf('idle') }, forMs: 60_000, text: 'x' },
      ['riders'],
      [],
      1,
    ],
    [
      'both sides of a comparison',
      {
        kind: 'leaf',
        text: 'x',
        operand: { kind: 'metric', use: use('idle') },
        test: { kind: 'ofMetric', op: '<', ratio: 0.8, use: use('waiting') },
      },
      ['orders_in', 'riders'],
      [],
      2,
    ],
    [
      'a probe',
      {
        kind: 'leaf',
        text: 'x',
        operand: { kind: 'probe', probe: 'weather', field: 'rain' },
        test: { kind: 'missing', not: false },
      },
      [],
      ['weather'],
      0,
    ],
    [
      'a silent source',
      { kind: 'sourceMissing', text: 'x', source: 'riders', overMs: 60_000, not: false },
      ['riders'],
      [],
      0,
    ],
    ['a cause', { kind: 'cause', text: 'x', cause: 'a', not: false }, [], [], 0],
  ])('by %s', (_title, model, wantSources, wantProbes, windows) => {
    const { reads } = compiled(model);
    expect([named(reads.sources), named(reads.probes), reads.windows.size]).toEqual([
      wantSources,
      wantProbes,
      windows,
    ]);
  });
});

describe('ids', () => {
  const idOf = (model: ConditionModel, role?: string): string => {
    const { condition } = compiled(model, role);
    return 'id' in condition ? condition.id : '';
  };

  test.each<[string, string, string, boolean]>([
    [
      'the text does not count',
      idOf(leaf('orders')),
      idOf({ ...leaf('orders'), text: 'orders  >  3' } as ConditionModel),
      true,
    ],
    ['the role does', idOf(leaf('orders')), idOf(leaf('orders'), 'recovered'), false],
    ['the limit does', idOf(leaf('orders')), idOf(leaf('orders', 4)), false],
    ['the metric does', idOf(leaf('orders')), idOf(leaf('waiting')), false],
  ])('%s', (_title, one, other, same) => {
    expect(one === other).toBe(same);
    expect(one).toMatch(/^when:[0-9a-f]{12}$/);
  });

  test('twins are told apart in the order they stand', () => {
    const { condition } = compiled({ kind: 'and', of: [leaf('orders'), leaf('orders')] });
    if (condition.kind !== 'and') throw new Error(condition.kind);
    const [first, second] = condition.of.map((part) => ('id' in part ? part.id : ''));
    expect(second).toBe(`${first}~2`);
  });
});

describe('the graph', () => {
  test.each<[string, MetricUse, MetricUse, boolean]>([
    ['the same use', use('orders'), use('orders'), true],
    [
      'dimensions in another order',
      { ...use('orders'), by: ['region', 'shop'] },
      { ...use('orders'), by: ['shop', 'region'] },
      true,
    ],
    ['another window', use('orders'), use('orders', 60_000), false],
    [
      'another slice',
      use('orders'),
      { ...use('orders'), slice: { kind: 'in', field: 'region', values: ['x'] } },
      false,
    ],
    ['another title', use('orders'), { ...use('orders'), metric: { ...metric('orders'), title: 'x' } }, true],
    ['another name', use('orders'), { ...use('orders'), metric: { ...metric('orders'), name: 'x' } }, false],
    [
      'another sample guard',
      use('orders'),
      { ...use('orders'), metric: { ...metric('orders'), atLeast: 1 } },
      true,
    ],
  ])('%s: one window is %p', (_title, one, other, same) => {
    const graph = createGraph(sources, []);
    expect(graph.windowOf(one) === graph.windowOf(other)).toBe(same);
    expect(graph.windows()).toHaveLength(same ? 1 : 2);
  });

  test('lists its nodes by id, whatever was asked first', () => {
    const ask = (names: readonly string[]) => {
      const graph = createGraph(sources, []);
      for (const name of names) graph.windowOf(use(name));
      return JSON.stringify([graph.panes(), graph.windows()]);
    };
    const names = ['orders', 'waiting', 'rejects', 'took', 'revenue', 'idle'];
    expect(ask(names)).toBe(ask([...names].reverse()));
  });
});
