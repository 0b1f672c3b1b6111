import { describe, expect, test } from '@jest/globals';
import type { FoldMetric } from '../model/metric.ts';
import { metricOf } from './testing/declared.ts';

const plain: FoldMetric = {
  kind: 'fold',
  name: 'm',
  title: null,
  source: 'orders_in',
  aggregate: 'count',
  rank: null,
  field: null,
  perEvent: null,
  filter: null,
  outOf: null,
  per: [],
  overMs: null,
  baseline: null,
  atLeast: null,
  missingAsZero: false,
  unit: { kind: 'count' },
  good: null,
  seasonal: null,
  forecast: null,
  deprecated: null,
};
const rejected = { kind: 'in', field: 'event', values: ['rejected'] } as const;

describe('what a metric is', () => {
  test.each<[string, Partial<FoldMetric>]>([
    ['m = count of orders_in', {}],
    ['m "주문" = count of orders_in', { title: '주문' }],
    ['m = count of riders', { source: 'riders' }],
    ['m = count of orders_in where event is "rejected"', { filter: rejected }],
    [
      'm = sum of orders_in.amount',
      { aggregate: 'sum', field: 'amount', unit: { kind: 'money', currency: 'KRW' } },
    ],
    ['m = avg of orders_in.took', { aggregate: 'mean', field: 'took', unit: { kind: 'duration' } }],
    ['m = avg of orders_in.part', { aggregate: 'mean', field: 'part', unit: { kind: 'percent' } }],
    [
      'm = avg of orders_in.rated',
      { aggregate: 'mean', field: 'rated', unit: { kind: 'number', name: '점' } },
    ],
    [
      'm = avg of riders.pay',
      { source: 'riders', aggregate: 'mean', field: 'pay', unit: { kind: 'money', currency: 'USD' } },
    ],
    [
      'm = share of orders_in where event is "rejected"',
      { aggregate: 'share', filter: rejected, unit: { kind: 'percent' } },
    ],
    [
      'm = share of orders_in where event is "rejected" out of paid is true',
      {
        aggregate: 'share',
        filter: rejected,
        outOf: { kind: 'in', field: 'paid', values: [true] },
        unit: { kind: 'percent' },
      },
    ],
    ['m = count of orders_in per shop, region, shop', { per: ['region', 'shop'] }],
    ['m = count of orders_in over 24h', { overMs: 86_400_000 }],
    ['m = count of orders_in over 10s', { overMs: 10_000 }],
    ['m = count of orders_in baseline previous 1h', { baseline: { kind: 'previous', spanMs: 3_600_000 } }],
    ['m = count of orders_in at least 30 samples', { atLeast: 30 }],
    ['m = count of orders_in at least 30건', { atLeast: 30 }],
    ['m = count of orders_in missing as zero', { missingAsZero: true }],
    ['m = count of orders_in good is down', { good: 'down' }],
    ['m = count of orders_in unit 접시', { unit: { kind: 'number', name: '접시' } }],
    [
      'm = share of orders_in where paid is true unit percent',
      {
        aggregate: 'share',
        filter: { kind: 'in', field: 'paid', values: [true] },
        unit: { kind: 'percent' },
      },
    ],
    ['m = count of orders_in seasonal weekly', { seasonal: 'weekly' }],
    ['m = count of orders_in seasonal daily', { seasonal: 'daily' }],
    ['m = count of orders_in deprecated "use orders"', { deprecated: 'use orders' }],
  ])('metric %s', (text, want) => {
    expect(metricOf(`metric ${text}`)).toEqual({ model: { ...plain, ...want }, codes: [] });
  });
});

describe('what it cannot be', () => {
  test.each<[string, readonly string[]]>([
    ['m = count of nobody', ['OS1101']],
    ['m = count of channel', ['OS1101']],
    ['m = count of weather', ['OS1101']],
    ['m = count of orders_in per amount', ['OS1201']],
    ['m = count of orders_in out of paid is true', ['OS1201']],
    ['m = sum of orders_in.amount out of paid is true', ['OS1201']],
    ['m = avg of orders_in.nobody', ['OS1101']],
    ['m = avg of 3', ['OS0101']],
    ['m = count of orders_in over 0s', ['OS1309']],
    ['m = count of orders_in over 15s', ['OS1309']],
    ['m = count of orders_in over 24h10s', ['OS1309']],
    ['m = count of orders_in over 8d1h', ['OS1309']],
    ['m = count of orders_in over 91d', ['OS1309']],
    ['m = count of orders_in seasonal hourly', ['OS1104']],
    ['m = count of orders_in baseline previous 15s', ['OS1309']],
    ['m = count of orders_in baseline same time last 90m', ['OS1309']],
    ['m = count of orders_in at least 30%', ['OS1201']],
    ['m = count of orders_in good is sideways', ['OS1104']],
    ['m = share of orders_in where paid is true unit 접시', ['OS1201']],
    ['m = count of orders_in unit percent', ['OS1201']],
    ['m = count of orders_in baseline forecast', ['OS1101']],
  ])('metric %s: %j', (text, want) => {
    expect(metricOf(`metric ${text}`)).toEqual({ model: undefined, codes: want });
  });
});
