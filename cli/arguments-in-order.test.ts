import { expect, test } from '@jest/globals';
import { argumentsInOrder } from './arguments-in-order.ts';
import { commands } from './commands/index.ts';
import { programOf } from './program.ts';

const program = programOf(commands);

test.each<[string, string, string]>([
  ['what is behind stays', 'lint --json', 'lint --json'],
  ['what is before goes behind', '--json lint a.play', 'lint --json a.play'],
  ['with its value', '--format json lint', 'lint --format json'],
  ['in one piece', '--format=json lint', 'lint --format=json'],
  ['both', '--json --format ascii graph p', 'graph --json --format ascii p'],
  [
    'options of all commands stay, with their values',
    '-C dir --json --lang ko lint',
    '-C dir --lang ko lint --json',
  ],
  ['a folder that is called as a command', '-C lint --json fmt', '-C lint fmt --json'],
  ['in one piece too', '--lang=ko --json lint', '--lang=ko lint --json'],
  ['without a command', '--json', '--json'],
  ['without its value', '--format', '--format'],
  ['nothing', '', ''],
  ['behind two dashes nothing is an option', '-- --json lint', '-- --json lint'],
])('%s', (_title, written, ordered) => {
  const args = (text: string): readonly string[] => text.split(' ').filter((part) => part !== '');
  expect(argumentsInOrder(args(written), program)).toEqual(args(ordered));
});
