import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../catalog.ts';
import { catalogArgument, catalogField, catalogProbe } from '../testing/catalog-entry.ts';
import { catalog, load, said } from './testing/sample.ts';

/** A connector that says what it answers, and one whose further arguments are free. */
const offered: Catalog = {
  ...catalog,
  probes: [
    ...catalog.probes,
    catalogProbe({
      name: 'city.weather',
      arguments: [
        catalogArgument({ name: 'place', type: 'place' }),
        catalogArgument({ name: 'unit', oneOf: ['mm', 'inch'], required: false }),
        catalogArgument({ name: 'within', type: 'duration', required: false }),
        catalogArgument({ name: 'most', type: 'number', required: false }),
        catalogArgument({ name: 'fresh', type: 'bool', required: false }),
      ],
      answers: [
        catalogField({ name: 'rain', type: 'number', of: 'mm' }),
        catalogField({ name: 'delay', type: 'duration', of: 's' }),
        catalogField({ name: 'riders', type: 'count' }),
        catalogField({ name: 'state', type: 'text', oneOf: ['dry', 'wet'] }),
        catalogField({ name: 'station', type: 'id', of: 'station' }),
        catalogField({ name: 'fee', type: 'money', of: 'KRW' }),
        catalogField({ name: 'wet', type: 'bool' }),
        catalogField({ name: 'away', type: 'distance' }),
      ],
    }),
    catalogProbe({ name: 'db.query', arguments: [catalogArgument({ name: 'name' })], others: 'number' }),
  ],
};
const city = (fields: string, args = 'place: region') => `probe q from city.weather(${args}) { ${fields} }`;

describe('what a probe is declared to answer is what its connector answers', () => {
  test.each<[fields: string]>([
    ['field rain is number(mm)'],
    ['field rain is number'],
    ['field delay is duration(s)'],
    ['field riders is count'],
    ['field riders is number'],
    ['field state is one of ("dry", "wet")'],
    ['field state is one of ("wet")'],
    ['field state is text optional'],
    ['field station is id(station)'],
    ['field station is id'],
    ['field station is text'],
    ['field fee is money(KRW)'],
    ['field away is distance(km)'],
    ['field rain is number(mm)  field wet is bool'],
  ])('%s', (fields) => {
    expect(said(city(fields), offered)).toEqual([]);
  });

  test.each<[fields: string, said: string, right: string | null]>([
    ['field rian is number(mm)', 'OS1101 <rian> `city.weather` does not answer `rian`', 'rain'],
    [
      'field rain is number(cm)',
      'OS1201 <number(cm)> `rain` of `city.weather` is another type',
      'number(mm)',
    ],
    ['field rain is count', 'OS1201 <count> `rain` of `city.weather` is another type', 'number(mm)'],
    [
      'field delay is duration(ms)',
      'OS1201 <duration(ms)> `delay` of `city.weather` is another type',
      'duration(s)',
    ],
    ['field delay is duration', 'OS1201 <duration> `delay` of `city.weather` is another type', 'duration(s)'],
    [
      'field state is bool',
      'OS1201 <bool> `state` of `city.weather` is another type',
      'one of ("dry", "wet")',
    ],
    [
      'field state is one of ("dry", "wte")',
      'OS1104 <one of ("dry", "wte")> `state` of `city.weather` is never `wte`',
      null,
    ],
    [
      'field station is id(rider)',
      'OS1201 <id(rider)> `station` of `city.weather` is another type',
      'id(station)',
    ],
    ['field fee is money(USD)', 'OS1201 <money(USD)> `fee` of `city.weather` is another type', 'money(KRW)'],
    ['field wet is text', 'OS1201 <text> `wet` of `city.weather` is another type', 'bool'],
    ['field away is duration', 'OS1201 <duration> `away` of `city.weather` is another type', 'distance'],
  ])('%s', (fields, want, right) => {
    expect(said(city(fields), offered)).toEqual([`error ${want}`]);
    const [found] = load(city(fields), offered).diagnostics.filter(({ file }) => file === 'a.play');
    expect(found?.fix?.text ?? null).toBe(right);
  });

  test('where only the playbook knows, it is believed', () => {
    expect(said('probe q from http.get(path: "/a") { field anything is distance(km) }')).toEqual([]);
  });
});

describe('what a probe is asked with is what its connector takes', () => {
  test.each<[args: string]>([
    ['place: region'],
    ['region'],
    ['place: "seoul"'],
    ['place: region, unit: "mm", within: 5m, most: 3, fresh: true'],
    ['place: region, most: 3건'],
  ])('city.weather(%s)', (args) => {
    expect(said(city('field wet is bool', args), offered)).toEqual([]);
  });

  test.each<[args: string, said: string]>([
    ['', 'OS1105 <city.weather> `city.weather` needs `place`'],
    ['place: region, plce: 3', 'OS1105 <plce> `city.weather` takes no `plce`'],
    ['place: 3', 'OS1201 <3> `place` of `city.weather` is a place'],
    ['place: region, within: 5', 'OS1201 <5> `within` of `city.weather` is a duration'],
    ['place: region, within: region', 'OS1201 <region> `within` of `city.weather` is a duration'],
    ['place: region, most: "3"', 'OS1201 <"3"> `most` of `city.weather` is a number'],
    ['place: region, fresh: 1', 'OS1201 <1> `fresh` of `city.weather` is a bool'],
    ['place: region, unit: "cm"', 'OS1104 <"cm"> `unit` is never `cm`'],
    ['place: ["a"]', 'OS1201 <["a"]> a probe is asked with single values'],
    ['place: { a: 1 }', 'OS1201 <{ a: 1 }> a probe is asked with single values'],
    ['place: f(a: 1)', 'OS1201 <f(a: 1)> a probe is asked with single values'],
    ['place: regoin', 'OS1101 <regoin> there is no dimension called `regoin`'],
    ['place: "{regoin}"', 'OS1401 <{regoin}> the text uses `{regoin}`, which has no value here'],
  ])('city.weather(%s)', (args, want) => {
    expect(said(city('field wet is bool', args), offered)).toEqual([`error ${want}`]);
  });

  test.each<[args: string, said: readonly string[]]>([
    ['name: "late", since: 3', []],
    ['name: "late", since: "3"', ['error OS1201 <"3"> `since` of `db.query` is a number']],
    ['since: 3', ['error OS1105 <db.query> `db.query` needs `name`']],
  ])('further arguments where they are free: db.query(%s)', (args, want) => {
    expect(said(`probe q from db.query(${args}) { field wet is bool }`, offered)).toEqual(want);
  });

  test('a probe of no connector is told once, whatever it is asked and answers', () => {
    const text = 'probe q from nobody.there(place: region, x: 3) { field anything is bool }';
    expect(said(text, offered)).toHaveLength(1);
  });
});
