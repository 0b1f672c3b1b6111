import { describe, expect, test } from '@jest/globals';
import { load, only, playbook, said } from './testing/sample.ts';

describe('OS1101 of a stream shows the shortest one that the metric could fold', () => {
  test.each<[what: string, metric: string, fields: string]>([
    [
      'its fields have the type that they have elsewhere',
      'metric m = sum of parcels.amount where region is 강남구 per region over 5m',
      'field id is id field amount is money(KRW) field region is place',
    ],
    [
      'else that of what they are compared with',
      'metric m = count of parcels where (kind is "a" and weight > 3 and late is true and delay > 5m) over 5m',
      'field id is id field kind is text field weight is number field late is bool field delay is duration(s)',
    ],
    [
      'what it is split by is a place where `define words` speaks of it, else an id',
      'metric m = share of parcels where kind in ("a") out of not kind is missing per region, van over 5m',
      'field id is id field kind is text optional field region is place field van is id(van)',
    ],
    [
      'each side of a formula by itself',
      'metric m = count of parcels where kind is "a" / count of orders_in where event is "placed" over 5m',
      'field id is id field kind is text',
    ],
  ])('%s', (_what, metric, fields) => {
    const stream = `stream parcels from kafka "parcels" { key id time at silent after 10m ${fields} }`;
    expect(only(metric).help).toBe(`declare it in \`shared.play\`: \`${stream}\``);
    expect(said(`${stream}\n${metric}`)).toEqual([]);
  });

  test('outside of a metric it has a key and a time', () => {
    const { help } = only(playbook('count of parcels > 3 over 5m'));
    expect(help).toContain(
      '`stream parcels from kafka "parcels" { key id time at silent after 10m field id is id }`',
    );
  });
});

describe('OS1101 of whom an act reaches says which audience it may be, or how one is defined', () => {
  const pay = (to: string): string =>
    playbook(
      'orders per region > 3건 for 5m',
      `do bonus.pay(to: ${to}, amount: 2000원, lasts: 1h)`,
      'guard { cooldown 1h spend at most 5만원 in 1d }',
    );
  const define = (name: string): string => `define audience ${name} = riders at most 5\n`;
  const close = (shop: string): string =>
    playbook(
      'orders per region > 3건 for 5m',
      `do kitchen.close(shop: ${shop}) until 1h`,
      'guard { cooldown 1h at most 5 shops in 1d }',
    );

  test.each<[what: string, text: string, help: string, right: string]>([
    [
      'the only one',
      `${define('near')}${pay('rider')}`,
      'write `to: near`',
      `${define('near')}${pay('near')}`,
    ],
    [
      'one of several',
      `${define('near')}${define('far')}${pay('rider')}`,
      'write `to: near`, or another of them',
      `${define('near')}${define('far')}${pay('near')}`,
    ],
    [
      'none, and a table that has such rows',
      pay('rider'),
      'define one in `shared.play`, `define audience some_riders = riders at most 100`, and write `to: some_riders`',
      `define audience some_riders = riders at most 100\n${pay('some_riders')}`,
    ],
    [
      'none, and no such table',
      close('kitchen'),
      'define one in `shared.play`, `table shops from kafka "shops" { key shop time occurred_at silent after 10m field shop is id(shop) } define audience some_shops = shops at most 100`, and write `shop: some_shops`',
      `table shops from kafka "shops" { key shop time occurred_at silent after 10m field shop is id(shop) } define audience some_shops = shops at most 100\n${close('some_shops')}`,
    ],
  ])('%s', (_what, text, help, right) => {
    expect(only(text).help).toBe(help);
    expect(load(right).diagnostics.filter(({ code }) => code.startsWith('OS11'))).toEqual([]);
  });
});

test('an audience of no table is told which tables there are, and how one is declared', () => {
  const found = only('define audience a = parcels at most 5');
  expect([found.notes, found.help]).toEqual([
    ['there is `riders`'],
    'declare it in `shared.play`: `table parcels from kafka "parcels" { key parcel time occurred_at silent after 10m field parcel is id(parcel) }`',
  ]);
});

test.each<[what: string, body: string, help: string]>([
  [
    'no check before it',
    'if cause is 폭설 { do log.write(text: "x") }',
    'say before it when it is the cause: `check reasons { because 폭설 when … }`',
  ],
  [
    'a check that finds it',
    'check c { because a when idle > 3 } if cause is heavy rain { do log.write(text: "x") }',
    'write `check riders.health` before it: it can find `heavy rain`',
  ],
  [
    'checks that find others',
    'check c { because a when idle > 3 } if cause is 폭설 { do log.write(text: "x") }',
    'write one of these, for example `cause is a`, or add it to the check: `because 폭설 when …`',
  ],
])('OS1101 of a cause: %s', (_what, body, help) => {
  expect(only(playbook('orders per region > 3건', body)).help).toBe(help);
});

describe('OS5002: an undo is expected of its act', () => {
  const tested = (until: string, line: string): string =>
    `define audience near = riders at most 5\n${playbook(
      'orders per region > 3건 for 5m',
      `do bonus.pay(to: near, amount: 2000원, lasts: 1h)${until}`,
      'guard { cooldown 1h spend at most 5만원 in 1d }',
    )}\ntest "t" for p { given start 2026-03-10 18:00 given orders in 강남구 is 9 each 1m expect incident expect ${line} }`;

  test.each<[what: string, until: string, help: string, fix: string | null]>([
    ['which has an end', ' until 1h', 'write `expect undo bonus.pay`', 'undo bonus.pay'],
    [
      'which is not taken back yet',
      '',
      'give `bonus.pay` an end, for example `until recovered or 1h`, and write `expect undo bonus.pay`',
      null,
    ],
  ])('%s', (_what, until, help, fix) => {
    const found = only(tested(until, 'do bonus.cancel once'));
    expect([found.code, found.help, found.fix?.text ?? null]).toEqual(['OS5002', help, fix]);
  });

  test('written so, the test is right', () => {
    expect(said(tested(' until 1h', 'undo bonus.pay'))).toEqual([]);
  });
});

test.each([
  ['the other way round', 'write.log', 'did you mean `log.write`?'],
  ['the other way round, and misspelt', 'writ.log', 'did you mean `log.write`?'],
  ['what is right in its order is not turned', 'log.writ', 'did you mean `log.write`?'],
])('the words of a verb: %s', (_what, verb, help) => {
  expect(only(playbook('orders per region > 3건', `do ${verb}(text: "x")`)).help).toBe(help);
});

describe('OS1105: whom a call reaches that says nobody', () => {
  const guard = 'guard { cooldown 1h at most 5 shops in 1d spend at most 5만원 in 1d }';
  const near = 'define audience near = riders at most 5\n';
  const pay = playbook('orders per region > 3건 for 5m', 'do bonus.pay(amount: 2000원, lasts: 1h)', guard);
  const close = (per: string): string =>
    playbook(`orders per ${per} > 3건 for 5m`, 'do kitchen.close() until 1h', guard);

  test.each<[what: string, text: string, help: string]>([
    ['is an audience', `${near}${pay}`, 'for example   to: near'],
    [
      'is one that has to be defined',
      pay,
      'define one in `shared.play`, `define audience some_riders = riders at most 100`, and write `to: some_riders`',
    ],
    ['is the one that `when` binds', close('shop'), 'for example   shop: shop'],
  ])('%s', (_what, text, help) => {
    expect(only(text).help).toBe(help);
  });
});
