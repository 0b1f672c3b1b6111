import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import { literalsOf } from './literals.ts';

const leaf = (id: string): Condition => ({
  kind: 'leaf',
  id,
  text: id,
  operand: { kind: 'window', window: id },
  test: { kind: 'threshold', op: '>', value: 1, atLeast: null },
});
const after = (not: boolean): Condition => ({
  kind: 'sequence',
  id: 's',
  text: '',
  first: leaf('a'),
  second: leaf('b'),
  not,
  withinMs: 60_000,
});
const clock: Condition = { kind: 'clock', id: 'c', text: '', atMinutes: 960 };
const during: Condition = { kind: 'during', id: 'd', text: '', schedules: ['peak'], not: false };
const row: Condition = {
  kind: 'leaf',
  id: 'r',
  text: '',
  operand: { kind: 'lookUp', table: 'shops', field: 'staff', key: 'shop' },
  test: { kind: 'missing', not: false },
};

test.each<[title: string, condition: Condition, want: string | null]>([
  ['a sequence starts with its first part', after(false), 'a true'],
  ['so does one that must not follow', after(true), 'a true'],
  [
    'where it must be false, anything may bring that about',
    { kind: 'not', of: after(false) },
    'a true, a false, b true, b false',
  ],
  [
    'a time of day and a schedule are told by the calendar',
    { kind: 'and', of: [clock, during, leaf('a')] },
    'a true',
  ],
  ['a row of a table is announced by no pane', { kind: 'and', of: [leaf('a'), row] }, null],
])('%s', (_title, condition, want) => {
  const found = literalsOf(condition);
  expect(found?.map(({ leaf: { id }, want: turned }) => `${id} ${turned}`).join(', ') ?? null).toBe(want);
});
