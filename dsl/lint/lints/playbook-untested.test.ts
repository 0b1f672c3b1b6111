import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const quiet = (mode: string) => `playbook quiet {
  mode ${mode}
  when orders per region drop > 50%
  then do staff.tell(team: "ops", text: "x")
}`;
const given = 'given orders in 강남구 is 10 each 1m for 40m';
const found = ['warning OS5001 <quiet> `quiet` is live, and no test plays it'];

test.each<[string, string, readonly string[]]>([
  ['live, without a test', quiet('live'), found],
  ['in shadow', quiet('shadow'), []],
  ['off', quiet('off'), []],
  ['a test of its own', `${quiet('live')} test "a" for quiet { ${given} expect incident }`, []],
  ['one that has an error is a test too', `${quiet('live')} test "a" for quiet { expect do staff.tel }`, []],
  [
    'a test of everything that expects what it does',
    `${quiet('live')} test "a" { ${given} expect do staff.tell }`,
    [],
  ],
  [
    'a test of everything that expects something else',
    `${quiet('live')} test "a" { ${given} expect incident }`,
    found,
  ],
  [
    'a test of another playbook',
    `${quiet('live')} playbook other { when orders per region < 5 then escalate } test "a" for other { ${given} expect incident }`,
    found,
  ],
])('%s', (_title, text, expected) => {
  expect(linted(text, 'OS5001')).toEqual(expected);
});
