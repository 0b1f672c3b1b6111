import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (text: string) => linted(text, 'OS2002').map((line) => line.replace('warning OS2002 ', ''));

test.each([
  ['a count of 0 or more', 'orders per region >= 0', '`orders per region >= 0` is always true'],
  ['a share of at most all', 'rejects per region <= 100%', '`rejects per region <= 100%` is always true'],
  [
    'two that leave nothing out',
    'took per region > 10m or took per region < 20m',
    'one of `took per region > 10m` and `took per region < 20m` is always true',
  ],
  [
    'both sides of a change',
    'orders per region drop > 10% or orders per region drop < 20%',
    'one of `orders per region drop > 10%` and `orders per region drop < 20%` is always true',
  ],
  [
    'every value there is',
    'weather.level in ("none", "red") and orders per region < 3',
    '`weather.level in ("none", "red")` is always true',
  ],
  ['the least drop', 'orders per region drop > 0%', '`drop > 0%` is true about half of the time'],
  [
    'more than once the baseline',
    'orders per region rise > 1x',
    '`rise > 1x` is true about half of the time',
  ],
  ['any change at all', 'orders per region change > 0%', '`change > 0%` is true nearly all the time'],
  [
    'the least rise as one branch',
    'orders per region < 3 or took per region rise > 0%',
    '`rise > 0%` is true about half of the time',
  ],
])('%s', (_title, when, message) => {
  expect(found(playbook(when)).map((line) => line.replace(/^<.*?> (?=`|one)/, ''))).toEqual([message]);
});

test.each([
  ['a seam', 'orders per region > 3 or orders per region < 3'],
  ['a real drop', 'orders per region drop > 20%'],
  ['the least drop, for a while', 'orders per region drop > 0% for 30m'],
  ['the least drop beside another test', 'orders per region drop > 0% and orders per region < 10'],
  ['less than the baseline by little', 'orders per region drop < 0%'],
  ['different windows', 'took per region > 10m over 15m or took per region < 20m over 30m'],
])('not: %s', (_title, when) => {
  expect(found(playbook(when))).toEqual([]);
});

test.each([
  ['the same side, lower', 'took per region > 40m', 'took per region > 20m for 10m', 1],
  ['the other side, overlapping', 'took per region > 40m', 'took per region < 50m', 0],
  ['the other side', 'took per region > 40m', 'took per region < 30m', 0],
  ['back to usual', 'orders per region drop > 50%', 'orders per region drop > 0%', 1],
  ['nearly usual', 'orders per region drop > 50%', 'orders per region drop < 20%', 0],
  ['another metric', 'took per region > 40m', 'orders per region > 20', 0],
])('recovered as soon as it starts: %s', (_title, when, recovered, count) => {
  expect(found(playbook(when, undefined, `recovered when ${recovered}`))).toHaveLength(count);
});

test('a filter of two tests that leave nothing out', () => {
  expect(
    found('metric m = count of orders_in where event is not "placed" or event is not "cancelled" over 15m'),
  ).toEqual([
    '<event is not "cancelled"> one of `event is not "placed"` and `event is not "cancelled"` is always true',
  ]);
  expect(
    found('metric m = share of orders_in where paid is true out of paid in (true, false) over 15m'),
  ).toEqual([]);
});
