import { describe, expect, test } from '@jest/globals';
import { only, playbook, said } from './testing/sample.ts';

/** Each row: what was written in `when`, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

function answers(slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(playbook(wrong))).toEqual([`error ${want}`]);
    expect(only(playbook(wrong)).help).toBe(help);
    expect(said(playbook(right))).toEqual([]);
  });
}

describe('OS1101, OS1201: a name in a condition is a metric, a slice of one, a probe’s field or a silent source', () => {
  answers([
    [
      'ordrs per region > 3건',
      'OS1101 <ordrs> there is no metric called `ordrs`',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'orders per region > 3건',
    ],
    [
      'Orders per region > 3건',
      'OS1101 <Orders> there is no metric called `Orders`',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'orders per region > 3건',
    ],
    [
      'orders.regoin > 3건',
      'OS1101 <orders.regoin> `orders` is not counted per `regoin`',
      'did you mean `orders.region`?',
      'orders.region > 3건',
    ],
    [
      'orders.amount > 3건',
      'OS1101 <orders.amount> `orders` is not counted per `amount`',
      null,
      'orders.shop > 3건',
    ],
    [
      'waiting.shop > 3건',
      'OS1101 <waiting.shop> `waiting` is not counted per `shop`',
      null,
      'waiting.region > 3건',
    ],
    [
      'cancels.region > 3건',
      'OS1101 <cancels.region> `cancels` is not counted per `region`',
      null,
      'cancels > 3건',
    ],
    [
      'orders per regoin > 3건',
      'OS1101 <regoin> `orders` is not counted per `regoin`',
      'did you mean `region`?',
      'orders per region > 3건',
    ],
    [
      'orders per region, amount > 3건',
      'OS1101 <amount> `orders` is not counted per `amount`',
      null,
      'orders per region, shop > 3건',
    ],
    [
      'cancels per region > 3건',
      'OS1101 <region> `cancels` is not counted per `region`',
      null,
      'cancels > 3건',
    ],
    [
      'orders.region > 3건 and weather > 3mm',
      'OS1201 <weather> `weather` is a probe; a condition asks one of its fields',
      'there is `weather.rain`, `weather.alert`, `weather.level` and `weather.open`',
      'orders.region > 3건 and weather.rain > 3mm',
    ],
    [
      'orders.region > 3건 and weather.rian > 3mm',
      'OS1101 <weather.rian> the probe `weather` does not answer `rian`',
      'did you mean `weather.rain`?',
      'orders.region > 3건 and weather.rain > 3mm',
    ],
    [
      'orders.region > 3건 and weathr.rain > 3mm',
      'OS1101 <weathr.rain> there is no metric called `weathr.rain`',
      'did you mean `weather.rain`?',
      'orders.region > 3건 and weather.rain > 3mm',
    ],
    ['channel > 3', 'OS1101 <channel> there is no metric called `channel`', null, 'orders > 3'],
    ['region > 3', 'OS1101 <region> there is no metric called `region`', null, 'orders.region > 3'],
    ['p > 3', 'OS1101 <p> there is no metric called `p`', null, 'orders > 3'],
    [
      'riders.health > 3',
      'OS1101 <riders.health> there is no metric called `riders.health`',
      null,
      'idle > 3',
    ],
    [
      'orders_in > 3',
      'OS1201 <orders_in> `orders_in` is a stream; only its silence can be asked for',
      'write a metric such as `count of orders_in`, or `orders_in is missing over 5m`',
      'orders_in is missing',
    ],
    [
      'riders rise > 5%',
      'OS1201 <riders> `riders` is a table; only its silence can be asked for',
      'write a metric such as `count of riders`, or `riders is missing over 5m`',
      'idle rise > 5% over 15m',
    ],
    ['rider is missing', 'OS1101 <rider> there is no metric called `rider`', null, 'riders is missing'],
    [
      'cause is heavy rain',
      'OS1101 <heavy rain> causes are known only after a `check`, inside `then`',
      null,
      'orders > 3',
    ],
  ]);
});

describe('OS1101, OS1201: an aggregate on the spot folds a source, or a number of it', () => {
  answers([
    [
      'count of order_in > 3 over 5m',
      'OS1101 <order_in> there is no stream or table called `order_in`',
      'did you mean `orders_in` ("주문 이벤트", shared.play:2)?',
      'count of orders_in > 3 over 5m',
    ],
    [
      'count of waiting > 3 over 5m',
      'OS1101 <waiting> `waiting` is not a stream or table',
      'fold what it is made of: `orders_in`',
      'count of riders > 3 over 5m',
    ],
    [
      'count of weather > 3 over 5m',
      'OS1101 <weather> `weather` is not a stream or table',
      null,
      'count of riders > 3 over 5m',
    ],
    [
      'count of orders_in.amount > 3 over 5m',
      'OS1201 <orders_in.amount> `count` counts whole events',
      'write `count of orders_in`',
      'count of orders_in > 3 over 5m',
    ],
    [
      'share of orders_in.paid where paid is true > 3% over 5m',
      'OS1201 <orders_in.paid> `share` counts whole events',
      'write `share of orders_in`',
      'share of orders_in where paid is true > 3% over 5m',
    ],
    [
      'avg of orders_in.tok > 3m over 5m',
      'OS1101 <tok> `orders_in` has no field called `tok`',
      'did you mean `took`?',
      'avg of orders_in.took > 3m over 5m',
    ],
    [
      'avg of orders_in > 3m over 5m',
      'OS1201 <orders_in> `avg` needs a field of `orders_in`',
      'for example `avg of orders_in.amount`',
      'avg of orders_in.took > 3m over 5m',
    ],
    [
      'sum of orders_in.event > 3 over 5m',
      'OS1201 <event> `sum` needs a number, `event` is one of a list',
      null,
      'sum of orders_in.amount > 3원 over 5m',
    ],
    [
      'avg of orders_in.paid > 3 over 5m',
      'OS1201 <paid> `avg` needs a number, `paid` is true or false',
      null,
      'avg of orders_in.rated > 3점 over 5m',
    ],
    [
      'sum of riders.region > 3 over 5m',
      'OS1201 <region> `sum` needs a number, `region` is a place',
      null,
      'sum of riders.pay > 3USD over 5m',
    ],
    [
      'share of orders_in out of paid is true > 3% over 5m',
      'OS1201 <share> `share` does not say which events it is the share of',
      'write `share of … where … out of …`',
      'share of orders_in where event is placed out of paid is true > 3% over 5m',
    ],
    [
      'count of orders_in out of paid is true > 3 over 5m',
      'OS1201 <paid is true> `out of` belongs to `share`',
      'write `share of …`',
      'share of orders_in where event is placed out of paid is true > 3% over 5m',
    ],
    [
      'sum of orders_in.amount out of paid is true > 3원 over 5m',
      'OS1201 <paid is true> `out of` belongs to `share`',
      null,
      'sum of orders_in.amount > 3원 over 5m',
    ],
    [
      'count of orders_in where evnt is placed > 3 over 5m',
      'OS1101 <evnt> `orders_in` has no field called `evnt`',
      'did you mean `event`?',
      'count of orders_in where event is placed > 3 over 5m',
    ],
  ]);
});

describe('OS1101, OS1201, OS1204: both sides of a comparison count the same', () => {
  answers([
    [
      'idle per region < 80% of revenue',
      'OS1201 <revenue> `idle` and `revenue` do not count the same',
      null,
      'idle per region < 80% of waiting',
    ],
    [
      'revenue per region < pay',
      'OS1204 <pay> `pay` is in another currency than `revenue`',
      null,
      'revenue per region < 3만원',
    ],
    [
      'pay per region >= 50% of revenue',
      'OS1204 <revenue> `revenue` is in another currency than `pay`',
      null,
      'pay per region >= 50% of pay overall',
    ],
    [
      'rejects per region > took',
      'OS1201 <took> `rejects` and `took` do not count the same',
      null,
      'rejects per region > rejects overall',
    ],
    [
      'idle per region < weather.rain',
      'OS1201 <weather.rain> `idle` and `weather.rain` do not count the same',
      null,
      'idle per region < waiting',
    ],
    [
      'idle per region < riders',
      'OS1201 <riders> `idle` is compared with a metric or a value',
      null,
      'idle per region < waiting',
    ],
    [
      'idle per region < watiing',
      'OS1101 <watiing> there is no metric called `watiing`',
      'did you mean `waiting` (shared.play:31)?',
      'idle per region < waiting',
    ],
    [
      'idle per region is waiting',
      'OS1201 <waiting> `idle` is a number, `waiting` is a name',
      null,
      'idle per region >= waiting',
    ],
  ]);
});
