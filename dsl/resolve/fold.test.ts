import { describe, expect, test } from '@jest/globals';
import type { EventFormula, FoldMetric } from '../model/metric.ts';
import { metricOf } from './testing/declared.ts';
import { said } from './testing/sample.ts';
import type { ValueType } from './value.ts';

/** A fold declared as `m`; throws with the codes where there is none. */
function foldOf(text: string): FoldMetric {
  const { model, codes } = metricOf(`metric m = ${text} over 5m`);
  if (model?.kind === 'fold' && codes.length === 0) return model;
  throw new Error(`${model?.kind} ${codes.join(' ')}`);
}

/** A formula in brackets. */
function shown(formula: EventFormula | null): string {
  switch (formula?.kind) {
    case undefined:
      return 'none';
    case 'field':
      return formula.field;
    case 'constant':
      return String(formula.value);
    case 'binary':
      return `(${shown(formula.left)} ${formula.op} ${shown(formula.right)})`;
  }
}

const count: ValueType = { kind: 'count' };
const duration: ValueType = { kind: 'duration' };
const won: ValueType = { kind: 'money', currency: 'KRW' };

describe('each aggregate: what it folds, and what comes of it', () => {
  test.each<[text: string, aggregate: string, field: string | null, unit: ValueType]>([
    ['count of orders_in', 'count', null, count],
    ['rate of orders_in', 'rate', null, { kind: 'number', name: null }],
    ['share of orders_in where paid is true', 'share', null, { kind: 'percent' }],
    ['sum of orders_in.amount', 'sum', 'amount', won],
    ['avg of orders_in.took', 'mean', 'took', duration],
    ['min of orders_in.took', 'min', 'took', duration],
    ['max of orders_in.part', 'max', 'part', { kind: 'percent' }],
    ['median of orders_in.rated', 'median', 'rated', { kind: 'number', name: '점' }],
    ['stddev of orders_in.took', 'stddev', 'took', duration],
    ['p95 of orders_in.took', 'percentile', 'took', duration],
    ['distinct of orders_in.shop', 'distinct', 'shop', count],
    ['distinct of orders_in.amount', 'distinct', 'amount', count],
    ['latest of orders_in.amount', 'latest', 'amount', won],
    ['latest of orders_in.event', 'latest', 'event', { kind: 'text' }],
    ['latest of orders_in.paid', 'latest', 'paid', { kind: 'bool' }],
  ])('%s', (text, aggregate, field, unit) => {
    expect(foldOf(text)).toMatchObject({ aggregate, field, unit, perEvent: null, source: 'orders_in' });
  });

  test.each<[text: string, rank: number | null]>([
    ['p50 of orders_in.took', 50],
    ['p99.9 of orders_in.took', 99.9],
    ['p5 of orders_in.took', 5],
    ['median of orders_in.took', null],
  ])('%s is of rank %p', (text, rank) => {
    expect(foldOf(text).rank).toBe(rank);
  });

  test.each<[text: string, said: string]>([
    ['rate of orders_in.took', 'OS1201 <orders_in.took> `rate` counts whole events'],
    ['rate of riders', 'OS1201 <rate> `riders` is a table, and has no rate'],
    ['count of orders_in.took', 'OS1201 <orders_in.took> `count` counts whole events'],
    ['distinct of orders_in', 'OS1201 <orders_in> `distinct` needs a field of `orders_in`'],
    ['min of orders_in', 'OS1201 <orders_in> `min` needs a field of `orders_in`'],
    ['max of orders_in.event', 'OS1201 <event> `max` needs a number, `event` is one of a list'],
    ['p95 of orders_in.paid', 'OS1201 <paid> `p95` needs a number, `paid` is true or false'],
    ['stddev of orders_in.tok', 'OS1101 <tok> `orders_in` has no field called `tok`'],
    ['latest of nobody.at', 'OS1101 <nobody.at> there is no stream or table called `nobody.at`'],
    ['median of orders_in.took out of paid is true', 'OS1201 <paid is true> `out of` belongs to `share`'],
    ['share of orders_in', 'OS1201 <share> `share` does not say which events it is the share of'],
  ])('%s', (text, want) => {
    expect(said(`metric m = ${text} over 5m`)).toEqual([`error ${want}`]);
  });

  test.each<[text: string, help: string]>([
    ['distinct of orders_in', 'for example `distinct of orders_in.id`'],
    ['min of orders_in', 'for example `min of orders_in.amount`'],
  ])('the help for `%s` names a field that there is', (text, help) => {
    const found = said(`metric m = ${text} over 5m`);
    expect(found).toHaveLength(1);
    expect(said(`metric m = ${/`(.+)`/.exec(help)?.[1] ?? ''} over 5m`)).toEqual([]);
  });
});

describe('what is computed on each event', () => {
  test.each<[text: string, formula: string, unit: ValueType]>([
    ['avg of (orders_in.took - took)', '(took - took)', duration],
    ['avg of (orders_in.took - orders_in.took / 2)', '(took - (took / 2))', duration],
    ['sum of (2 * orders_in.amount)', '(2 * amount)', won],
    ['max of (orders_in.amount + 3000원)', '(amount + 3000)', won],
    ['p90 of (orders_in.took + 5m)', '(took + 300000)', duration],
    ['avg of (orders_in.amount * part)', '(amount * part)', won],
  ])('%s', (text, formula, unit) => {
    const fold = foldOf(text);
    expect(shown(fold.perEvent)).toBe(formula);
    expect(fold).toMatchObject({ field: null, unit, source: 'orders_in' });
  });

  test.each<[text: string, said: string]>([
    ['avg of (took - took)', 'OS1101 <took> `took` is not a stream or table'],
    ['avg of (orders_in.took - tok)', 'OS1101 <tok> `orders_in` has no field called `tok`'],
    [
      'avg of (orders_in.took - riders.pay)',
      'OS1101 <riders.pay> `orders_in` has no field called `riders.pay`',
    ],
    ['avg of (orders_in.took - amount)', 'OS1201 <-> `took` - `amount` has no meaning'],
    ['avg of (orders_in.took - event)', 'OS1201 <event> nothing can be computed with `event`'],
    ['avg of (orders_in.took + 5)', 'OS1202 <5> `5` needs a unit here'],
    ['sum of (orders_in.amount + 3USD)', 'OS1204 <3USD> `3USD` is another currency than `amount`'],
    ['avg of (3 * 2)', 'OS1201 <3 * 2> this computes with no field of any event'],
    ['count of (orders_in.took - took)', 'OS1201 <orders_in.took - took> `count` counts whole events'],
    ['latest of (orders_in.took / 2)', 'OS1201 <orders_in.took / 2> `latest` takes a field as it is'],
    [
      'distinct of (orders_in.took - took)',
      'OS1201 <orders_in.took - took> `distinct` takes a field as it is',
    ],
  ])('%s', (text, want) => {
    expect(said(`metric m = ${text} over 5m`)).toEqual([`error ${want}`]);
  });
});
