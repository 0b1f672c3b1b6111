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

describe('OS1104: a value is one of the schema’s, a place one of `define words`', () => {
  answers([
    [
      'orders in 강낭구 > 3건',
      'OS1104 <강낭구> `orders` is not known in `강낭구`',
      'did you mean `강남구`?',
      'orders in 강남구 > 3건',
    ],
    [
      'orders in 부산 > 3건',
      'OS1104 <부산> `orders` is not known in `부산`',
      'write `where region is "…"`, or add it to `define words`',
      'orders in "강남구" > 3건',
    ],
    [
      'orders in "seoul-gangnm" > 3건',
      'OS1104 <"seoul-gangnm"> `orders` is not known in `seoul-gangnm`',
      'write `where region is "…"`, or add it to `define words`',
      'orders in "seoul-gangnam" > 3건',
    ],
    [
      'orders in (강남구, 강동구) > 3건',
      'OS1104 <강동구> `region` is never `강동구`',
      null,
      'orders in (강남구, 서초구) > 3건',
    ],
    [
      'cancels in 강남구 > 3건',
      'OS1104 <강남구> `cancels` is not known in `강남구`',
      'write `where region is "…"`, or add it to `define words`',
      'cancels > 3건',
    ],
    [
      'orders in 3 > 3건',
      'OS1201 <3> `in` takes the name of a place or another dimension',
      null,
      'orders in 서초구 > 3건',
    ],
    [
      'orders where event is "plced" > 3건',
      'OS1104 <"plced"> `event` is never `plced`',
      'did you mean `placed`?',
      'orders where event is "placed" > 3건',
    ],
    [
      'orders where event is plced > 3건',
      'OS1104 <plced> `event` is never `plced`',
      'did you mean `placed`?',
      'orders where event is placed > 3건',
    ],
    [
      'orders where event is 3 > 3건',
      'OS1104 <3> `event` is never `3`',
      null,
      'orders where event is placed > 3건',
    ],
    [
      'orders where event in ("placed", "acepted") > 3건',
      'OS1104 <"acepted"> `event` is never `acepted`',
      'did you mean `accepted`?',
      'orders where event in ("placed", "accepted") > 3건',
    ],
    [
      'orders where event not in (plced) > 3건',
      'OS1104 <plced> `event` is never `plced`',
      'did you mean `placed`?',
      'orders where event not in (placed) > 3건',
    ],
    [
      'orders where region is 강동구 > 3건',
      'OS1104 <강동구> `region` is never `강동구`',
      null,
      'orders where region is 강남구 > 3건',
    ],
    [
      'orders where region is not "강낭구" > 3건',
      'OS1104 <"강낭구"> `region` is never `강낭구`',
      'did you mean `강남구`?',
      'orders where region is not "강남구" > 3건',
    ],
    [
      'orders.region > 3건 and weather.level is rde',
      'OS1104 <rde> `weather.level` is never `rde`',
      null,
      'orders.region > 3건 and weather.level is red',
    ],
    [
      'orders.region > 3건 and weather.level in ("none", "blue")',
      'OS1104 <"blue"> `weather.level` is never `blue`',
      null,
      'orders.region > 3건 and weather.level in ("none", "red")',
    ],
  ]);
});

describe('OS1201: a value is of the kind of its field', () => {
  answers([
    [
      'orders where paid is yes > 3건',
      'OS1201 <yes> `paid` is true or false',
      'write `paid is true`',
      'orders where paid is true > 3건',
    ],
    [
      'orders where paid is "true" > 3건',
      'OS1201 <"true"> `paid` is true or false',
      'write `paid is true`',
      'orders where paid is true > 3건',
    ],
    [
      'orders where shop is 17 > 3건',
      'OS1201 <17> `shop` is a text',
      'write it in "quotes"',
      'orders where shop is "17" > 3건',
    ],
    [
      'orders where amount is "2000원" > 3건',
      'OS1201 <"2000원"> `"2000원"` is written `2000원`',
      'write `2000원`',
      'orders where amount is 2000원 > 3건',
    ],
    [
      'orders where amount is large > 3건',
      'OS1201 <large> `amount` is a number, `large` is a name',
      null,
      'orders where amount is 2000원 > 3건',
    ],
    [
      'orders where took > 30% > 3건',
      'OS1201 <30%> `took` cannot be compared with `30%`',
      'compare it with a duration such as 15m',
      'orders where took > 30s > 3건',
    ],
    [
      'orders where part > 30pp > 3건',
      'OS1201 <30pp> `part` cannot be compared with `30pp`',
      'compare it with a percentage such as 30%',
      'orders where part > 30% > 3건',
    ],
    [
      'orders where rated > 4mm > 3건',
      'OS1201 <4mm> `rated` cannot be compared with `4mm`',
      'compare it with a number such as 10점',
      'orders where rated > 4점 > 3건',
    ],
    [
      'orders where event > "placed" > 3건',
      'OS1201 <event> `event` has no greater and less',
      'use `is` or `in`',
      'orders where event is "placed" > 3건',
    ],
    [
      'orders where shop > 3 > 3건',
      'OS1201 <shop> `shop` has no greater and less',
      'use `is` or `in`',
      'orders where shop is "3" > 3건',
    ],
    [
      'orders where paid >= true > 3건',
      'OS1201 <paid> `paid` has no greater and less',
      'use `is` or `in`',
      'orders where paid is true > 3건',
    ],
    [
      'orders.region > 3건 and weather.open is yes',
      'OS1201 <yes> `weather.open` is true or false',
      'write `weather.open is true`',
      'orders.region > 3건 and weather.open is true',
    ],
    [
      'orders.region > 3건 and weather.open > 3',
      'OS1201 <3> `weather.open` has no greater and less',
      'use `is` or `in`',
      'orders.region > 3건 and weather.open is true',
    ],
    [
      'orders.region > 3건 and weather.rain > 15cm',
      'OS1201 <15cm> `weather.rain` cannot be compared with `15cm`',
      'compare it with a number such as 10mm',
      'orders.region > 3건 and weather.rain > 15mm',
    ],
    [
      'orders.region > 3건 and weather.rain > 15%',
      'OS1201 <15%> `weather.rain` cannot be compared with `15%`',
      'compare it with a number such as 10mm',
      'orders.region > 3건 and weather.rain > 15',
    ],
    [
      'orders.region > 3건 and weather.rain is "heavy"',
      'OS1201 <"heavy"> `weather.rain` cannot be compared with `"heavy"`',
      'compare it with a number such as 10mm',
      'orders.region > 3건 and weather.rain is 15mm',
    ],
    [
      'orders.region > 3건 and weather.alert > 3',
      'OS1201 <3> `weather.alert` has no greater and less',
      'use `is` or `in`',
      'orders.region > 3건 and weather.alert is "3"',
    ],
    [
      'orders.region > 3건 and weather.alert is 3',
      'OS1201 <3> `weather.alert` is a text',
      'write it in "quotes"',
      'orders.region > 3건 and weather.alert is "3"',
    ],
  ]);
});

describe('OS1202: a bare number where there is a unit', () => {
  answers([
    ['took per region > 40', 'OS1202 <40> `40` needs a unit here', 'write `40m`', 'took per region > 40m'],
    ['took per region is 40', 'OS1202 <40> `40` needs a unit here', 'write `40m`', 'took per region is 40m'],
    [
      'took per region in (40m, 50)',
      'OS1202 <50> `50` needs a unit here',
      'write `50m`',
      'took per region in (40m, 50m)',
    ],
    [
      'took per region rise > 10',
      'OS1202 <10> `10` needs a unit here',
      'write `10m`',
      'took per region rise > 10m',
    ],
    [
      'rejects per region > 30',
      'OS1202 <30> `30` needs a unit here',
      'write `30%`',
      'rejects per region > 30%',
    ],
    [
      'rejects per region rise > 20',
      'OS1202 <20> `20` needs a unit here',
      'write `20pp`',
      'rejects per region rise > 20pp',
    ],
    [
      'revenue per region > 3000',
      'OS1202 <3000> `3000` needs a unit here',
      'write `3000원`',
      'revenue per region > 3000원',
    ],
    [
      'revenue per region drop > 3000',
      'OS1202 <3000> `3000` needs a unit here',
      'write `3000원`',
      'revenue per region drop > 3000원',
    ],
    ['pay per region > 20', 'OS1202 <20> `20` needs a unit here', 'write `20USD`', 'pay per region > 20USD'],
    [
      'orders where amount > 20000 > 3건',
      'OS1202 <20000> `20000` needs a unit here',
      'write `20000원`',
      'orders where amount > 20000원 > 3건',
    ],
    [
      'orders where amount in (2000원, 3000) > 3건',
      'OS1202 <3000> `3000` needs a unit here',
      'write `3000원`',
      'orders where amount in (2000원, 3000원) > 3건',
    ],
    [
      'orders where took > 90 > 3건',
      'OS1202 <90> `90` needs a unit here',
      'write `90m`',
      'orders where took > 90s > 3건',
    ],
    [
      'orders where part > 30 > 3건',
      'OS1202 <30> `30` needs a unit here',
      'write `30%`',
      'orders where part > 30% > 3건',
    ],
  ]);
});

describe('OS1204: nothing converts currencies', () => {
  answers([
    [
      'revenue per region > 3000USD',
      'OS1204 <3000USD> `3000USD` is another currency than `revenue`',
      'compare it with an amount such as `5000원`',
      'revenue per region > 3000KRW',
    ],
    [
      'revenue per region drop > 3000USD',
      'OS1204 <3000USD> `3000USD` is another currency than `revenue`',
      'compare it with an amount such as `5000원`',
      'revenue per region drop > 3000원',
    ],
    [
      'pay per region > 3만원',
      'OS1204 <3만원> `3만원` is another currency than `pay`',
      'compare it with an amount such as `50USD`',
      'pay per region > 30USD',
    ],
    [
      'orders where amount > 20USD > 3건',
      'OS1204 <20USD> `20USD` is another currency than `amount`',
      'compare it with an amount such as `5000원`',
      'orders where amount > 2만원 > 3건',
    ],
    [
      'orders where amount is 20USD > 3건',
      'OS1204 <20USD> `20USD` is another currency than `amount`',
      'compare it with an amount such as `5000원`',
      'orders where amount is 2만원 > 3건',
    ],
  ]);
});
