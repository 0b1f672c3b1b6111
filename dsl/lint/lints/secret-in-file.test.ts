import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const secret = `AKIA${'IOSFODNN7EXAMPLE'}`;
const found = (text: string) =>
  linted(text, 'OS2505').map((line) => line.replace(/^error OS2505 <(.*)> .*$/, '$1'));

test.each([
  ['in a text', playbook('orders per region < 3', `do log.write(text: "key ${secret}")`)],
  [
    'in a text of several lines',
    playbook('orders per region < 3', `do log.write(text: """\nkey ${secret}\n""")`),
  ],
  ['in a comment', `# key ${secret}\n${playbook('orders per region < 3')}`],
  ['in a file that cannot be read', `playbook p { whe "${secret}" }`],
])('told %s', (_title, text) => {
  expect(found(text)).toEqual([secret]);
});

test('a name is no secret', () => {
  expect(found(`metric ${secret} = count of orders_in over 15m`)).toEqual([]);
});
