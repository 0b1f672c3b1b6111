import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const p = `playbook p { when orders per region < 10 then { do log.write(text: "x") } }
playbook q { when orders per region < 10 then { do log.write(text: "x") } }
`;
const one = (title: string, name: string): string =>
  `test "${title}" for ${name} { given orders in 강남구 is 1 each 5m for 30m expect incident }\n`;

test.each([
  ['one title', one('a', 'p') + one('a', 'p'), ['warning OS5004 <"a"> another test is called "a" too']],
  ['titles differ', one('a', 'p') + one('b', 'p'), []],
  ['of two playbooks', one('a', 'p') + one('a', 'q'), []],
  [
    'each after the first',
    one('a', 'p').repeat(3),
    [
      'warning OS5004 <"a"> another test is called "a" too',
      'warning OS5004 <"a"> another test is called "a" too',
    ],
  ],
])('%s', (_title, tests, want) => {
  expect(linted(p + tests, 'OS5004')).toEqual(want);
});
