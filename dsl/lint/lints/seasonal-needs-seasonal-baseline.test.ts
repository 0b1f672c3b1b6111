import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const metric = (clauses: string) =>
  `metric placed = count of orders_in where event is "placed" per region over 15m at least 30 samples ${clauses}\n`;
const found = (clauses: string, when: string) =>
  linted(metric(clauses) + playbook(when), 'OS1303').map((line) => line.replace('warning OS1303 ', ''));

test.each([
  [
    'the time just before',
    'seasonal weekly',
    'placed per region drop > 50% vs previous 15m',
    '<vs previous 15m>',
  ],
  ['the time just before, unsaid', 'seasonal weekly', 'placed per region drop > 50%', '<placed>'],
  [
    'yesterday, of a week',
    'seasonal weekly',
    'placed per region rise > 2x vs same time yesterday',
    '<vs same time yesterday>',
  ],
  [
    'the time just before, of a day',
    'seasonal daily',
    'placed per region change > 50% vs previous 1h',
    '<vs previous 1h>',
  ],
  [
    'at the metric',
    'seasonal weekly baseline previous 15m',
    'placed per region drop > 50%',
    '<previous 15m>',
  ],
])('told: %s', (_title, clauses, when, place) => {
  const kind = clauses.includes('daily') ? 'day' : 'week';
  expect(found(clauses, when)).toEqual([
    `${place} \`placed\` follows the ${kind}, but is held against a time of another kind`,
  ]);
});

test.each([
  ['the same time of the week', 'seasonal weekly', 'placed per region drop > 50% vs same time last 4 weeks'],
  ['yesterday, of a day', 'seasonal daily', 'placed per region drop > 50% vs same time yesterday'],
  ['a metric that is not seasonal', '', 'placed per region drop > 50% vs previous 15m'],
  ['a fixed value', 'seasonal weekly', 'placed per region < 30'],
  ['a target', 'seasonal weekly', 'placed per region drop > 50% vs target 300'],
  [
    'the baseline of the metric',
    'seasonal weekly baseline same time last 2 weeks',
    'placed per region drop > 50%',
  ],
])('not: %s', (_title, clauses, when) => {
  expect(found(clauses, when)).toEqual([]);
});
