import { describe, expect, test } from '@jest/globals';
import { load, only, playbook, said } from './testing/sample.ts';

/** What is written, the words at the caret, how the message names it, what the label adds. */
type Unbuilt = readonly [text: string, words: string, name: string, label: string];

const per = 'orders per region > 3건';
const sound = 'playbook sound { when idle > 3 then { do log.write(text: "{idle}") } }';

function answers(frame: (text: string) => string, rows: readonly Unbuilt[]): void {
  test.each(rows)('%s', (written, words, name, label) => {
    const text = frame(written);
    expect(said(text)).toEqual([`error OS0201 <${words}> ${name} is not built yet`]);
    expect(only(text).label).toBe(label || 'not in this version');
    // What cannot run yet keeps nothing else from running.
    expect(load(`${text}\n${sound}`).project.playbooks.map((playbook_) => playbook_.name)).toEqual(['sound']);
  });
}

describe('declarations', () => {
  answers(
    (text) => text,
    [
      ['metric m = min of orders_in.took over 5m', 'min', '`min`', ''],
      ['metric m = max of orders_in.took over 5m', 'max', '`max`', ''],
      ['metric m = distinct of orders_in.took over 5m', 'distinct', '`distinct`', ''],
      ['metric m = latest of orders_in.took over 5m', 'latest', '`latest`', ''],
      ['metric m = rate of orders_in.took over 5m', 'rate', '`rate`', ''],
      ['metric m = stddev of orders_in.took over 5m', 'stddev', '`stddev`', ''],
      ['metric m = p50 of orders_in.took over 5m', 'p50', '`p50`', ''],
      ['metric m = p99.9 of orders_in.took over 5m', 'p99.9', '`p99.9`', ''],
      ['metric m = orders + waiting', '+', '`+`', 'arithmetic between metrics'],
      ['metric m = orders * 2', '*', '`*`', 'arithmetic between metrics'],
      ['metric m = (orders - waiting) / orders', '/', '`/`', 'arithmetic between metrics'],
      ['metric m = 3', '3', '`metric = metric`', 'arithmetic between metrics'],
      [
        'metric m = sum of (orders_in.amount * 2) over 5m',
        'orders_in.amount * 2',
        '`sum of (…)`',
        'arithmetic on each event',
      ],
      ['metric m = count of orders_in over 5m baseline target 30', 'target', '`vs target`', ''],
      ['metric m = count of orders_in over 5m baseline metric waiting', 'metric', '`vs metric`', ''],
      ['metric m = count of orders_in over 2d', '2d', '`over 2d`', 'longer than 24h'],
      ['metric m = count of orders_in over 90d', '90d', '`over 90d`', 'longer than 24h'],
      [
        'stream s from kafka "t" { key id time at field id is id field d is distance }',
        'distance',
        '`distance`',
        'as the type of a field',
      ],
      ['table t from model "m" { key id time at field id is id }', 'model', '`from model`', ''],
      ['probe q from http.get(path: ["a"]) { field ok is bool }', '["a"]', '`list`', `as a probe's argument`],
      [
        'probe q from http.get(path: { a: 1 }) { field ok is bool }',
        '{ a: 1 }',
        '`record`',
        `as a probe's argument`,
      ],
      [
        'probe q from http.get(path: f(a: 1)) { field ok is bool }',
        'f(a: 1)',
        '`call`',
        `as a probe's argument`,
      ],
      ['define schedule s = weekday 09:00-18:00', 'define schedule', '`define schedule`', ''],
    ],
  );
});

describe('conditions', () => {
  answers(playbook, [
    ['median of orders_in.took > 3m over 5m', 'median', '`median`', ''],
    ['orders per region > 3건 over 25h', '25h', '`over 25h`', 'longer than 24h'],
    ['orders per region drop > 5% vs target 30', 'target', '`vs target`', ''],
    ['orders per region drop > 5% vs metric waiting', 'metric', '`vs metric`', ''],
    ['orders per region is anomalous up', 'anomalous', '`anomalous`', ''],
    ['orders per region is not anomalous', 'anomalous', '`anomalous`', ''],
    ['orders per region anomalous', 'anomalous', '`anomalous`', ''],
    ['orders per region recovers', 'recovers', '`recovers`', ''],
    ['orders per region > 3건 and during peak', 'during', '`during`', ''],
    [
      'orders overall > 3건 not followed by waiting overall > 3 within 5m',
      'not followed by',
      '`followed by`',
      '',
    ],
    ['no orders_in where paid is true over 5m', 'no', '`no …`', ''],
    ['at 09:00', 'at 09:00', '`at 09:00`', ''],
    ['at 09:00 during weekdays', 'at 09:00', '`at 09:00`', ''],
    [
      'orders_in where paid is true is missing over 5m',
      'orders_in',
      '`no orders_in …`',
      'the silence of a part of it',
    ],
    [
      'orders_in per region is missing over 5m',
      'orders_in',
      '`no orders_in …`',
      'the silence of a part of it',
    ],
    ['orders.region > 3건 and weather.rain > 3mm over 5m', '5m', '`over`', 'on the probe `weather`'],
    [
      'orders.region > 3건 and weather.rain where ok is true > 3mm',
      'weather.rain where ok is true',
      '`where`',
      'on a probe',
    ],
    ['orders.region > 3건 and weather.rain rise > 3mm', 'rise', '`rise`', 'on a probe'],
    ['orders.region > 3건 and weather.rain > orders', 'orders', '`metric`', 'beside a probe'],
    ['orders.region > 3건 and weather.rain is anomalous', 'anomalous', '`anomalous`', 'on a probe'],
    ['orders.region > 3건 and weather.rain > 80% of orders', '80% of orders', '`metric`', 'beside a probe'],
    ['orders where order is rider.pay > 3건', 'rider.pay', '`rider.pay`', 'a look-up in a table'],
  ]);
});

describe('clauses of a playbook', () => {
  answers(
    (text) => playbook(per, undefined, text),
    [
      ['guard { needs approval from "a" }', 'needs approval', '`needs approval`', ''],
      ['guard { at most 300만원 in 1d }', '300만원', '`at most 300만원`', 'a limit on money'],
      ['guard { at most 10% of riders in 1h }', '10%', '`at most 10% of riders`', 'a share of a population'],
      ['raise to high when orders > 9', 'raise', '`raise`', ''],
      ['expect recovery within 5m', 'expect', '`expect`', ''],
    ],
  );
});

describe('statements', () => {
  answers(
    (text) => playbook(per, text, 'guard { cooldown 30m at most 9 runs in 1h }'),
    [
      ['do log.write(text: "x") cooldown 5m', 'cooldown', '`cooldown`', 'on one action'],
      ['do log.write(text: "x") once per region in 1d', 'once', '`once`', ''],
      ['do log.write(text: "x") spend at most 3000원', 'spend', '`spend`', ''],
      [
        'do log.write(text: "x") at most 5% of riders',
        '5%',
        '`at most 5% of riders`',
        'a share of a population',
      ],
      ['do log.write(text: "x") timeout 3s', 'timeout', '`timeout`', ''],
      ['do log.write(text: "x") on failure { do log.write(text: "x") }', 'on failure', '`on failure`', ''],
      ['do shops.pause(shop: "a") until 09:00', '09:00', '`until 09:00`', 'a time of day'],
      ['do shops.pause(shop: "a") until recovered or 09:00', '09:00', '`until 09:00`', 'a time of day'],
      ['do log.write(text: "{rider.pay}")', '{rider.pay}', '`{rider.pay}`', 'a look-up in a table'],
      [
        'do log.write(text: "{weather.rain}")',
        '{weather.rain}',
        '`{weather.rain}`',
        `a probe's answer in a text`,
      ],
      ['do log.write(text: "{orders|count}")', '{orders|count}', '`|count`', ''],
      ['do log.write(text: 30% of orders)', '30% of orders', '`30% of orders`', 'as an argument'],
      ['do log.write(text: best(a: 1))', 'best', '`best(…)`', 'a call as an argument'],
      ['do log.write(text: riders)', 'riders', '`riders`', 'a whole table as an argument'],
      ['wait 5m', 'wait', '`wait`', ''],
      ['track orders for 3d', 'track', '`track`', ''],
      ['expect recovery within 5m', 'expect', '`expect`', ''],
      ['expect orders > 3 within 5m else { do log.write(text: "x") }', 'expect', '`expect`', ''],
      ['always do log.write(text: "x")', 'always', '`always`', ''],
      ['if recovered { do log.write(text: "x") }', 'recovered', '`if recovered`', ''],
    ],
  );
});
