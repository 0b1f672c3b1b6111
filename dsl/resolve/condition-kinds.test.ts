import { describe, expect, test } from '@jest/globals';
import type { ConditionModel } from '../model/condition.ts';
import { playbook } from './testing/sample.ts';
import { saidOf, triggerOf } from './testing/watched.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const paid = { kind: 'in', field: 'paid', values: [true] } as const;
const gangnam = { kind: 'in', field: 'region', values: ['seoul-gangnam'] } as const;

/** A row's frame: the trigger itself, or the second part of one that binds the region. */
function sliceOf(when: string): ConditionModel {
  const trigger = triggerOf(when);
  return trigger.kind === 'and' ? trigger.of[1]! : trigger;
}

describe('each event or row, known by its key or by what it is grouped by', () => {
  test.each<[when: string, want: Partial<Extract<ConditionModel, { kind: 'each' }>>]>([
    ['each orders_in', { source: 'orders_in', filter: null, by: ['id'] }],
    ['each riders where status is "busy"', { source: 'riders', by: ['rider'] }],
    ['each orders_in where paid is true per order', { filter: paid, by: ['order'] }],
    ['each orders_in per shop, order', { by: ['order', 'shop'] }],
    ['each orders_in in 강남구', { filter: gangnam, by: ['id'] }],
    ['each orders_in where paid is true in 강남구', { filter: { kind: 'all', of: [paid, gangnam] } }],
    [
      'each churn where (chance >= 70% and favourite is "치킨") per customer',
      {
        filter: {
          kind: 'all',
          of: [
            { kind: 'compare', field: 'chance', op: '>=', value: 0.7 },
            { kind: 'in', field: 'favourite', values: ['치킨'] },
          ],
        },
        by: ['customer'],
      },
    ],
    [
      'each orders_in where shop.staff < 2',
      { filter: { kind: 'compare', field: 'staff', op: '<', value: 2, table: 'shops' } },
    ],
  ])('%s', (when, want) => {
    expect(triggerOf(when)).toMatchObject({ kind: 'each', text: when, ...want });
  });

  test.each<[when: string, said: string]>([
    ['each ordrs_in', 'OS1101 <ordrs_in> there is no stream or table called `ordrs_in`'],
    ['each orders_in.took', 'OS1101 <orders_in.took> there is no stream or table called `orders_in.took`'],
    ['each orders', 'OS1201 <orders> `each` looks at events and rows, `orders` is a metric'],
    ['each peak', 'OS1101 <peak> `peak` is not a stream or table'],
    ['each weather', 'OS1101 <weather> `weather` is not a stream or table'],
    ['each orders_in overall', 'OS1201 <orders_in> `each` is about every single one, never `overall`'],
    [
      'each orders_in per amount',
      'OS1201 <amount> `amount` is an amount of money, not something to group by',
    ],
    ['each orders_in per regoin', 'OS1101 <regoin> `orders_in` has no field called `regoin`'],
    ['each orders_in where pid is true', 'OS1101 <pid> `orders_in` has no field called `pid`'],
    ['each orders_in in 강동구', 'OS1104 <강동구> `orders_in` is not known in `강동구`'],
    ['each orders_in over 5m', 'OS1201 <5m> `over` says nothing about `each`'],
    ['each orders_in vs previous 1h', 'OS1201 <previous 1h> `vs` says nothing about `each`'],
    [
      'each orders_in with at least 3 samples',
      'OS1201 <at least 3 samples> `with at least` says nothing about `each`',
    ],
    [
      'each orders_in and orders per region > 3건',
      'OS1110 <region> one playbook cannot watch `per region` as well',
    ],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });
});

describe('a slice that brought nothing', () => {
  test.each<[when: string, want: Partial<Extract<ConditionModel, { kind: 'absent' }>>]>([
    ['no orders_in per region over 5m', { by: ['region'], filter: null, overMs: 5 * MINUTE_MS }],
    ['no orders_in per region', { by: ['region'], overMs: 5 * MINUTE_MS }],
    ['no orders_in where paid is true over 2d', { by: [], filter: paid, overMs: 48 * HOUR_MS }],
    ['no orders_in in 강남구 over 5m', { by: [], filter: gangnam }],
    ['orders per region > 3건 and no orders_in over 1h', { by: ['region'] }],
    ['orders per region > 3건 and no orders_in overall over 1h', { by: [] }],
    ['orders per region, shop > 3건 and no riders over 1h', { by: ['region'] }],
    ['orders per region > 3건 and no orders_in in 강남구 over 1h', { by: [], filter: gangnam }],
  ])('%s', (when, want) => {
    expect(sliceOf(when)).toMatchObject({ kind: 'absent', ...want });
  });

  test.each<[when: string, said: string]>([
    ['no orders over 5m', 'OS1201 <orders> `no` looks at events and rows, `orders` is a metric'],
    ['no count of orders_in over 5m', 'OS1201 <count> `no` asks whether events came, not for a number'],
    ['no ordrs_in over 5m', 'OS1101 <ordrs_in> there is no stream or table called `ordrs_in`'],
    ['no orders_in over 7s', 'OS1309 <7s> a window cannot be `7s` long'],
    ['no orders_in over 5m vs previous 1h', 'OS1201 <previous 1h> `vs` says nothing about `no`'],
    ['orders per shop > 3건 and no riders over 1h', 'OS1107 <riders> `riders` has no `shop`'],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });

  test('its window is said, here or by the source', () => {
    const quiet = 'stream quiet from kafka "q" { key id time at field id is id }';
    expect(saidOf(`${quiet}\n${playbook('no quiet')}`)).toEqual([
      'error OS1301 <quiet> nothing says for how long there must be no `quiet`',
    ]);
    expect(saidOf(`${quiet}\n${playbook('no quiet over 15m')}`)).toEqual([]);
  });

  test('the whole pipe is another question, and says so', () => {
    for (const part of ['where paid is true', 'per region', 'in 강남구']) {
      expect(saidOf(playbook(`orders_in ${part} is missing over 5m`))).toEqual([
        'error OS1201 <orders_in> `orders_in is missing` is about the whole pipe',
      ]);
      expect(saidOf(playbook(`no orders_in ${part} over 5m`))).toEqual([]);
    }
  });
});

describe('sequences and schedules', () => {
  test('steps in the order written, each with its deadline', () => {
    const when =
      'orders overall > 3건 for 5m followed by waiting overall > 3건 within 20m not followed by cancels > 3 within 1h';
    expect(triggerOf(when)).toMatchObject({
      kind: 'sequence',
      text: when,
      first: { kind: 'hold', forMs: 5 * MINUTE_MS },
      steps: [
        { not: false, withinMs: 20 * MINUTE_MS, of: { kind: 'leaf', text: 'waiting overall > 3건' } },
        { not: true, withinMs: HOUR_MS, of: { kind: 'leaf', text: 'cancels > 3' } },
      ],
    });
  });

  test('each part is told of its own mistakes', () => {
    const when = 'ordrs > 3 followed by waiting > 3% within 5m not followed by each nobody within 5m';
    expect(saidOf(playbook(when)).map((line) => line.replace(/^error (OS\d+ <[^>]*>).*/, '$1'))).toEqual([
      'OS1101 <ordrs>',
      'OS1201 <3%>',
      'OS1101 <nobody>',
    ]);
  });

  test('a sequence has one set of dimensions', () => {
    expect(saidOf(playbook('orders per region > 3건 followed by waiting > 3건 within 5m'))).toEqual([]);
    expect(
      saidOf(playbook('each orders_in per order followed by each orders_in per shop within 5m')),
    ).toEqual(['error OS1110 <shop> one playbook cannot watch `per shop` as well']);
  });

  test.each<[when: string, said: readonly string[]]>([
    ['orders per region > 3건 and during peak', []],
    ['orders per region > 3건 and not during peak', []],
    ['during peek', ['error OS1101 <peek> there is no schedule called `peek`']],
    ['during orders', ['error OS1101 <orders> there is no schedule called `orders`']],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual(want);
  });

  test('during is the schedule by name', () => {
    expect(triggerOf('during peak')).toEqual({ kind: 'during', text: 'during peak', schedule: 'peak' });
  });
});

describe('anomalies', () => {
  const same = { kind: 'sameTime', stepMs: 7 * 24 * HOUR_MS, times: 4 };
  test.each<[when: string, want: object]>([
    [
      'orders per region is anomalous',
      { not: false, direction: null, params: {}, baseline: same, atLeast: 30 },
    ],
    ['orders per region anomalous', { not: false, direction: null }],
    ['orders per region is not anomalous down', { not: true, direction: 'down' }],
    [
      'orders per region is anomalous either (sensitivity high)',
      { direction: 'either', params: { sensitivity: 'high' } },
    ],
    ['orders per region is anomalous (sensitivity "low")', { params: { sensitivity: 'low' } }],
    ['waiting per region is anomalous', { baseline: null, atLeast: null }],
    [
      'waiting per region is anomalous vs previous 1h with at least 9 samples',
      { baseline: { kind: 'previous', spanMs: HOUR_MS }, atLeast: 9 },
    ],
    ['weather.rain per region is anomalous over 1h', { baseline: null }],
  ])('%s', (when, want) => {
    expect(triggerOf(when)).toMatchObject({ kind: 'leaf', test: { kind: 'anomalous', ...want } });
  });

  test.each<[when: string, said: string]>([
    [
      'orders is anomalous (sensitivty high)',
      'OS1101 <sensitivty> `anomalous` cannot be told a `sensitivty`',
    ],
    ['orders is anomalous (sensitivity hgh)', 'OS1104 <hgh> `sensitivity` is never `hgh`'],
    ['orders is anomalous (sensitivity 3)', 'OS1104 <3> `sensitivity` is never `3`'],
    [
      'orders is anomalous (sensitivity high, sensitivity low)',
      'OS0107 <sensitivity> `sensitivity` is given twice',
    ],
    [
      'latest of riders.status is anomalous',
      'OS1201 <latest of riders.status> `latest of riders.status` has no greater and less',
    ],
    [
      'orders per region > 3건 and weather.open is anomalous',
      'OS1201 <is anomalous> `weather.open` has no past that is kept',
    ],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });
});

describe('recovery', () => {
  test.each<[when: string, want: object]>([
    ['rejects per region recovers to 5%', { to: 0.05, baseline: null }],
    ['orders per region recovers to few', { to: 3, baseline: null }],
    ['rejects per region recovers', { to: null, baseline: { kind: 'previous', spanMs: 30 * MINUTE_MS } }],
    ['orders per region recovers', { to: null, baseline: { kind: 'sameTime' } }],
    [
      'orders per region recovers vs previous 1h',
      { to: null, baseline: { kind: 'previous', spanMs: HOUR_MS } },
    ],
  ])('%s', (when, want) => {
    expect(triggerOf(when)).toMatchObject({ kind: 'leaf', test: { kind: 'recovers', ...want } });
  });

  test.each<[when: string, said: string]>([
    ['took per region recovers to 30m', 'OS1201 <took> nothing says on which side of `30m` `took` is well'],
    ['rejects per region recovers to 30', 'OS1202 <30> `30` needs a unit here'],
    ['rejects per region recovers to 5m', 'OS1201 <5m> `rejects` cannot be compared with `5m`'],
    [
      'rejects per region recovers to waiting',
      'OS1201 <waiting> `recovers to` needs a value such as a threshold has',
    ],
    [
      'rejects per region recovers to 50% of waiting',
      'OS1201 <50% of waiting> `50% of waiting` cannot stand here',
    ],
    ['idle per region recovers', 'OS1301 <idle> nothing says what `idle` is compared with'],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });
});

describe('baselines', () => {
  test.each<[when: string, want: object]>([
    ['orders per region drop > 5% vs target 30', { kind: 'target', value: 30 }],
    ['took per region rise > 5% vs target 30m', { kind: 'target', value: 30 * MINUTE_MS }],
    ['orders per region drop > 5% vs metric waiting', { kind: 'metric', metric: 'waiting' }],
    ['predicted per region drop > 5% vs forecast', { kind: 'forecast' }],
    ['per_order per region drop > 5% vs target 2', { kind: 'target', value: 2 }],
    ['per_order per region drop > 5% over 1h', { kind: 'previous', spanMs: HOUR_MS }],
    ['per_order per region drop > 5%', { kind: 'previous', spanMs: 15 * MINUTE_MS }],
  ])('%s', (when, want) => {
    expect(triggerOf(when)).toMatchObject({ kind: 'leaf', test: { kind: 'change', baseline: want } });
  });

  test.each<[when: string, said: string]>([
    ['took per region rise > 5% vs target 30', 'OS1202 <30> `30` needs a unit here'],
    ['took per region rise > 5% vs target 30%', 'OS1201 <30%> `took` cannot be compared with `30%`'],
    ['orders per region drop > 5% vs forecast', 'OS1101 <forecast> nothing predicts `orders`'],
    ['orders per region drop > 5% vs metric watng', 'OS1101 <watng> there is no metric called `watng`'],
    ['orders per region drop > 5% vs metric peak', 'OS1101 <peak> there is no metric called `peak`'],
    [
      'orders per region drop > 5% vs metric orders',
      'OS1201 <orders> `orders` cannot be compared with itself',
    ],
    ['orders per region drop > 5% vs metric took', 'OS1201 <took> `orders` and `took` do not count the same'],
    ['orders per shop drop > 5% vs metric waiting', 'OS1107 <waiting> `waiting` is not counted per `shop`'],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });

  test('a forecast tells only what its model tells apart', () => {
    const metric = 'metric m = count of orders_in per region, shop over 5m forecast demand.expected';
    expect(saidOf(`${metric}\n${playbook('m per region drop > 5% vs forecast')}`)).toEqual([]);
    expect(saidOf(`${metric}\n${playbook('m per shop drop > 5% vs forecast')}`)).toEqual([
      'error OS1107 <forecast> the forecast of `m` is not made per `shop`',
    ]);
  });
});
