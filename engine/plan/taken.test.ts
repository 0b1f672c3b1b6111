import { expect, test } from '@jest/globals';
import { NO_LIMITS } from '../../rules/limit.ts';
import type { Argument, Do } from '../../rules/playbook.ts';
import { takenKinds } from './taken.ts';
import type { VerbFact } from './verb-facts.ts';

const VERB: VerbFact = {
  ...{ changes: 'shop.open', lasting: true, inverse: null, idempotency: 'key', ttl: 'none' },
  takesAway: true,
};
const pauses: VerbFact = { ...VERB, targets: () => [['restaurant', 'restaurants']] };

const arg = (name: string, value: Argument['value']): Argument => ({ name, value });
const region = arg('place', { kind: 'dimension', dimension: 'region' });
const bound = arg('restaurants', { kind: 'dimension', dimension: 'shop' });
const ofEvent = arg('restaurants', { kind: 'field', source: 'orders', field: 'restaurant' });
const audience = {
  ...{ name: 'failing', table: 'restaurants', kind: 'restaurant', field: 'restaurant', private: false },
  ...{ where: null, within: null, order: null, atMost: null },
};

test.each<[string, VerbFact | null, readonly Argument[], readonly string[]]>([
  ['a verb that takes nothing away', { ...pauses, takesAway: false }, [bound], []],
  ['no verb at all', null, [bound], []],
  ['an audience', VERB, [region, arg('to', { kind: 'audience', audience })], ['restaurant']],
  ['the bound dimension that its target is', pauses, [region, bound], ['shop']],
  ['the kind of its target, where that comes from elsewhere', pauses, [region, ofEvent], ['restaurant']],
  ['dimensions among the arguments of a verb that names no targets', VERB, [region], ['region']],
  ['nothing that anybody could count', VERB, [], []],
])('%s', (_title, verb, args, kinds) => {
  const step: Do = {
    ...{ kind: 'do', path: '1', verb: 'shops.pause', args, limits: NO_LIMITS },
    ...{ until: null, undo: null, text: '' },
  };
  expect(takenKinds(step, verb)).toEqual(kinds);
});
