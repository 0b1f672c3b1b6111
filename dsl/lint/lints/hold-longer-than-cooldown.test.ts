import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (when: string, clauses: string, body?: string) =>
  linted(playbook(when, body, clauses), 'OS1307').map((line) => line.replace('info OS1307 ', ''));
const message = '`cooldown 10m` is over before the trigger can be true again';

test.each([
  ['in the guard', 'orders per region < 3 for 1h', 'guard { cooldown 10m }', undefined, '<cooldown 10m>'],
  [
    'with its dimension',
    'orders per region < 3 for 1h',
    'guard { cooldown 10m per region }',
    undefined,
    '<cooldown 10m per region>',
  ],
  [
    'at an action',
    'orders per region < 3 for 1h',
    '',
    'do log.write(text: "x") cooldown 10m',
    '<cooldown 10m>',
  ],
  [
    'beside another test',
    'orders per region < 3 for 1h and idle < 3',
    'guard { cooldown 10m }',
    undefined,
    '<cooldown 10m>',
  ],
  [
    'the shorter of two branches',
    'orders per region < 3 for 1h or idle < 3 for 30m',
    'guard { cooldown 10m }',
    undefined,
    '<cooldown 10m>',
  ],
])('told %s', (_title, when, clauses, body, place) => {
  expect(found(when, clauses, body)).toEqual([`${place} ${message}`]);
});

test.each([
  ['just as long', 'orders per region < 3 for 10m', 'guard { cooldown 10m }'],
  ['longer', 'orders per region < 3 for 5m', 'guard { cooldown 10m }'],
  ['a branch that need not hold', 'orders per region < 3 for 1h or idle < 3', 'guard { cooldown 10m }'],
  ['no hold', 'orders per region < 3', 'guard { cooldown 10m }'],
  ['no cooldown', 'orders per region < 3 for 1h', ''],
])('not: %s', (_title, when, clauses) => {
  expect(found(when, clauses)).toEqual([]);
});
