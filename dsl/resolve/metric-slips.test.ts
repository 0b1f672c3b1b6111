import { describe, expect, test } from '@jest/globals';
import { only, said } from './testing/sample.ts';

/** Each row: the declaration, the one message with the words at its caret, its help, the nearest right declaration. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

function answers(slips: readonly Slip[], level = 'error'): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(wrong)).toEqual([`${level} ${want}`]);
    expect(only(wrong).help).toBe(help);
    expect(said(right)).toEqual([]);
  });
}

describe('a metric folds a source, by its dimensions, over whole panes', () => {
  answers([
    [
      'metric m = count of ordersin over 5m',
      'OS1101 <ordersin> there is no stream or table called `ordersin`',
      'did you mean `orders_in` ("주문 이벤트", shared.play:2)?',
      'metric m = count of orders_in over 5m',
    ],
    [
      'metric m = count of orders over 5m',
      'OS1101 <orders> `orders` is not a stream or table',
      'fold what it is made of: `orders_in`',
      'metric m = count of orders_in over 5m',
    ],
    [
      'metric m = avg of orders_in.id over 5m',
      'OS1201 <id> `avg` needs a number, `id` is an id',
      null,
      'metric m = avg of orders_in.took over 5m',
    ],
    [
      'metric m = avg of orders_in.shop over 5m',
      'OS1201 <shop> `avg` needs a number, `shop` is an id',
      null,
      'metric m = sum of orders_in.amount over 5m',
    ],
    [
      'metric m = sum of orders_in over 5m',
      'OS1201 <orders_in> `sum` needs a field of `orders_in`',
      'for example `sum of orders_in.amount`',
      'metric m = count of orders_in over 5m',
    ],
    [
      'metric m = count of orders_in per regoin over 5m',
      'OS1101 <regoin> `orders_in` has no field called `regoin`',
      'did you mean `region`?',
      'metric m = count of orders_in per region over 5m',
    ],
    [
      'metric m = count of orders_in per took over 5m',
      'OS1201 <took> `took` is a duration, not something to group by',
      null,
      'metric m = count of orders_in per paid over 5m',
    ],
    [
      'metric m = count of orders_in per rated over 5m',
      'OS1201 <rated> `rated` is a number, not something to group by',
      null,
      'metric m = count of orders_in per event over 5m',
    ],
    [
      'metric m = count of orders_in per part over 5m',
      'OS1201 <part> `part` is a percentage, not something to group by',
      null,
      'metric m = count of orders_in per order over 5m',
    ],
    [
      'metric m = count of orders_in over 7s',
      'OS1309 <7s> a window cannot be `7s` long',
      'the nearest that can be counted is `10s`',
      'metric m = count of orders_in over 10s',
    ],
    [
      'metric m = count of orders_in over 5m baseline previous 7s',
      'OS1309 <7s> `previous 7s` cannot be counted',
      'use a multiple of 10s',
      'metric m = count of orders_in over 5m baseline previous 70s',
    ],
    [
      'metric m = count of orders_in over 5m baseline same time last 10 weeks',
      'OS1306 <10 weeks> there is never `10 weeks` of history',
      'use at most `same time last 8 weeks`',
      'metric m = count of orders_in over 5m baseline same time last week',
    ],
    [
      'metric m = count of orders_in over 5m at least 30%',
      'OS1201 <30%> `at least` counts samples',
      'write `at least 30 samples`',
      'metric m = count of orders_in over 5m at least 30 events',
    ],
    [
      'metric m = count of orders_in over 5m at least 5m',
      'OS1201 <5m> `at least` counts samples',
      'write `at least 30 samples`',
      'metric m = count of orders_in over 5m at least 5건',
    ],
    [
      'metric m = count of orders_in over 5m good is high',
      'OS1104 <high> `good is` is never `high`',
      null,
      'metric m = count of orders_in over 5m good is up',
    ],
    [
      'metric m = count of orders_in over 5m good is donw',
      'OS1104 <donw> `good is` is never `donw`',
      'did you mean `down`?',
      'metric m = count of orders_in over 5m good is down',
    ],
    [
      'metric m = count of orders_in over 5m missing as null',
      'OS1104 <null> `missing as` is never `null`',
      null,
      'metric m = count of orders_in over 5m missing as zero',
    ],
    [
      'metric m = count of orders_in over 5m unit percent',
      'OS1201 <percent> `m` cannot be counted in `percent`',
      null,
      'metric m = share of orders_in where paid is true over 5m unit percent',
    ],
    [
      'metric m = avg of orders_in.took over 5m unit 접시',
      'OS1201 <접시> `m` cannot be counted in `접시`',
      null,
      'metric m = count of orders_in over 5m unit 접시',
    ],
    [
      'metric m = sum of orders_in.amount over 5m unit 원',
      'OS1201 <원> `m` cannot be counted in `원`',
      null,
      'metric m = avg of orders_in.rated over 5m unit 별',
    ],
  ]);
});

describe('OS1102: one name is one declaration', () => {
  answers([
    [
      `metric m = count of orders_in over 5m
metric m = count of riders`,
      'OS1102 <m> `m` is declared twice',
      'give one of them another name: nothing is overridden in silence',
      `metric m = count of orders_in over 5m
metric n = count of riders`,
    ],
    [
      `stream s from kafka "t" { key id time at field id is id  }
table s from kafka "t" { key id time at field id is id  }`,
      'OS1102 <s> `s` is declared twice',
      'give one of them another name: nothing is overridden in silence',
      `stream s from kafka "t" { key id time at field id is id  }
table t from kafka "t" { key id time at field id is id  }`,
    ],
    [
      `define value v = 3
define value v = 4`,
      'OS1102 <v> `v` is declared twice',
      'give one of them another name: nothing is overridden in silence',
      `define value v = 3
define value w = 4`,
    ],
    [
      `define check c { because a when idle > 3 }
metric c = count of riders`,
      'OS1102 <c> `c` is declared twice',
      'give one of them another name: nothing is overridden in silence',
      `define check c { because a when idle > 3 }
metric d = count of riders`,
    ],
    [
      'define check c { because a when idle > 3 because a when idle > 4 }',
      'OS1102 <a> the cause `a` is declared twice',
      null,
      'define check c { because a when idle > 3 because b when idle > 4 }',
    ],
    [
      `define words shop { 가게: "a" }
define words shop { 집: "b" }`,
      'OS1102 <shop> the words of `shop` are defined twice',
      'put all of them into one `define words`',
      'define words shop { 가게: "a", 집: "b" }',
    ],
    [
      'define words shop { 가게: 17 }',
      'OS1201 <17> `가게` stands for a text',
      'write it in "quotes"',
      'define words shop { 가게: "17" }',
    ],
    [
      `playbook r { when idle > 3 then { do log.write(text: "a") } }
playbook r { when idle > 4 then { do log.write(text: "b") } }`,
      'OS1102 <r> `r` is declared twice',
      'give one of them another name: nothing is overridden in silence',
      `playbook r { when idle > 3 then { do log.write(text: "a") } }
playbook t { when idle > 4 then { do log.write(text: "b") } }`,
    ],
  ]);
});

describe('OS1106: a metric that takes the name of a slice is warned of', () => {
  answers(
    [
      [
        'metric orders.region = count of orders_in over 5m',
        'OS1106 <orders.region> `orders.region` can be read in two ways',
        'call it otherwise, or write `orders per region` where the slice is meant',
        'metric orders.district = count of orders_in over 5m',
      ],
    ],
    'warning',
  );
});
