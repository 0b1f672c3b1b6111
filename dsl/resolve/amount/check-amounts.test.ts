import { describe, expect, test } from '@jest/globals';
import { only, playbook, said } from '../testing/sample.ts';

const put = 'do http.put(path: "/x")';
const guarded = (limits: string, body = `${put} until 1h undo http.put(path: "/y")`) =>
  `playbook p { when orders per region < 3 for 5m\nguard { ${limits} }\nthen { ${body} } }`;
const inBody = (body: string) => guarded('cooldown 30m at most 9 runs in 1h', body);

describe('OS1311: none at all is an error, at the amount', () => {
  test.each<[string, string, string]>([
    ['`for`', playbook('orders per region < 3 for 0m'), '`for 0m`'],
    ['`for` of a group', playbook('(orders per region < 3 or rejects > 30%) for 0분'), '`for 0분`'],
    ['`followed by … within`', playbook('orders < 3 followed by orders < 2 within 0s'), '`within 0s`'],
    [
      '`not followed by … within`',
      playbook('orders < 3 not followed by orders > 9 within 0m'),
      '`within 0m`',
    ],
    ['a cooldown', guarded('cooldown 0m at most 9 runs in 1h'), '`cooldown 0m`'],
    ['a cap', guarded('cooldown 30m at most 0 runs in 1h'), '`at most 0`'],
    [
      'a cap on money',
      guarded('cooldown 30m at most 9 runs in 1h spend at most 0원 in 1d'),
      '`spend at most 0원`',
    ],
    ['the stretch of a cap', guarded('cooldown 30m at most 9 runs in 0m'), '`in 0m`'],
    ['the stretch of `once`', guarded('once per region in 0h at most 9 runs in 1h'), '`in 0h`'],
    ['`until`', inBody(`${put} until 0m undo http.put(path: "/y")`), '`until 0m`'],
    ['`until recovered or`', inBody(`${put} until recovered or 0m undo http.put(path: "/y")`), '`until 0m`'],
    [
      'an approval',
      inBody('do log.write(text: "x") needs approval from "a" within 0m else skip'),
      '`within 0m`',
    ],
    ['`wait`', playbook('orders < 3', 'wait 0m do log.write(text: "x")'), '`wait 0m`'],
    ['`timeout`', playbook('orders < 3', 'do log.write(text: "x") timeout 0s'), '`timeout 0s`'],
    ['`retry`', playbook('orders < 3', 'do log.write(text: "x") retry 0 times'), '`retry 0`'],
    [
      '`retry … every`',
      playbook('orders < 3', 'do log.write(text: "x") retry 3 times every 0s'),
      '`every 0s`',
    ],
    ['`expect … within`', playbook('orders < 3', undefined, 'expect recovery within 0m'), '`within 0m`'],
    ['`track … for`', playbook('orders < 3', 'track orders for 0d'), '`for 0d`'],
    ['an audience', 'define audience a = riders at most 0', '`at most 0`'],
    [
      'silence',
      'stream s from kafka "s" { key id time at silent after 0m field id is id }',
      '`silent after 0m`',
    ],
    [
      'rows that expire',
      'table s from kafka "s" { key id time at expire after 0m field id is id }',
      '`expire after 0m`',
    ],
    [
      'how often a probe asks',
      'probe q from http.get(path: "/q") { every 0s field n is count }',
      '`every 0s`',
    ],
    [
      'how long a probe waits',
      'probe q from http.get(path: "/q") { timeout 0s field n is count }',
      '`timeout 0s`',
    ],
    ['a routine', 'define routine r() { wait 0m do log.write(text: "x") }', '`wait 0m`'],
    ['a shared check', 'define check c { because few when orders < 3 for 0m }', '`for 0m`'],
  ])('%s', (_title, text, words) => {
    const amount = /\S+`$/.exec(words)?.[0].replace('`', '') ?? '';
    expect(said(text)).toEqual([`error OS1311 <${amount}> ${words} amounts to nothing`]);
  });

  test('a distance', () => {
    const carts =
      'table carts from kafka "c" { key id time at field id is id field pos is point field region is place }';
    expect(said(`${carts}\ndefine audience a = carts within 0km of region`)).toContain(
      'error OS1311 <0km> `within 0km` amounts to nothing',
    );
  });

  test.each<[string, string]>([
    ['given each no time', 'given orders in 강남구 is 3 each 0m for 30m'],
    ['given for no time', 'given orders in 강남구 is 3 each 1m for 0m'],
    ['failing no times', 'given orders in 강남구 is 3 each 1m given action log.write fails 0 times'],
  ])('in a test: %s', (_title, given) => {
    const text = `${playbook('orders per region < 3')}\ntest "t" for p { ${given} expect incident in 강남구 }`;
    expect(said(text).map((line) => line.slice(0, 12))).toEqual(['error OS1311']);
  });

  test('what may be left out is offered to be', () => {
    expect(only(playbook('orders < 3 for 0m')).help).toBe('leave it out, or write for example `for 5m`');
    expect(only(guarded('cooldown 0m at most 9 runs in 1h')).help).toBe('write for example `cooldown 30m`');
  });

  test('a limit on money is answered with money', () => {
    const { help } = only(guarded('cooldown 30m at most 9 runs in 1h spend at most 0원 in 1d'));
    expect(help).toBe('write for example `spend at most 500만원`');
  });
});

describe('OS1311: what is hardly meant is a warning', () => {
  test.each<[string, string, string]>([
    ['a wait', playbook('orders < 3', 'wait 400d do log.write(text: "x")'), '<400d> `wait 400d`'],
    ['an end', inBody(`${put} until 52w undo http.put(path: "/y")`), '<52w> `until 52w`'],
    ['a hold', playbook('orders < 3 for 100d'), '<100d> `for 100d`'],
    ['attempts', playbook('orders < 3', 'do log.write(text: "x") retry 1000 times'), '<1000> `retry 1000`'],
    ['an expectation', playbook('orders < 3', undefined, 'expect recovery within 20w'), '<20w> `within 20w`'],
  ])('%s', (_title, text, words) => {
    expect(said(text)).toEqual([`warning OS1311 ${words} is hardly meant`]);
  });

  test('a guard of no samples may be meant: the metric has one of its own', () => {
    const text = playbook('orders per region drop > 50% with at least 0 samples');
    expect(said(text)).toEqual(['warning OS1311 <0> `at least 0` amounts to nothing']);
  });

  test.each<[string, string]>([
    ['at the limit', playbook('orders < 3', 'wait 30d do log.write(text: "x")')],
    ['once a year', guarded('once per region in 365d at most 9 runs in 1h')],
    ['a cooldown of a year', guarded('cooldown 365d at most 9 runs in 1h')],
    ['a stream that is never late', 'stream s from kafka "s" { key id time at late 0s field id is id }'],
    ['a threshold of zero', playbook('orders > 0')],
  ])('not: %s', (_title, text) => {
    expect(said(text)).toEqual([]);
  });
});
