import { expect, test } from '@jest/globals';
import type { Manifest } from '../catalog.ts';
import { decision } from '../testing/evening-decisions.ts';
import { spentBy } from './spent.ts';

/** A verb that costs what its argument says, one with a fixed price in dollars, and a free one. */
const manifests = [
  {
    name: 'coupons',
    connector: {
      actions: {
        push: { cost: ({ bonus }: { bonus: number }) => ({ minor: bonus, currency: 'KRW' }) },
        mail: { cost: () => ({ minor: 5, currency: 'USD' }) },
        note: { cost: null },
      },
    },
  },
] as unknown as readonly Manifest[];

const act = (verb: string, args: object, playbook = 'p') =>
  decision('act', 0, { playbook, detail: { verb, args: args as never } });

test('acts are added up by playbook and currency; free and unknown verbs cost nothing', () => {
  const decisions = [
    act('coupons.push', { bonus: 2000 }),
    act('coupons.push', { bonus: 1500 }),
    act('coupons.mail', {}),
    act('coupons.push', { bonus: 100 }, 'q'),
    act('coupons.note', {}),
    act('other.push', { bonus: 9 }),
    decision('skipped', 0, { playbook: 'p', detail: { verb: 'coupons.push', args: { bonus: 7 } } }),
  ];
  expect(spentBy(decisions, manifests)).toEqual([
    { playbook: 'p', currency: 'KRW', minor: 3500 },
    { playbook: 'p', currency: 'USD', minor: 5 },
    { playbook: 'q', currency: 'KRW', minor: 100 },
  ]);
});

test('a price that its arguments do not tell is left out', () => {
  expect(spentBy([act('coupons.push', {})], manifests)).toEqual([]);
});
