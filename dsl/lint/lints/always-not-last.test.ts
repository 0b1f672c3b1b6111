import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const playbook = (body: string) =>
  `playbook p { when orders per region drop > 50% then { check riders.health ${body} } }`;

test.each<[string, string, readonly string[]]>([
  [
    'a branch after it',
    'always escalate if cause is riders short { escalate }',
    ['error OS2010 <if> `if` stands after `always`, which is written last'],
  ],
  [
    'an action after it',
    'always { escalate } do staff.tell(team: "ops", text: "x")',
    ['error OS2010 <staff.tell> `do staff.tell` stands after `always`, which is written last'],
  ],
  [
    '`otherwise` after it',
    'if cause is riders short { escalate } always { escalate } otherwise { escalate }',
    ['error OS2010 <otherwise> `otherwise` stands after `always`, which is written last'],
  ],
  [
    'told once, at the first that is late',
    'always { escalate } wait 5m wait 6m',
    ['error OS2010 <wait> `wait` stands after `always`, which is written last'],
  ],
  [
    'inside of another body',
    'if cause is riders short { always { escalate } wait 5m }',
    ['error OS2010 <wait> `wait` stands after `always`, which is written last'],
  ],
  ['written last', 'if cause is riders short { escalate } otherwise { escalate } always { escalate }', []],
  ['two of them', 'always { escalate } always { wait 5m }', []],
  ['statements inside of it', 'always { escalate wait 5m escalate }', []],
])('%s', (_title, body, expected) => {
  expect(linted(playbook(body), 'OS2010')).toEqual(expected);
});

test('an `expect` beside `then` is no statement of the body', () => {
  const text = `playbook p { when orders per region drop > 50% then { always { escalate } } expect recovery within 5m }`;
  expect(linted(text, 'OS2010')).toEqual([]);
});
