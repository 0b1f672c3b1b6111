import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { fixed } from '../testing/meaning.ts';

const inner = 'test "b" { expect incident }';

test.each<[rule: string, written: string, items: string, right: string]>([
  [
    'in front of the lines around it',
    `test "a" { ${'\n'}${inner}\nexpect no incident }`,
    'test test',
    `test "a" { \nexpect no incident }\n\n${inner}`,
  ],
  [
    'behind them',
    `test "a" { expect no incident\n${inner}\n}`,
    'test test',
    `test "a" { expect no incident\n}\n\n${inner}`,
  ],
  [
    'in a playbook',
    `playbook p { when a > 1\n${inner}\nthen do x() }`,
    'playbook test',
    `playbook p { when a > 1\nthen do x() }\n\n${inner}`,
  ],
  [
    'a metric in a playbook',
    'playbook p {\nmetric m = count of e\n  over 15m\nwhen a > 1 then do x() }',
    'playbook metric',
    'playbook p {\nwhen a > 1 then do x() }\n\nmetric m = count of e\nover 15m',
  ],
  [
    'a definition in a playbook',
    'playbook p {\ndefine schedule s = daily 09:00-18:00\nwhen a > 1 then do x() }',
    'playbook define-schedule',
    'playbook p {\nwhen a > 1 then do x() }\n\ndefine schedule s = daily 09:00-18:00',
  ],
])('an item inside of another is moved out: %s', (_rule, written, items, right) => {
  const { file, diagnostics } = parse(written, 'a.play');
  expect(diagnostics.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^a `(?:test|metric|define)` is no part of/),
  ]);
  expect(file.items.map(({ kind }) => kind).join(' ')).toBe(items);
  const after = fixed(file.text, diagnostics);
  expect(after).toBe(right);
  expect(parse(after, 'a.play').diagnostics).toEqual([]);
});

test.each<[rule: string, written: string, message: string]>([
  ['a brace that lacks', `test "a" { expect incident\n${inner}`, 'the `{` of line 1 is never closed'],
  ['a brace too many', `test "a" { expect incident }\n${inner} }`, 'this `}` closes nothing'],
  [
    'nothing says where the metric ends',
    'playbook p {\nmetric m = count of e when a > 1 then do x() }',
    'the `{` of line 1 is never closed',
  ],
])('no item is inside of another: %s', (_rule, written, message) => {
  expect(parse(written, 'a.play').diagnostics[0]?.message).toBe(message);
});
