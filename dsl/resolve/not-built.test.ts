import { describe, expect, test } from '@jest/globals';
import { load, playbook, said } from './testing/sample.ts';

const per = 'orders per region > 3건';
const body = (text: string): string => playbook(per, text);

describe('what is not built yet is answered by name, at the word', () => {
  test.each<[string, string, readonly string[]]>([
    ['use', 'use "packs/a.play" as a', ['error OS0201 <use> `use` is not built yet']],
    ['track', body('track orders for 14d'), ['error OS0201 <track> `track` is not built yet']],
    ['wait', body('wait 10m'), ['error OS0201 <wait> `wait` is not built yet']],
    ['escalate', body('escalate to "x"'), ['error OS0201 <escalate> `escalate` is not built yet']],
    [
      'always',
      body('always { do log.write(text: "x") }'),
      ['error OS0201 <always> `always` is not built yet'],
    ],
    [
      'expect beside then',
      playbook(per, undefined, 'expect recovery within 30m'),
      ['error OS0201 <expect> `expect` is not built yet'],
    ],
    [
      'raise',
      playbook(per, undefined, 'raise to critical when orders > 5건'),
      ['error OS0201 <raise> `raise` is not built yet'],
    ],
    [
      'only during',
      playbook(per, undefined, 'only during peak'),
      ['error OS0201 <only during> `only during` is not built yet'],
    ],
    [
      'except during',
      playbook(per, undefined, 'except during peak'),
      ['error OS0201 <except during> `except during` is not built yet'],
    ],
    [
      'each',
      playbook('each orders_in where paid is false per shop'),
      ['error OS0201 <each> `each` is not built yet'],
    ],
    [
      'followed by',
      playbook('orders overall > 3건 followed by waiting overall > 3건 within 5m'),
      ['error OS0201 <followed by> `followed by` is not built yet'],
    ],
    ['no', playbook('no orders_in per region over 5m'), ['error OS0201 <no> `no …` is not built yet']],
    [
      'at a time',
      playbook('at 16:00 and orders per region > 3건'),
      ['error OS0201 <at 16:00> `at 16:00` is not built yet'],
    ],
    [
      'anomalous',
      playbook('orders per region is anomalous'),
      ['error OS0201 <anomalous> `anomalous` is not built yet'],
    ],
    [
      'an aggregate',
      'metric m = median of orders_in.took over 5m',
      ['error OS0201 <median> `median` is not built yet'],
    ],
    ['arithmetic', 'metric m = orders / waiting', ['error OS0201 </> `/` is not built yet']],
    [
      'per-event arithmetic',
      'metric m = avg of (orders_in.took - took)',
      ['error OS0201 <orders_in.took - took> `avg of (…)` is not built yet'],
    ],
    [
      'an audience',
      'define audience a = riders at most 3',
      ['error OS0201 <define audience> `define audience` is not built yet'],
    ],
    [
      'a schedule',
      'define schedule s = daily 11:00-14:00',
      ['error OS0201 <define schedule> `define schedule` is not built yet'],
    ],
    [
      'a routine',
      'define routine r() { do log.write(text: "x") }',
      ['error OS0201 <define routine> `define routine` is not built yet'],
    ],
    [
      'approval',
      body('do log.write(text: "x") needs approval from "a" within 5m else skip'),
      ['error OS0201 <needs approval> `needs approval` is not built yet'],
    ],
    [
      'spend',
      playbook(per, undefined, 'guard { spend at most 300만원 in 1d }'),
      ['error OS0201 <spend> `spend` is not built yet'],
    ],
    [
      'once',
      playbook(per, undefined, 'guard { once per region in 1d }'),
      ['error OS0201 <once> `once` is not built yet'],
    ],
    [
      'a share of a population',
      playbook(per, undefined, 'guard { at most 5% of riders in 1h }'),
      ['error OS0201 <5%> `at most 5% of riders` is not built yet'],
    ],
    [
      'retry',
      body('do log.write(text: "x") retry 3 times every 30s'),
      ['error OS0201 <retry> `retry` is not built yet'],
    ],
    [
      'timeout',
      body('do log.write(text: "x") timeout 3m'),
      ['error OS0201 <timeout> `timeout` is not built yet'],
    ],
    [
      'on failure',
      body('do log.write(text: "x") on failure { do log.write(text: "y") }'),
      ['error OS0201 <on failure> `on failure` is not built yet'],
    ],
    ['as', body('do log.write(text: "x") as told'), ['error OS0201 <as> `as` is not built yet']],
    [
      'if recovered',
      body('if not recovered { do log.write(text: "x") }'),
      ['error OS0201 <not recovered> `if not recovered` is not built yet'],
    ],
    [
      'until a time of day',
      body('do log.write(text: "x") until 09:00 undo log.write(text: "y")'),
      ['error OS0201 <09:00> `until 09:00` is not built yet'],
    ],
    [
      'vs forecast',
      playbook('orders per region drop > 50% vs forecast'),
      ['error OS0201 <forecast> `vs forecast` is not built yet'],
    ],
    [
      'a forecast of a metric',
      'metric m = count of orders_in over 5m forecast orders',
      ['error OS0201 <forecast> `forecast` is not built yet'],
    ],
    [
      'a window of days',
      'metric m = count of orders_in over 14d',
      ['error OS0201 <14d> `over 14d` is not built yet'],
    ],
    ['a look-up', playbook('rider.pay > 3USD'), ['error OS0201 <rider.pay> `rider.pay` is not built yet']],
    [
      'from model',
      'stream s from model "churn" { key id time at field id is id }',
      ['error OS0201 <model> `from model` is not built yet'],
    ],
    [
      'a call as an argument',
      body('do log.write(text: best.of(a: 1))'),
      ['error OS0201 <best.of> `best.of(…)` is not built yet'],
    ],
    [
      'a verb',
      body('do incentives.push(to: region)'),
      ['error OS0201 <incentives.push> no connector offers `incentives.push` yet'],
    ],
    [
      'a probe',
      'probe p from traffic.index(place: region) { field delay is duration(s) }',
      ['error OS0201 <traffic.index> no connector offers `traffic.index` yet'],
    ],
    [
      'recovers',
      playbook('took per region recovers to 30m'),
      ['error OS0201 <recovers> `recovers` is not built yet'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test('a metric that is not built still binds its dimension', () => {
    const text = 'metric slow = p95 of orders_in.took per region over 15m\n';
    expect(said(text + playbook('slow.region > 3s', 'do log.write(text: "{region} {slow}")'))).toEqual([
      'error OS0201 <p95> `p95` is not built yet',
    ]);
  });

  test('a playbook with anything of it does not run', () => {
    expect(load(body('wait 10m')).project.playbooks).toEqual([]);
    expect(load(playbook(per)).project.playbooks).toHaveLength(1);
  });

  test('what stands for something unbuilt is not unknown as well', () => {
    const text = `define audience near = riders at most 3
      define schedule peak = daily 11:00-14:00
      ${playbook('orders per region > 3건', 'do log.write(text: near) as told do log.write(text: "{told.count}") if told is "x" { do log.write(text: "y") }', 'only during peak')}`;
    expect(said(text)).toEqual([
      'error OS0201 <define audience> `define audience` is not built yet',
      'error OS0201 <define schedule> `define schedule` is not built yet',
      'error OS0201 <only during> `only during` is not built yet',
      'error OS0201 <as> `as` is not built yet',
    ]);
  });
});
