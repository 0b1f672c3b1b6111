import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const playbook = (name: string, action: string, mode = 'shadow') => `playbook ${name} {
  mode ${mode}
  when rejects per shop > 30%
  guard { cooldown 30m per shop }
  then { ${action} }
}`;
const close = 'do kitchen.close(shop: shop) until recovered or 1h';
const open = 'do kitchen.open(shop: shop)';
const found = (here: string, verb: string, there: string, other: string) =>
  `error OS2008 <${verb}> \`${here}\` does \`${verb}\`, and \`${there}\` does \`${other}\``;

test.each<[string, string, readonly string[]]>([
  [
    'the later one is told of the first',
    playbook('a', close) + playbook('b', open),
    [found('b', 'kitchen.open', 'a', 'kitchen.close')],
  ],
  [
    'whichever comes first',
    playbook('a', open) + playbook('b', close),
    [found('b', 'kitchen.close', 'a', 'kitchen.open')],
  ],
  [
    'each later one, with the first of its contraries',
    playbook('a', close) + playbook('b', close) + playbook('c', open),
    [found('c', 'kitchen.open', 'a', 'kitchen.close')],
  ],
  [
    'in a branch',
    playbook('a', close) + playbook('b', `if orders < 3 { ${open} }`),
    [found('b', 'kitchen.open', 'a', 'kitchen.close')],
  ],
  ['an undo is not done by `do`', playbook('a', close) + playbook('b', close), []],
  ['one playbook may do both in turn', playbook('a', `${close} wait 10m ${open}`), []],
  ['a playbook that is off does nothing', playbook('a', close) + playbook('b', open, 'off'), []],
  [
    'both name their targets, and not the same',
    playbook('a', 'do kitchen.close(shop: "s1") until 1h') + playbook('b', 'do kitchen.open(shop: "s2")'),
    [],
  ],
  [
    'both name the same target',
    playbook('a', 'do kitchen.close(shop: "s1") until 1h') + playbook('b', 'do kitchen.open(shop: "s1")'),
    [found('b', 'kitchen.open', 'a', 'kitchen.close')],
  ],
])('%s', (_title, text, expected) => {
  expect(linted(text, 'OS2008')).toEqual(expected);
});
