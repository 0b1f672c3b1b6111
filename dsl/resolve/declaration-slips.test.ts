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

describe('a stream or table has a key, a time, known types, and only the clauses of its kind', () => {
  answers([
    [
      'stream s from kafka "t" { time at field id is id }',
      'OS0101 <s> `s` needs a `key`',
      'write `key event_id` into its braces',
      'stream s from kafka "t" { key id time at field id is id  }',
    ],
    [
      'stream s from kafka "t" { key id field id is id }',
      'OS0101 <s> `s` needs a `time`',
      'write `time occurred_at` into its braces',
      'stream s from kafka "t" { key id time at field id is id  }',
    ],
    [
      'stream s from kafka "t" { key order time at field id is id }',
      'OS1101 <order> `s` has no field called `order`',
      null,
      'stream s from kafka "t" { key id time at field id is id  }',
    ],
    [
      'stream s from kafka "t" { key idd time at field id is id }',
      'OS1101 <idd> `s` has no field called `idd`',
      null,
      'stream s from kafka "t" { key id time at field id is id  }',
    ],
    [
      'stream s from kafak "t" { key id time at field id is id  }',
      'OS1101 <kafak> there is no kind of source called `kafak`',
      'write `from kafka "t"`, or `from model "t"` for what an analysis publishes',
      'stream s from kafka "t" { key id time at field id is id  }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id every 5m }',
      'OS1201 <every> a stream has no `every`',
      'it belongs to a probe',
      'table t from kafka "t" { key id time at field id is id  }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id timeout 5s }',
      'OS1201 <timeout> a stream has no `timeout`',
      'it belongs to a probe',
      'stream s from kafka "t" { key id time at field id is id late 5s }',
    ],
    [
      'table t from kafka "t" { key id time at field id is id every 5m }',
      'OS1201 <every> a table has no `every`',
      'it belongs to a probe',
      'table t from kafka "t" { key id time at field id is id expire after 5m }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id expire after 5m }',
      'OS1201 <expire after> a stream has no `expire after`',
      'it belongs to a table',
      'table t from kafka "t" { key id time at field id is id expire after 5m }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field gone is bool remove when gone is true }',
      'OS1201 <remove when> a stream has no `remove when`',
      'it belongs to a table',
      'table t from kafka "t" { key id time at field id is id field gone is bool remove when gone is true }',
    ],
    [
      'table t from kafka "t" { key id time at field id is id field gone is bool remove when gne is true }',
      'OS1101 <gne> `t` has no field called `gne`',
      'did you mean `gone`?',
      'table t from kafka "t" { key id time at field id is id field gone is bool remove when gone is true }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is text field a is text }',
      'OS1102 <a> the field `a` is declared twice',
      null,
      'stream s from kafka "t" { key id time at field id is id field a is text field b is text }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is txt }',
      'OS1101 <txt> there is no type called `txt`',
      'did you mean `text`?',
      'stream s from kafka "t" { key id time at field id is id field a is text }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is string }',
      'OS1101 <string> there is no type called `string`',
      'did you mean `text`?',
      'stream s from kafka "t" { key id time at field id is id field a is text }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is Money(KRW) }',
      'OS1101 <Money> there is no type called `Money`',
      'did you mean `money`?',
      'stream s from kafka "t" { key id time at field id is id field a is money(KRW) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is krw }',
      'OS1101 <krw> there is no type called `krw`',
      'did you mean `money(KRW)`?',
      'stream s from kafka "t" { key id time at field id is id field a is money(KRW) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is 원 }',
      'OS1101 <원> there is no type called `원`',
      'did you mean `money(KRW)`?',
      'stream s from kafka "t" { key id time at field id is id field a is money(KRW) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is USD }',
      'OS1101 <USD> there is no type called `USD`',
      'did you mean `money(USD)`?',
      'stream s from kafka "t" { key id time at field id is id field a is money(USD) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is seconds }',
      'OS1101 <seconds> there is no type called `seconds`',
      'did you mean `duration(s)`?',
      'stream s from kafka "t" { key id time at field id is id field a is duration(s) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is 분 }',
      'OS1101 <분> there is no type called `분`',
      'did you mean `duration(m)`?',
      'stream s from kafka "t" { key id time at field id is id field a is duration(m) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is km }',
      'OS1101 <km> there is no type called `km`',
      'did you mean `distance(km)`?',
      'stream s from kafka "t" { key id time at field id is id field a is distance(km) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is ratio }',
      'OS1101 <ratio> there is no type called `ratio`',
      'did you mean `percent(fraction)`?',
      'stream s from kafka "t" { key id time at field id is id field a is percent(fraction) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is money(WON) }',
      'OS1104 <WON> `money` does not come as `WON`',
      'did you mean `KRW`?',
      'stream s from kafka "t" { key id time at field id is id field a is money(KRW) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is duration(min) }',
      'OS1104 <min> `duration` does not come as `min`',
      'did you mean `m`?',
      'stream s from kafka "t" { key id time at field id is id field a is duration(m) }',
    ],
    [
      'stream s from kafka "t" { key id time at field id is id field a is percent(ratio) }',
      'OS1104 <ratio> `percent` does not come as `ratio`',
      'did you mean `fraction`?',
      'stream s from kafka "t" { key id time at field id is id field a is percent(fraction) }',
    ],
    [
      'stream s from kafka "t" where a is "z" { key id time at field id is id field a is one of ("x", "y") }',
      'OS1104 <"z"> `a` is never `z`',
      null,
      'stream s from kafka "t" where a is "y" { key id time at field id is id field a is one of ("x", "y") }',
    ],
    [
      'stream s from kafka "t" where a > 30% { key id time at field id is id field a is count }',
      'OS1201 <30%> `a` cannot be compared with `30%`',
      'compare it with a count such as 30',
      'stream s from kafka "t" where a > 30 { key id time at field id is id field a is count }',
    ],
  ]);
});

describe('a probe asks what its connector offers, with dimensions that exist', () => {
  answers([
    [
      'probe q from http.gt(path: "/x") { field ok is bool }',
      'OS1105 <http.gt> there is no probe called `http.gt`',
      'did you mean `http.get`?',
      'probe q from http.get(path: "/x") { field ok is bool }',
    ],
    [
      'probe q from http.post(path: "/x") { field ok is bool }',
      'OS1105 <http.post> there is no probe called `http.post`',
      'write one of them, for example `http.get`',
      'probe q from http.get(path: "/x") { field ok is bool }',
    ],
    [
      'probe q from http.get(pth: "/x") { field ok is bool }',
      'OS1105 <pth> `http.get` takes no `pth`',
      'did you mean `path`?',
      'probe q from http.get(path: "/x") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: "/x", verbose: true) { field ok is bool }',
      'OS1105 <verbose> `http.get` takes no `verbose`',
      null,
      'probe q from http.get(path: "/x") { field ok is bool }',
    ],
    [
      'probe q from http.get() { field ok is bool }',
      'OS1105 <http.get> `http.get` needs `path`',
      null,
      'probe q from http.get("/x") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: regoin) { field ok is bool }',
      'OS1101 <regoin> there is no dimension called `regoin`',
      'did you mean `region`?',
      'probe q from http.get(path: region) { field ok is bool }',
    ],
    [
      'probe q from http.get(path: "/{regoin}") { field ok is bool }',
      'OS1401 <{regoin}> the text uses `{regoin}`, which has no value here',
      'did you mean `{region}`?',
      'probe q from http.get(path: "/{region}") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: "/{orders}") { field ok is bool }',
      'OS1401 <{orders}> the text uses `{orders}`, which has no value here',
      'did you mean `{order}`?',
      'probe q from http.get(path: "/{shop}") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: "/{amount}") { field ok is bool }',
      'OS1401 <{amount}> the text uses `{amount}`, which has no value here',
      null,
      'probe q from http.get(path: "/{{amount}}") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: 2x) { field ok is bool }',
      'OS1201 <2x> a probe cannot be asked with `2x`',
      null,
      'probe q from http.get(path: "2") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: "/x") { field ok is boolean }',
      'OS1101 <boolean> there is no type called `boolean`',
      'did you mean `bool`?',
      'probe q from http.get(path: "/x") { field ok is bool }',
    ],
    [
      'probe q from http.get(path: "/x") { field ok is bool field ok is bool }',
      'OS1102 <ok> the field `ok` is declared twice',
      null,
      'probe q from http.get(path: "/x") { field ok is bool field so is bool }',
    ],
  ]);
});
