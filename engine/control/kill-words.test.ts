import { expect, test } from '@jest/globals';
import type { Kill } from './kill.ts';
import { killsOnWire } from './kill-words.ts';

const words = { region: { 강남구: 'seoul-gangnam' }, shop: { 강남구: 'shop-7' } };
const killOf = (scope: Kill['scope'], name: string): Kill => ({
  scope,
  name,
  freezes: false,
  reason: '',
  by: '',
});

test.each<[string, Kill, readonly string[]]>([
  [
    'a region by its word is every value that the word means',
    killOf('region', '강남구'),
    ['강남구', 'seoul-gangnam', 'shop-7'],
  ],
  ['a region as it is on the wire stays', killOf('region', 'seoul-gangnam'), ['seoul-gangnam']],
  ['a name that every object has is no word', killOf('region', 'constructor'), ['constructor']],
  ['a playbook is no word', killOf('playbook', '강남구'), ['강남구']],
])('%s', (_title, kill, names) => {
  expect(killsOnWire([kill], words).map(({ name }) => name)).toEqual(names);
});
