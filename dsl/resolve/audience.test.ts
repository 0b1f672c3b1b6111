import { describe, expect, test } from '@jest/globals';
import { load, said } from './testing/sample.ts';

/** Tables with a position, an owner of each row, and metrics per row. */
const ground = `table couriers from kafka "couriers" {
  key courier time at silent after 1m
  field courier is id(courier)
  field idle is bool
  field region is place
  field spot is point private
}
table tickets from kafka "tickets" {
  key ticket time at silent after 1m
  field ticket is id(ticket)
  field rider is id(rider)
  field region is place
}
table shops "가게" from kafka "shops" { key shop time at silent after 1m field shop is id(shop) field region is place }
metric failures = share of orders_in where event is "rejected" per region, shop over 30m at least 5 samples
`;
const audience = (text: string): string => `${ground}\ndefine audience a "집단" = ${text}`;

describe('an audience is rows of a table', () => {
  test.each<[string, string, object]>([
    [
      'all of them',
      'riders',
      { table: 'riders', target: 'rider', where: null, within: null, order: null, atMost: null },
    ],
    ['at most so many', 'riders at most 300명', { atMost: 300 }],
    [
      'a filter over fields is one filter of the row',
      'couriers where (idle is true and region is 강남구)',
      {
        target: 'courier',
        where: {
          kind: 'row',
          of: {
            kind: 'all',
            of: [
              { kind: 'in', field: 'idle', values: [true] },
              { kind: 'in', field: 'region', values: ['seoul-gangnam'] },
            ],
          },
        },
      },
    ],
    [
      'a metric is asked of each row, by its key',
      'shops where failures > 30% worst first by failures at most 50',
      {
        target: 'shop',
        where: { kind: 'metric', op: '>', value: 0.3, use: { by: ['shop'], overMs: 1_800_000 } },
        order: { kind: 'worst', by: { by: ['shop'] } },
        atMost: 50,
      },
    ],
    [
      'fields and metrics together',
      'shops where not (failures > 30% or region is 강남구)',
      {
        where: {
          kind: 'not',
          of: { kind: 'any', of: [{ kind: 'metric' }, { kind: 'row', of: { kind: 'in', field: 'region' } }] },
        },
      },
    ],
    [
      'a distance, nearest first',
      'couriers where idle is true within 3km of region nearest first at most 20',
      { within: { metres: 3000, of: 'region' }, order: { kind: 'nearest' }, atMost: 20 },
    ],
  ])('%s', (_title, text, want) => {
    const { project, diagnostics } = load(audience(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.audiences).toMatchObject([{ name: 'a', title: '집단', ...want }]);
  });

  test.each<[string, string, string]>([
    ['a stream has no rows', 'orders_in', 'OS1101 <orders_in> there is no table called `orders_in`'],
    ['a slip', 'ridesr', 'OS1101 <ridesr> there is no table called `ridesr`'],
    [
      'a field that is none',
      'riders where statsu is "idle"',
      'OS1101 <statsu> `riders` has no field called `statsu`',
    ],
    ['a metric of something else', 'shops where idle > 3', 'OS1107 <idle> `idle` is not counted per `shop`'],
    [
      'a metric of another unit',
      'shops where failures > 3m',
      'OS1201 <3m> `failures` cannot be compared with `3m`',
    ],
    [
      'a metric is not one of a list',
      'shops where failures in (3, 4)',
      'OS1201 <failures> the metric `failures` is compared with > < >= or <=',
    ],
    [
      'a distance without a position',
      'shops within 3km of region',
      'OS1201 <3km> nothing says where a row of `shops` is',
    ],
    ['a bare distance', 'couriers within 3 of region', 'OS1202 <3> `3` needs a unit here'],
    ['a place that is none', 'couriers within 3km of city', 'OS1101 <city> there is no place called `city`'],
    [
      'nearest to nothing',
      'couriers nearest first',
      'OS1201 <nearest> nothing says what `nearest first` is measured from',
    ],
    [
      'worst by nothing',
      'shops worst first by failurs',
      'OS1101 <failurs> there is no metric called `failurs`',
    ],
    ['a share of it', 'riders at most 3.5', 'OS1201 <3.5> `at most` takes a whole number'],
  ])('%s', (_title, text, want) => {
    expect(said(audience(text))).toEqual([`error ${want}`]);
    expect(load(audience(text)).project.audiences).toEqual([]);
  });
});

describe('an audience stands where targets of its kind go', () => {
  const use = (text: string, call: string, per = 'region'): string => `${audience(text)}
    playbook p { when orders per ${per} > 3건 guard { cooldown 30m spend at most 10만원 in 1d } then { do ${call} } }`;

  test.each<[string, string, string, object]>([
    [
      'its own key',
      'riders at most 3',
      'bonus.pay(to: a, amount: 100원, lasts: 5m)',
      { audience: 'a', field: 'rider' },
    ],
    [
      'whom its rows hold',
      'tickets at most 3',
      'bonus.pay(to: a, amount: 100원, lasts: 5m)',
      { audience: 'a', field: 'rider' },
    ],
    ['shops', 'shops at most 3', 'kitchen.close(shop: a) until 1h', { audience: 'a', field: 'shop' }],
  ])('%s', (_title, text, call, want) => {
    const { project, diagnostics } = load(use(text, call));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject([
      { args: [{ value: { kind: 'audience', ...want } }, ...Array(call.split(',').length - 1).fill({})] },
    ]);
  });

  test.each<[string, string, string, string]>([
    [
      'another kind',
      'couriers at most 3',
      'bonus.pay(to: a, amount: 100원, lasts: 5m)',
      'OS1201 <a> `to` of `bonus.pay` takes a `rider`',
    ],
    [
      'one target only',
      'riders at most 3',
      'ads.show(place: a)',
      'OS1201 <a> `place` of `ads.show` takes no audience',
    ],
    [
      'no target at all',
      'riders at most 3',
      'log.write(text: a)',
      'OS1201 <a> `text` of `log.write` takes no audience',
    ],
  ])('%s', (_title, text, call, want) => {
    expect(said(use(text, call))).toEqual([`error ${want}`]);
  });

  test('measured from a place, it needs that place', () => {
    const text = `${audience('couriers within 3km of region at most 3')}
      playbook p { when cancels > 3건 guard { cooldown 30m } then { do http.post(path: "/x", body: { to: a }) at most 1 times } }`;
    expect(said(text)).toEqual(['error OS1107 <a> `a` is measured from a `region`']);
  });

  test('one with a message of its own is not complained about again', () => {
    expect(said(use('ridesr', 'bonus.pay(to: a, amount: 100원, lasts: 5m)'))).toEqual([
      'error OS1101 <ridesr> there is no table called `ridesr`',
    ]);
  });
});
