import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (when: string, mode = 'mode live') =>
  linted(playbook(when, 'do log.write(text: "x")', mode), 'OS1305').map((line) =>
    line.replace('warning OS1305 ', ''),
  );

test.each([
  ['one test', 'orders per region < 3', '<orders>'],
  ['one of two branches', '(orders per region < 3) for 5m or took per region > 40m', '<took>'],
  ['both of two tests', 'orders per region < 3 and took per region > 40m', '<orders>'],
  ['under `not`', 'not orders per region > 3', '<orders>'],
  ['the answer of a probe', 'weather.rain > 10mm and orders per region < 3', '<weather.rain > 10mm>'],
])('told: %s', (_title, when, place) => {
  expect(found(when)).toEqual([`${place} \`p\` starts on a single reading of its trigger`]);
});

test.each([
  ['a held test', 'orders per region < 3 for 5m'],
  ['a held group', '(orders per region < 3 and took per region > 40m) for 5m'],
  ['one held part of two', 'orders per region < 3 for 5m and took per region > 40m'],
  ['every branch held', 'orders per region < 3 for 5m or took per region > 40m for 5m'],
  ['an event', 'each orders_in where event is "placed" per shop'],
  ['a sequence', 'orders per region < 3 followed by took per region > 40m within 20m'],
  ['silence over a time', 'no orders_in per region over 15m'],
  ['a time of day', 'at 16:00 and orders per region < 3'],
])('not: %s', (_title, when) => {
  expect(found(when)).toEqual([]);
});

test.each(['mode shadow', 'mode off', ''])('not told with `%s`', (mode) => {
  expect(found('orders per region < 3', mode)).toEqual([]);
});
