import { describe, expect, test } from '@jest/globals';
import type { SourceModel } from '../model/source.ts';
import { sourceOf } from './testing/declared.ts';
import { said } from './testing/sample.ts';
import type { FieldType } from './value.ts';

const head = 'stream s from kafka "t" { key id time at field id is id';

test('a stream that says everything', () => {
  const want: SourceModel = {
    kind: 'stream',
    name: 's',
    title: '이벤트',
    topic: 't',
    where: { kind: 'in', field: 'kind', values: ['call'] },
    key: 'id',
    time: 'at',
    lateMs: 120_000,
    silentAfterMs: 300_000,
    expireAfterMs: null,
    removeWhen: null,
    owner: 'platform',
    fields: [
      { name: 'id', type: { kind: 'id', of: null }, optional: false, private: false },
      { name: 'kind', type: { kind: 'oneOf', values: ['call', 'state'] }, optional: true, private: false },
      { name: 'who', type: { kind: 'id', of: 'customer' }, optional: false, private: true },
    ],
  };
  expect(
    sourceOf(`stream s "이벤트" from kafka "t" where kind is "call" {
      key id  time at  late 2m  silent after 5m  owner "platform"
      field id is id
      field kind is one of ("call", "state") optional
      field who is id(customer) private
    }`),
  ).toEqual(want);
});

test('what a stream does not say', () => {
  expect(sourceOf(`${head} }`)).toMatchObject({
    title: null,
    where: null,
    lateMs: 0,
    silentAfterMs: null,
    owner: null,
  });
});

test('a field that says who agreed, in any order of its words', () => {
  for (const words of ['consent optional private', 'optional private consent'])
    expect(sourceOf(`${head} field agreed is bool ${words} }`)?.fields[1]).toEqual({
      ...{ name: 'agreed', type: { kind: 'bool' }, optional: true, private: true, consent: true },
    });
});

test('a table takes rows away', () => {
  const text =
    'table s from kafka "t" { key id time at expire after 3m remove when gone is true field id is id field gone is bool }';
  expect(sourceOf(text)).toMatchObject({
    kind: 'table',
    expireAfterMs: 180_000,
    removeWhen: { kind: 'in', field: 'gone', values: [true] },
  });
});

describe('field types', () => {
  test.each<[string, FieldType]>([
    ['text', { kind: 'text' }],
    ['id', { kind: 'id', of: null }],
    ['id(order)', { kind: 'id', of: 'order' }],
    ['place', { kind: 'place' }],
    ['point', { kind: 'point' }],
    ['bool', { kind: 'bool' }],
    ['count', { kind: 'count' }],
    ['time', { kind: 'time' }],
    ['number', { kind: 'number', unit: null }],
    ['number(mm)', { kind: 'number', unit: 'mm' }],
    ['percent', { kind: 'percent', wire: 'percent' }],
    ['percent(fraction)', { kind: 'percent', wire: 'fraction' }],
    ['duration', { kind: 'duration', wire: 'ms' }],
    ['duration(s)', { kind: 'duration', wire: 's' }],
    ['duration(h)', { kind: 'duration', wire: 'h' }],
    ['distance', { kind: 'distance', wire: 'm' }],
    ['distance(km)', { kind: 'distance', wire: 'km' }],
    ['money(KRW)', { kind: 'money', currency: 'KRW' }],
    ['money(USD)', { kind: 'money', currency: 'USD' }],
    ['one of ("a", b, 3)', { kind: 'oneOf', values: ['a', 'b', 3] }],
    ['one of ("a", "a")', { kind: 'oneOf', values: ['a'] }],
  ])('%s', (type, want) => {
    expect(sourceOf(`${head} field x is ${type} }`)?.fields[1]?.type).toEqual(want);
  });

  test.each<[string, string]>([
    ['txt', 'error OS1101 <txt> there is no type called `txt`'],
    ['percent(ratio)', 'error OS1104 <ratio> `percent` does not come as `ratio`'],
    ['money(WON)', 'error OS1104 <WON> `money` does not come as `WON`'],
    ['distance(mi)', 'error OS1104 <mi> `distance` does not come as `mi`'],
  ])('%s', (type, want) => {
    expect(said(`${head} field x is ${type} }`)).toEqual([want]);
  });
});

describe('what a source cannot have', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a stream with rows to remove',
      `${head} remove when id is "x" }`,
      ['error OS1201 <remove when> a stream has no `remove when`'],
    ],
    ['a stream with a pace', `${head} every 5m }`, ['error OS1201 <every> a stream has no `every`']],
    [
      'another origin',
      'stream s from rabbit "t" { key id time at field id is id }',
      ['error OS1101 <rabbit> there is no kind of source called `rabbit`'],
    ],
    [
      'a filter on no field',
      'stream s from kafka "t" where knd is "x" { key id time at field id is id }',
      ['error OS1101 <knd> `s` has no field called `knd`'],
    ],
    [
      'consent that is no yes or no',
      `${head} field agreed is text consent }`,
      ['error OS1201 <text> `agreed` cannot say who agreed'],
    ],
    [
      'two that say who agreed',
      `${head} field sms is bool consent field push is bool consent }`,
      ['error OS1102 <push> `push` and `sms` both say who agreed'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
    expect(sourceOf(text)).toBeUndefined();
  });
});
