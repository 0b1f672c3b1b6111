import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const load = (clauses = '', formula = 'waiting / idle') =>
  `metric load = ${formula} per region over 15m at least 5 samples ${clauses}\n`;
const found = (text: string) => linted(text, 'OS1310').map((line) => line.replace('warning OS1310 ', ''));
const message = '`load` is unknown when there is no `idle`, just when it matters';

test.each([
  ['above a threshold', 'load per region > 3', '<load per region > 3>'],
  ['not below one', 'not load per region < 3', '<load per region < 3>'],
  ['risen', 'load per region rise > 2x', '<load per region rise > 2x>'],
  ['in a branch', 'orders per region < 3 or load per region >= 3', '<load per region >= 3>'],
])('told: %s', (_title, when, place) => {
  expect(found(load() + playbook(when))).toEqual([`${place} ${message}`]);
});

test.each([
  ['below a threshold', load(), 'load per region < 3'],
  ['high is good', load('good is up'), 'load per region > 3'],
  ['a share of the same events', load('', 'waiting / orders'), 'load per region > 3'],
  ['divided by a constant', load('', 'waiting / 3'), 'load per region > 3'],
  ['divided by an average', load('', 'revenue / took'), 'orders per region > 3'],
])('not: %s', (_title, metric, when) => {
  expect(found(metric + playbook(when))).toEqual([]);
});

test('not where it says that all is well again', () => {
  expect(
    found(load() + playbook('load per region < 0.5', undefined, 'recovered when load per region > 1')),
  ).toEqual([]);
});
