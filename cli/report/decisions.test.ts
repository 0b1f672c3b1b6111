import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decision } from '../../engine/decision.ts';
import { decision } from '../testing/evening-decisions.ts';
import { sortDecisions } from './decisions.ts';

const first = decision('opened', 0, { n: 0, playbook: 'b', instance: { region: 'm' }, incident: 'i5' });

test.each<[string, Partial<Decision>]>([
  ['the earlier instant', { t: first.t - 1, playbook: 'z', n: 9 }],
  ['then the playbook', { playbook: 'a', instance: { region: 'z' }, n: 9 }],
  ['then the instance', { instance: { region: 'a' }, incident: 'i9', n: 9 }],
  ['then the incident', { incident: 'i1', n: 9 }],
])('%s comes first', (_title, more) => {
  const before = { ...first, ...more };
  expect(sortDecisions([first, before])).toEqual([before, first]);
  expect(sortDecisions([before, first])).toEqual([before, first]);
});

test('then the number, as a number', () => {
  const numbered = [2, 10, 1].map((n) => ({ ...first, n }));
  expect(sortDecisions(numbered).map((d) => d.n)).toEqual([1, 2, 10]);
});

test('any order of arrival gives the same order', () => {
  const all = [0, 1].flatMap((t) =>
    ['a', 'b'].flatMap((playbook) =>
      ['x', 'y'].flatMap((region) => [0, 1].map((n) => ({ ...first, t, playbook, instance: { region }, n }))),
    ),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(sortDecisions(shuffled)).toEqual(all);
    }),
  );
});
