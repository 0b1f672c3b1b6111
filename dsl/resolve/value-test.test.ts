import { describe, expect, test } from '@jest/globals';
import { playbook } from './testing/sample.ts';
import { saidOf, triggerOf } from './testing/watched.ts';

/** The second of two conditions: the first binds what it needs. */
function leafOf(when: string): unknown {
  const trigger = triggerOf(when);
  return trigger.kind === 'and' ? trigger.of[1] : trigger;
}

describe('a look-up is the row of what is bound', () => {
  const staff = { kind: 'lookUp', table: 'shops', field: 'staff', key: 'shop' };
  test.each<[when: string, operand: object, test: object]>([
    ['orders per shop > 3건 and shop.staff < 2', staff, { kind: 'threshold', op: '<', value: 2 }],
    ['shop.staff per shop < few', staff, { kind: 'threshold', value: 3 }],
    ['each orders_in and shop.staff < 2', staff, { kind: 'threshold' }],
    ['orders per shop > 3건 and shop.staff is 0', staff, { kind: 'is', not: false, values: [0] }],
    ['orders per shop > 3건 and shop.staff is missing', staff, { kind: 'missing', not: false }],
    [
      'orders per shop > 3건 and shop.cuisine is not in ("치킨")',
      { kind: 'lookUp', field: 'cuisine' },
      { kind: 'is', not: true, values: ['치킨'] },
    ],
    [
      'orders per shop > 3건 and shop.region is 강남구',
      { kind: 'lookUp', field: 'region' },
      { kind: 'is', values: ['seoul-gangnam'] },
    ],
    ['orders per shop > 3건 and shop.open is false', { field: 'open' }, { values: [false] }],
    ['orders per shop > 3건 and shop.away > 3km', { field: 'away' }, { kind: 'threshold', value: 3_000 }],
    [
      'orders per shop > 3건 and shop.staff < 80% of orders',
      staff,
      { kind: 'ofMetric', ratio: 0.8, use: expect.objectContaining({ by: ['shop'] }) },
    ],
  ])('%s', (when, operand, asked) => {
    expect(leafOf(when)).toMatchObject({ kind: 'leaf', operand, test: asked });
  });

  test.each<[when: string, said: string]>([
    ['shop.staff < 2', 'OS1107 <shop.staff> nothing says which `shop` the look-up `shop.staff` is of'],
    [
      'orders per region > 3건 and rider.pay > 3USD',
      'OS1107 <rider.pay> nothing says which `rider` the look-up `rider.pay` is of',
    ],
    ['orders per shop > 3건 and shop.stff < 2', 'OS1101 <stff> no `shop` has a field called `stff`'],
    ['orders per shop > 3건 and shop.staff < 2m', 'OS1201 <2m> `shop.staff` cannot be compared with `2m`'],
    ['orders per shop > 3건 and shop.cuisine > 2', 'OS1201 <2> `shop.cuisine` has no greater and less'],
    ['orders per shop > 3건 and shop.cuisine is "피자"', 'OS1104 <"피자"> `shop.cuisine` is never `피자`'],
    ['orders per shop > 3건 and shop.region is 강동구', 'OS1104 <강동구> `shop.region` is never `강동구`'],
    [
      'orders per shop > 3건 and shop.staff drop > 5%',
      'OS1201 <drop > 5%> `shop.staff` has no past that is kept',
    ],
    ['orders per shop > 3건 and shop.staff < 2 over 5m', 'OS1201 <5m> `shop.staff` has no past that is kept'],
    [
      'orders per shop > 3건 and shop.staff where open is true < 2',
      'OS1201 <open is true> `shop.staff` is one value: there is nothing to choose among',
    ],
    ['orders per shop > shop.staff', 'OS1201 <shop.staff> `orders` is compared with a metric or a value'],
    [
      'orders per shop > 3건 and shop.staff < took',
      'OS1201 <took> `shop.staff` and `took` do not count the same',
    ],
    ['orders where shop.stff > 3 > 3건', 'OS1101 <stff> no `shop` has a field called `stff`'],
    ['idle where shop.staff > 3 > 3', 'OS1107 <shop.staff> `riders` does not say which `shop` to look up'],
    [
      'orders where shop is shop.cuisine > 3건',
      'OS1201 <shop.cuisine> `shop` is compared with a text of its own',
    ],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });

  test('two tables with one key: the one that has the field, or a message', () => {
    const second =
      'table menus from kafka "m" { key shop time at field shop is id(shop) field dishes is count field staff is count }';
    expect(saidOf(`${second}\n${playbook('orders per shop > 3건 and shop.dishes > 3')}`)).toEqual([]);
    expect(saidOf(`${second}\n${playbook('orders per shop > 3건 and shop.staff > 3')}`)).toEqual([
      'error OS1101 <shop.staff> `shop.staff` can be read in two ways',
    ]);
  });

  test('a source takes no look-up to choose its own records', () => {
    const source =
      'stream s from kafka "t" where shop.staff > 3 { key id time at field id is id field shop is id(shop) }';
    expect(saidOf(source)).toEqual(['error OS1101 <shop.staff> `s` has no field called `shop.staff`']);
  });
});

describe('fields of the row that `each` bound', () => {
  test.each<[when: string, operand: object, test: object]>([
    ['each churn and chance >= 70%', { kind: 'field', source: 'churn', field: 'chance' }, { value: 0.7 }],
    ['each churn and churn.chance >= 70%', { field: 'chance' }, { value: 0.7 }],
    ['each churn and favourite is "치킨"', { field: 'favourite' }, { kind: 'is', values: ['치킨'] }],
    ['each churn and favourite is missing', { field: 'favourite' }, { kind: 'missing' }],
    [
      'each orders_in and region is 강남구',
      { source: 'orders_in', field: 'region' },
      { values: ['seoul-gangnam'] },
    ],
    ['each orders_in and amount > 5만원', { field: 'amount' }, { kind: 'threshold', value: 50_000 }],
  ])('%s', (when, operand, asked) => {
    expect(leafOf(when)).toMatchObject({ operand, test: asked });
  });

  test.each<[when: string, said: string]>([
    ['each churn and chance >= 70', 'OS1202 <70> `70` needs a unit here'],
    ['each churn and chnce >= 70%', 'OS1101 <chnce> there is no metric called `chnce`'],
    ['each churn and amount > 3', 'OS1101 <amount> there is no metric called `amount`'],
    ['orders > 3건 and chance >= 70%', 'OS1101 <chance> there is no metric called `chance`'],
    ['each churn and chance rise > 5pp', 'OS1201 <rise > 5pp> `chance` has no past that is kept'],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });

  test('a declared name is nearer than a field of that name; the long name says the field', () => {
    const metric = 'metric chance = count of orders_in over 5m';
    expect(saidOf(`${metric}\n${playbook('each churn and chance overall > 3')}`)).toEqual([]);
    expect(saidOf(`${metric}\n${playbook('each churn and churn.chance > 3%')}`)).toEqual([]);
  });
});

describe('a probe is asked as it is now, and read as a metric where its past is asked for', () => {
  const metric = {
    kind: 'combined',
    name: 'weather.rain',
    per: ['region'],
    unit: { kind: 'number', name: 'mm' },
  };
  test.each<[when: string, operand: object, test: object]>([
    [
      'weather.rain per region > 3mm',
      { kind: 'probe', probe: 'weather', field: 'rain' },
      { kind: 'threshold' },
    ],
    [
      'weather.rain per region > 3mm over 1h',
      { kind: 'metric', use: { metric, overMs: 3_600_000 } },
      { value: 3 },
    ],
    [
      'weather.rain per region rise > 3mm over 1h',
      { kind: 'metric', use: { metric } },
      { kind: 'change', measure: 'absolute' },
    ],
    [
      'weather.rain per region rise > 2x vs previous 1h',
      { use: { overMs: null } },
      { baseline: { kind: 'previous' } },
    ],
    [
      'weather.rain per region > weather.rain',
      { kind: 'probe' },
      { kind: 'ofMetric', ratio: 1, use: { metric } },
    ],
    ['weather.rain per region > 80% of weather.rain', { kind: 'probe' }, { kind: 'ofMetric', ratio: 0.8 }],
    ['orders per region > 3건 and weather.level is "red"', { kind: 'probe' }, { values: ['red'] }],
  ])('%s', (when, operand, asked) => {
    expect(leafOf(when)).toMatchObject({ operand, test: asked });
  });

  test.each<[when: string, said: string]>([
    [
      'weather.rain overall rise > 3mm over 1h',
      'OS1107 <weather.rain> `weather.rain` asks `weather`, which needs a `region`',
    ],
    [
      'orders per shop > 3건 and weather.rain > 3mm over 1h',
      'OS1107 <weather.rain> `weather.rain` asks `weather`, which needs a `region`',
    ],
    ['weather.rain per region, regoin > 3mm', 'OS1101 <regoin> there is no dimension called `regoin`'],
    ['weather.open per region is false over 5m', 'OS1201 <5m> `weather.open` has no past that is kept'],
    [
      'weather.rain per region rise > 3mm',
      'OS1301 <weather.rain> nothing says what `weather.rain` is compared with',
    ],
    ['weather.rain per region > orders', 'OS1201 <orders> `weather.rain` and `orders` do not count the same'],
    ['weather.rain per region > 3mm with at least 3%', 'OS1201 <3%> `at least` counts samples'],
    [
      'orders per region > 3건 and weather.rain where open is true > 3mm',
      'OS1201 <open is true> `weather.rain` is one value: there is nothing to choose among',
    ],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });
});

describe('metrics of texts and truths', () => {
  test.each<[when: string, test: object]>([
    ['latest of shops.cuisine per shop is "치킨"', { kind: 'is', not: false, values: ['치킨'] }],
    ['latest of shops.region per shop is 강남구', { kind: 'is', values: ['seoul-gangnam'] }],
    ['latest of shops.open per shop is not true', { kind: 'is', not: true, values: [true] }],
    ['latest of shops.cuisine per shop in ("치킨", "분식")', { values: ['치킨', '분식'] }],
    ['latest of shops.cuisine per shop is missing', { kind: 'missing' }],
    ['latest of shops.staff per shop < 2', { kind: 'threshold', value: 2 }],
    ['distinct of orders_in.shop per region > 3 over 1h', { kind: 'threshold', value: 3 }],
  ])('%s', (when, asked) => {
    expect(triggerOf(when)).toMatchObject({ kind: 'leaf', test: asked });
  });

  test.each<[when: string, said: string]>([
    [
      'latest of shops.cuisine per shop is "피자"',
      'OS1104 <"피자"> `latest of shops.cuisine` is never `피자`',
    ],
    [
      'latest of shops.cuisine per shop > 3',
      'OS1201 <latest of shops.cuisine per shop> `latest of shops.cuisine` has no greater and less',
    ],
    [
      'latest of shops.open per shop drop > 3%',
      'OS1201 <latest of shops.open per shop> `latest of shops.open` has no greater and less',
    ],
    [
      'latest of orders_in.took > 3m',
      'OS1301 <latest of orders_in.took> nothing says over which time `latest of orders_in.took` is counted',
    ],
  ])('%s', (when, want) => {
    expect(saidOf(playbook(when))).toEqual([`error ${want}`]);
  });
});
