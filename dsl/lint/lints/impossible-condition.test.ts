import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (text: string) => linted(text, 'OS2001').map((line) => line.replace('error OS2001 ', ''));

test.each([
  ['a count below 0', 'orders per region < 0', '<orders per region < 0>'],
  ['a share over 100%', 'rejects per region > 100%', '<rejects per region > 100%>'],
  ['a duration below 0', 'took per region < -5s', '<took per region < -5s>'],
  ['a drop of all and more', 'orders per region drop > 50% and orders per region drop > 100%', null],
  [
    'two thresholds that exclude each other',
    'took per region > 40m and took per region < 30m',
    '<took per region < 30m>',
  ],
  [
    'a drop and a rise',
    'orders per region drop > 50% and orders per region rise > 20%',
    '<orders per region rise > 20%>',
  ],
  [
    'a rise by a factor and a small rise',
    'orders per region rise > 2x and orders per region rise < 50%',
    '<orders per region rise < 50%>',
  ],
  ['`is` beside a threshold', 'orders per region is 0 and orders per region > 3', '<orders per region > 3>'],
  [
    'a value that is missing and compared',
    'took per region is missing and took per region > 5m',
    '<took per region > 5m>',
  ],
  [
    'two values of one answer',
    'weather.level is "red" and weather.level is "none" and orders per region < 3',
    '<weather.level is "none">',
  ],
  [
    'true and not true',
    'weather.open is true and weather.open is not true and orders per region < 3',
    '<weather.open is not true>',
  ],
  [
    'a share of another metric',
    'idle per region < 80% of waiting and idle per region > 90% of waiting',
    '<idle per region > 90% of waiting>',
  ],
  ['a branch of several', 'orders per region < 0 or took per region > 30m', '<orders per region < 0>'],
  ['under `not`', 'not (orders per region >= 3 or orders per region < 3)', null],
  ['a held part', '(took per region > 40m) for 5m and took per region < 30m', '<took per region < 30m>'],
])('never true: %s', (_title, when, place) => {
  expect(found(playbook(when)).map((line) => place !== null && line.startsWith(`${place} `))).toEqual(
    place === null ? [] : [true],
  );
});

test.each([
  ['over different windows', 'took per region > 40m over 15m and took per region < 30m over 1h'],
  ['of different places', 'took in 강남구 > 40m and took in 서초구 < 30m'],
  [
    'against different baselines',
    'orders per region drop > 50% and orders per region rise > 20% vs previous 15m',
  ],
  ['different metrics', 'took per region > 40m and orders per region < 30'],
  ['a difference that may be below 0', 'gap per region < 0'],
  ['an amount that may be a refund', 'revenue per region < 0원'],
  [
    'neither more nor less than all of nothing',
    'idle per region >= 90% of waiting and idle per region <= 80% of waiting',
  ],
  ['first one, then the other', 'took per region > 40m followed by took per region < 30m within 20m'],
  ['all of it gone', 'orders per region drop >= 100%'],
])('may be true: %s', (_title, when) => {
  const gap = 'metric gap = avg of (orders_in.took - took) per region over 15m at least 5 samples\n';
  const source = when.startsWith('gap') ? gap.replace(' - took', ' - 5m') : '';
  expect(found(source + playbook(when))).toEqual([]);
});

test('what it says names both, and what to write', () => {
  expect(found(playbook('took per region > 40m and took per region < 30m'))).toEqual([
    '<took per region < 30m> `took per region > 40m` and `took per region < 30m` are never both true',
  ]);
});

test.each([
  ['unless', 'unless orders < 0'],
  ['recovered', 'recovered when orders per region < 0'],
  ['raise', 'raise to critical when rejects > 100%'],
])('it looks at `%s`, too', (_title, clause) => {
  expect(found(playbook('orders per region < 3', undefined, clause))).toHaveLength(1);
});

test('a shared check is told once, whoever asks it', () => {
  const check = 'define check c { because odd "이상" when orders < 0 }\n';
  const asks = (name: string) =>
    `playbook ${name} { when orders per region < 3 then { check c  if cause is odd { do log.write(text: "x") } } }\n`;
  expect(found(check + asks('a') + asks('b'))).toHaveLength(1);
  expect(found(check)).toHaveLength(1);
});

test.each([
  ['another name', (text: string) => text.replaceAll('took', 'time_taken')],
  [
    'the clauses in another order',
    (text: string) =>
      text.replace('took per region < 30m', 'took per region over 15m < 30m').replace(' over 15m <', ' <'),
  ],
  ['parentheses', (text: string) => text.replace('took per region > 40m', '((took per region > 40m))')],
  ['the parts in another order', () => 'took per region < 30m and took per region > 40m'],
])('the code stays with %s', (_title, change) => {
  const when = change('took per region > 40m and took per region < 30m');
  const renamed = 'metric time_taken = avg of orders_in.took per region over 15m at least 10 samples\n';
  expect(found(renamed + playbook(when))).toHaveLength(1);
});

test.each<[string, string, string]>([
  [
    'two values of one field',
    'metric m = count of orders_in where event is "placed" and event is "cancelled" over 15m',
    '<event is "cancelled"> `event is "placed"` and `event is "cancelled"` are never both true',
  ],
  [
    'a value and its not',
    playbook('count of orders_in where (paid is true and paid is not true) > 3 over 15m'),
    '<paid is not true> `paid is true` and `paid is not true` are never both true',
  ],
  [
    'amounts that leave nothing',
    playbook('count of orders_in where (amount > 5000원 and amount < 3000원) > 3 over 15m'),
    '<amount < 3000원> `amount > 5000원` and `amount < 3000원` are never both true',
  ],
  [
    'an audience',
    'define audience a = riders where status is "idle" and status is "busy" at most 3',
    '<status is "busy"> `status is "idle"` and `status is "busy"` are never both true',
  ],
  [
    'each event',
    playbook('each orders_in where (event is "placed" and event is "rejected") per order'),
    '<event is "rejected"> `event is "placed"` and `event is "rejected"` are never both true',
  ],
  [
    'rows that are removed',
    'table t from kafka "t" { key id time at remove when n > 3 and n < 2 field id is id field n is count }',
    '<n < 2> `n > 3` and `n < 2` are never both true',
  ],
  [
    'a part that is none of its whole',
    playbook(
      'share of orders_in where event is "placed" out of event in ("accepted", "rejected") > 30% over 15m with at least 9 samples',
    ),
    '<event is "placed"> `event is "placed"` is never among `out of event in ("accepted", "rejected")`',
  ],
  [
    'a slice of what is not counted',
    playbook('orders where event is "cancelled" > 3'),
    '<event is "cancelled"> nothing that this metric counts is ever `event is "cancelled"`',
  ],
])('a filter that nothing passes: %s', (_title, text, line) => {
  expect(found(text)).toEqual([line]);
});

test.each<[string, string]>([
  [
    'one of two values',
    'metric m = count of orders_in where event is "placed" or event is "cancelled" over 15m',
  ],
  ['two fields', 'metric m = count of orders_in where event is "placed" and paid is false over 15m'],
  ['a slice of what is counted', playbook('orders where paid is true > 3')],
  ['a part of its whole', playbook('rejects > 30%')],
])('not a filter: %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  [
    'the other side of the trigger',
    'unless orders per region > 9',
    ['warning OS2001 <orders per region > 9> this `unless` never holds `p` back'],
  ],
  ['the same side', 'unless orders per region < 1', []],
  ['something else', 'unless rejects per region > 50%', []],
  ['another window', 'unless orders per region > 9 over 1h', []],
])('an `unless` of %s', (_title, clause, lines) => {
  expect(found(playbook('orders per region < 3', undefined, clause))).toEqual(lines);
});
