import { describe, expect, test } from '@jest/globals';
import { emptyCatalog } from '../catalog.ts';
import { load, playbook, said } from './testing/sample.ts';

test('the shared declarations of these tests are clean', () => {
  expect(load('').diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

describe('names', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'an unknown metric',
      playbook('ordrs per region > 3건'),
      ['error OS1101 <ordrs> there is no metric called `ordrs`'],
    ],
    [
      'an unknown field in a filter',
      'metric m = count of orders_in where evnt is "placed"',
      ['error OS1101 <evnt> `orders_in` has no field called `evnt`'],
    ],
    [
      'an unknown source',
      'metric m = count of order_in',
      ['error OS1101 <order_in> there is no stream or table called `order_in`'],
    ],
    [
      'an unknown dimension of a metric',
      'metric m = count of orders_in per regoin',
      ['error OS1101 <regoin> `orders_in` has no field called `regoin`'],
    ],
    [
      'money is no dimension',
      'metric m = count of orders_in per amount',
      ['error OS1201 <amount> `amount` is an amount of money, not something to group by'],
    ],
    [
      'an unknown dimension of a use',
      playbook('orders per rider > 3건'),
      ['error OS1101 <rider> `orders` is not counted per `rider`'],
    ],
    [
      'an unknown dotted dimension',
      playbook('orders.rider > 3건'),
      ['error OS1101 <orders.rider> `orders` is not counted per `rider`'],
    ],
    [
      'an unknown field of a probe',
      playbook('orders per region > 3건 and weather.snow > 3mm'),
      ['error OS1101 <weather.snow> the probe `weather` does not answer `snow`'],
    ],
    [
      'a probe without its field',
      playbook('orders per region > 3건 and weather is true'),
      ['error OS1201 <weather> `weather` is a probe; a condition asks one of its fields'],
    ],
    [
      'an unknown check',
      playbook('orders per region > 3건', 'check rider.health'),
      ['error OS1101 <rider.health> there is no check called `rider.health`'],
    ],
    [
      'an unknown cause',
      playbook(
        'orders per region > 3건',
        'check riders.health if cause is riders shrt { do log.write(text: "x") }',
      ),
      ['error OS1101 <riders shrt> no check here has a cause called `riders shrt`'],
    ],
    [
      'a cause before any check',
      playbook('orders per region > 3건', 'if cause is riders short { do log.write(text: "x") }'),
      ['error OS1101 <riders short> no check here has a cause called `riders short`'],
    ],
    [
      'a cause in `when`',
      playbook('cause is riders short'),
      ['error OS1101 <riders short> causes are known only after a `check`, inside `then`'],
    ],
    [
      'a value is no metric',
      playbook('channel > 3'),
      ['error OS1101 <channel> there is no metric called `channel`'],
    ],
    [
      'an unknown type',
      'stream s from kafka "s" { key id time at field id is idd }',
      ['error OS1101 <idd> there is no type called `idd`'],
    ],
    [
      'an unknown key',
      'stream s from kafka "s" { key idd time at field id is id }',
      ['error OS1101 <idd> `s` has no field called `idd`'],
    ],
    [
      'a source without key and time',
      'stream s from kafka "s" { field id is id }',
      ['error OS0101 <s> `s` needs a `key`', 'error OS0101 <s> `s` needs a `time`'],
    ],
    [
      'a stream does not expire',
      'stream s from kafka "s" { key id time at expire after 3m field id is id }',
      ['error OS1201 <expire after> a stream has no `expire after`'],
    ],
    [
      'an unknown argument value',
      playbook('orders per region > 3건', 'do log.write(text: nobody)'),
      ['error OS1101 <nobody> nothing is called `nobody` here'],
    ],
    [
      'a cap on nobody',
      playbook('orders per region > 3건', 'do log.write(text: "x") at most 3 cats'),
      ['error OS1101 <cats> `at most` cannot count `cats`'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test.each<[string, string, string | null]>([
    [
      'names the nearest with its title and place',
      playbook('ordrs per region > 3건'),
      'did you mean `orders` ("주문 수", shared.play:29)?',
    ],
    ['of an argument', playbook('orders per region > 3건', 'do log.write(txt: "x")'), 'did you mean `text`?'],
    [
      'of an action',
      playbook('orders per region > 3건', 'do log.wrte(text: "x")'),
      'did you mean `log.write`?',
    ],
    ['of nothing near', playbook('sunshine > 3건'), null],
  ])('help %s', (_title, text, want) => {
    expect(load(text).diagnostics[0]?.help).toBe(want);
  });
});

describe('probes', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a near probe',
      'probe p from http.gt(path: "/x") { field ok is bool }',
      ['error OS1105 <http.gt> there is no probe called `http.gt`'],
    ],
    [
      'a near argument',
      'probe p from http.get(pth: "/x") { field ok is bool }',
      ['error OS1105 <pth> `http.get` takes no `pth`'],
    ],
    [
      'a missing argument',
      'probe p from http.get() { field ok is bool }',
      ['error OS1105 <http.get> `http.get` needs `path`'],
    ],
    [
      'an unknown dimension',
      'probe p from http.get(path: regoin) { field ok is bool }',
      ['error OS1101 <regoin> there is no dimension called `regoin`'],
    ],
    [
      'an unknown placeholder',
      'probe p from http.get(path: "/{regoin}") { field ok is bool }',
      ['error OS1401 <{regoin}> the text uses `{regoin}`, which has no value here'],
    ],
    ['by position, with a dimension', 'probe p from http.get(region) { field ok is bool }', []],
    ['with a defined value', 'probe p from http.get(path: channel) { field ok is bool }', []],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test('what a probe is asked with', () => {
    const text =
      'probe p from http.get(path: region) { every 30s field ok is bool }\nprobe q from http.get("/x") { timeout 1s field ok is bool }';
    const [p, q] = load(text).project.probes;
    expect(p).toMatchObject({
      name: 'p',
      args: [{ name: 'path', kind: 'dimension', dimension: 'region' }],
      everyMs: 30_000,
      timeoutMs: 3_000,
    });
    expect(q).toMatchObject({
      name: 'q',
      args: [{ name: 'path', kind: 'literal', value: '/x' }],
      everyMs: 60_000,
      timeoutMs: 1_000,
    });
  });
});

describe('one name, one declaration', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a metric twice',
      'metric m = count of orders_in\nmetric m = count of riders',
      ['error OS1102 <m> `m` is declared twice'],
    ],
    ['a metric and a stream', 'metric riders = count of orders_in', []],
    [
      'a field twice',
      'stream s from kafka "s" { key id time at field id is id field id is text }',
      ['error OS1102 <id> the field `id` is declared twice'],
    ],
    [
      'a cause twice',
      'define check c { because a when idle > 3 because a when idle > 4 }',
      ['error OS1102 <a> the cause `a` is declared twice'],
    ],
    [
      'words twice',
      'define words shop { 가게: "a" }\ndefine words shop { 집: "b" }',
      ['error OS1102 <shop> the words of `shop` are defined twice'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test('the later file is told, the first is named', () => {
    const [found] = load('metric riders = count of orders_in').diagnostics;
    expect([found?.code, found?.file, found?.notes]).toEqual([
      'OS1102',
      'shared.play',
      ['the first is metric `riders` (a.play:2)'],
    ]);
  });

  test('a metric that takes the name of a slice', () => {
    expect(said('metric orders.region = count of orders_in over 5m')).toEqual([
      'warning OS1106 <orders.region> `orders.region` can be read in two ways',
    ]);
  });
});

describe('values', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'one of',
      'metric m = count of orders_in where event is "cancled"',
      ['error OS1104 <"cancled"> `event` is never `cancled`'],
    ],
    [
      'one of a list',
      'metric m = count of orders_in where event in ("placed", "x")',
      ['error OS1104 <"x"> `event` is never `x`'],
    ],
    [
      'a place not in the words',
      playbook('orders in 강동구 > 3건'),
      ['error OS1104 <강동구> `orders` is not known in `강동구`'],
    ],
    [
      'a place in a filter',
      playbook('orders where region is "강낭구" > 3건'),
      ['error OS1104 <"강낭구"> `region` is never `강낭구`'],
    ],
    [
      'a mode',
      'playbook p { mode canary when cancels > 3건 then { do log.write(text: "x") } }',
      ['error OS1104 <canary> `mode` is never `canary`'],
    ],
    [
      'a severity',
      'playbook p { severity urgent when cancels > 3건 then { do log.write(text: "x") } }',
      ['error OS1104 <urgent> `severity` is never `urgent`'],
    ],
    [
      'missing as',
      'metric m = count of orders_in missing as null',
      ['error OS1104 <null> `missing as` is never `null`'],
    ],
    [
      'what a probe never says',
      playbook('orders per region > 3건 and weather.level is "blue"'),
      ['error OS1104 <"blue"> `weather.level` is never `blue`'],
    ],
    [
      'a duration does not come in days',
      'stream s from kafka "s" { key id time at field id is id field x is duration(d) }',
      ['error OS1104 <d> `duration` does not come as `d`'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test.each<[string, string]>([
    ['a word of the words', playbook('orders in 강남구 > 3건')],
    ['the same in quotes', playbook('orders in "강남구" > 3건')],
    ['its wire value', playbook('orders where region is "seoul-gangnam" > 3건')],
    ['two of them', playbook('orders in (강남구, 서초구) > 3건')],
    [
      'a shop, which has no words',
      `metric m = count of orders_in per shop over 5m\n${playbook('m in "r-017" > 3건')}`,
    ],
    ['a defined value', playbook('orders per region > 3건', 'do log.write(text: channel)')],
  ])('%s is fine', (_title, text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('dimensions', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'two in one trigger',
      playbook('orders per region > 3건 or rejects per shop > 30%'),
      ['error OS1110 <shop> one playbook cannot watch `per shop` as well'],
    ],
    [
      'another in recovery',
      playbook('orders per region > 3건', undefined, 'recovered when orders per shop < 3건'),
      ['error OS1110 <shop> one playbook cannot watch `per shop` as well'],
    ],
    [
      'a metric that cannot follow',
      playbook('orders per region > 3건 and cancels > 3건'),
      ['warning OS1107 <cancels> `cancels` is not counted per `region`'],
    ],
    [
      'a metric on the right side',
      playbook('orders per shop < 80% of waiting'),
      ['warning OS1107 <waiting> `waiting` is not counted per `shop`'],
    ],
    [
      'a metric in a text',
      playbook('orders per shop > 3건', 'do log.write(text: "{waiting}")'),
      ['error OS1107 <{waiting}> `waiting` is not counted per `shop`'],
    ],
    [
      'a probe that cannot be asked',
      playbook('orders per shop > 3건 and weather.rain > 3mm'),
      ['error OS1107 <weather.rain> `weather` is asked per `region`'],
    ],
    [
      'a cap per something else',
      playbook('orders per region > 3건', undefined, 'guard { at most 3 runs in 1h per shop }'),
      ['error OS1107 <shop> this playbook does not know a `shop`'],
    ],
    ['overall is an answer', playbook('orders per region > 3건 and cancels overall > 3건'), []],
    ['overall on the right', playbook('orders per shop < 80% of waiting overall'), []],
    ['a fixed place is an answer', playbook('orders per shop > 3건 and waiting in 강남구 > 3건'), []],
    ['a part of the dimensions is enough', playbook('orders per region, shop > 3건 and waiting > 3건'), []],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test('a shared check is told in its own file, once for two playbooks', () => {
    const two = [
      playbook('orders per shop > 3건', 'check riders.health'),
      playbook('rejects per shop > 3%', 'check riders.health').replace('playbook p', 'playbook q'),
    ];
    const found = load(two.join('\n')).diagnostics;
    expect(found.map(({ file, code, message }) => [file, code, message])).toEqual([
      ['shared.play', 'OS1107', '`idle` is not counted per `shop`'],
      ['shared.play', 'OS1107', '`waiting` is not counted per `shop`'],
      ['shared.play', 'OS1107', '`weather` is asked per `region`'],
    ]);
  });
});

test('one cause, one message: what a broken name stands for is not reported again', () => {
  expect(said(`metric slow = p95 of orders_in.tok over 15m\n${playbook('slow > 3s')}`)).toEqual([
    'error OS1101 <tok> `orders_in` has no field called `tok`',
  ]);
  expect(
    load(`metric slow = p95 of orders_in.tok over 15m\n${playbook('slow > 3s')}`).project.playbooks,
  ).toEqual([]);
});

test('no connectors at all: verbs and probes are not built yet, nothing else is said', () => {
  expect(load('', emptyCatalog).diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['OS1105', 'no connector offers `http.get`'],
  ]);
});
