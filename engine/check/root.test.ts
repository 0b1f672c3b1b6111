import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import {
  answers,
  cause,
  check,
  drop,
  forMinutes,
  ifCause,
  note,
  playbook,
  put,
  threshold,
} from '../incident/testing/sample-playbook.ts';
import {
  causesIn,
  dosIn,
  holdsIn,
  leavesIn,
  nodesOf,
  probesIn,
  recoveryOf,
  rootsOf,
  wordsOf,
} from './root.ts';

const idle = threshold('i', 'idle', '<', 10);
const orders = drop('o', '>', 0.5);
const both: Condition = { kind: 'and', of: [orders, { kind: 'not', of: forMinutes('h', idle, 5) }] };

test.each<[string, Condition, string]>([
  ['a leaf', idle, 'idle < 10'],
  ['not', { kind: 'not', of: idle }, 'not idle < 10'],
  ['a hold has its own words', forMinutes('h', idle, 5), 'for 5m'],
  [
    'and, or',
    { kind: 'or', of: [both, cause('c', 'rain')] },
    '(orders drop > 50% and not for 5m) or cause is rain',
  ],
])('words of %s', (_title, condition, want) => {
  expect(wordsOf(condition)).toBe(want);
});

test('parts come before the whole, inner holds before outer ones', () => {
  const nested = forMinutes('outer', { kind: 'or', of: [forMinutes('inner', idle, 1), orders] }, 2);
  expect(holdsIn(nested).map((hold) => hold.id)).toEqual(['inner', 'outer']);
  expect(leavesIn(nested).map((leaf) => leaf.id)).toEqual(['i', 'o']);
  expect(nodesOf(nested).map((node) => node.kind)).toEqual(['leaf', 'hold', 'leaf', 'or', 'hold']);
});

test('each probe once', () => {
  expect(probesIn({ kind: 'or', of: [answers('a', true), answers('b', false), idle] })).toEqual(['app']);
});

test('the author’s recovery is taken as it is', () => {
  const recovered = drop('r', '<', 0.2);
  expect(recoveryOf(playbook({ recovered }))).toBe(recovered);
});

test('without one it is the trigger, holds left out, known false for long enough (R7)', () => {
  const recovery = recoveryOf(
    playbook({ recovered: null, trigger: forMinutes('h', both, 5), recoverMs: 600_000 }),
  );
  expect(recovery).toEqual({
    kind: 'hold',
    id: '~recovered',
    of: { kind: 'not', of: { kind: 'and', of: [orders, { kind: 'not', of: idle }] } },
    forMs: 600_000,
    text: 'the trigger is known false',
  });
});

test('every condition has a name of its own, what holds hold too', () => {
  const sample = playbook({
    trigger: forMinutes('h', orders, 5),
    unless: [idle, cause('x', 'rain')],
    body: [
      check('1'),
      ifCause('2', 'riders short', [ifCause('2.1.1', 'app down', [put('2.1.1.1.1')])]),
      { kind: 'otherwise', path: '3', body: [ifCause('3.1', 'unknown', [note('3.1.1.1', 'x')])] },
      {
        kind: 'if',
        path: '4',
        branches: [{ path: '4.1', when: idle, text: '', body: [] }],
        otherwise: [note('4.e.1', 'y'), { kind: 'hole', path: '4.e.2' }],
      },
    ],
  });
  const names = rootsOf(sample).map((root) => root.name);
  expect(names).toEqual([
    'trigger',
    'unless 0',
    'unless 1',
    'recovered',
    'cause 1 riders.health riders short',
    'cause 1 riders.health app down',
    'branch 2.1',
    'branch 2.1.1.1',
    'branch 3.1.1',
    'branch 4.1',
    'held h',
  ]);
  expect(new Set(names).size).toBe(names.length);
  expect(dosIn(sample.body).map((step) => step.path)).toEqual(['2.1.1.1.1', '3.1.1.1', '4.e.1']);
  expect(causesIn(sample.body).map((each) => each.name)).toEqual(['riders short', 'app down']);
});
