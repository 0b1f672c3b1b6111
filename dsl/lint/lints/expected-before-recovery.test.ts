import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (clauses: string, when = 'orders per region < 3 for 5m', body = 'do log.write(text: "x")') =>
  linted(playbook(when, body, clauses), 'OS2011').map((line) => line.replace('warning OS2011 ', ''));

const recovered = 'recovered when orders per region > 9 for 15m';

test.each<[string, string, string]>([
  ['sooner than the recovery must last', `${recovered} expect recovery within 10m`, '10m'],
  ['just as long', `${recovered} expect recovery within 15m`, '15m'],
  ['sooner than recovery that nobody wrote', 'expect recovery within 5m', '5m'],
  [
    'of two alternatives the shorter counts',
    `recovered when (orders per region > 9 for 15m) or (took < 3m for 6m) expect recovery within 5m`,
    '5m',
  ],
])('told: %s', (_title, clauses, within) => {
  expect(found(clauses)).toEqual([
    expect.stringMatching(new RegExp(`recovery is never known within \`${within}\`$`)),
  ]);
});

test('told inside the body too', () => {
  const body = '{ do log.write(text: "x") expect recovery within 10m else escalate to "ops" }'.slice(1, -1);
  expect(found(recovered, undefined, body)).toHaveLength(1);
});

test.each<[string, string]>([
  ['longer than the recovery must last', `${recovered} expect recovery within 16m`],
  ['a recovery that need not last', 'recovered when orders per region > 9 expect recovery within 1m'],
  ['a condition of its own', `${recovered} expect orders per region > 9 within 5m`],
  [
    'the shorter of two alternatives',
    'recovered when (orders per region > 9 for 15m) or (took < 3m for 6m) expect recovery within 7m',
  ],
])('not: %s', (_title, clauses) => {
  expect(found(clauses)).toEqual([]);
});

test('a trigger held longer than ten minutes must be false as long', () => {
  expect(found('expect recovery within 20m', 'orders per region < 3 for 30m')).toHaveLength(1);
  expect(found('expect recovery within 31m', 'orders per region < 3 for 30m')).toEqual([]);
});
