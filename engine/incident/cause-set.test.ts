import { expect, test } from '@jest/globals';
import type { Truth } from '../../rules/truth.ts';
import { type CauseSet, causeTruth, foundCauses } from './cause-set.ts';

test.each<[string, CauseSet, string, Truth]>([
  ['before any check', {}, 'rain', null],
  ['before any check, even unknown', {}, 'unknown', null],
  ['found', { rain: true }, 'rain', true],
  ['ruled out', { rain: false }, 'rain', false],
  ['not evaluated', { rain: null }, 'rain', null],
  ['never declared', { rain: true }, 'snow', null],
  ['unknown: all ruled out', { rain: false, jam: false }, 'unknown', true],
  ['unknown: one is true', { rain: true, jam: false }, 'unknown', false],
  ['unknown: one was not evaluated', { rain: null, jam: false }, 'unknown', false],
  ['unchecked: one was not evaluated', { rain: null, jam: true }, 'unchecked', true],
  ['unchecked: all were', { rain: false, jam: true }, 'unchecked', false],
  ['a cause of that name wins', { unknown: false, jam: false }, 'unknown', false],
  ['not what objects inherit', { rain: true }, 'constructor', null],
])('%s', (_title, causes, name, want) => {
  expect(causeTruth(causes, name)).toBe(want);
});

test('what was found, in declared order', () => {
  expect(foundCauses({ b: true, a: null, c: false, d: true })).toEqual(['b', 'd']);
});
