import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (text: string) => linted(text, 'OS1302').map((line) => line.replace('warning OS1302 ', ''));

test.each([
  ['at the use', playbook('orders per region > 500 over 30s'), '<over 30s>'],
  ['at the use, before another clause', playbook('orders per region > 500 over 30s for 5m'), '<over 30s>'],
  ['at the use, in parentheses', playbook('(orders per region > 500 over 30s) for 5m'), '<over 30s>'],
  ['at the metric', 'metric burst = count of orders_in per region over 30s', '<30s>'],
  ['of a fold on the spot', playbook('count of orders_in per region > 500 over 30s'), '<over 30s>'],
  [
    'of a part of a formula',
    'metric load = count of orders_in / count of riders per region over 30s at least 5 samples',
    '<30s>',
  ],
])('told %s', (_title, text, place) => {
  expect(found(text)).toEqual([
    `${place} \`30s\` is over before its events have come: \`orders_in\` may be 1m late`,
  ]);
});

test.each([
  ['just as long', playbook('orders per region > 500 over 1m')],
  ['longer', playbook('orders per region > 500 over 15m')],
  ['of a table, which is not late', playbook('idle per region > 500 over 30s')],
  ['the same words in a text', `metric burst "over 30s" = count of orders_in per region over 15m`],
])('not: %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});

test('a window of the metric is told there, not where it is used', () => {
  const metric = 'metric burst = count of orders_in per region over 30s\n';
  expect(
    found(metric + playbook('burst per region > 5') + playbook('burst per region > 6').replace('p {', 'q {')),
  ).toEqual([expect.stringMatching(/^<30s>/)]);
});
