import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { parseConfig } from '../config.ts';
import { UsageError } from '../usage-error.ts';
import { isTokenOf, peopleOf, speakerOf } from './people.ts';

const hash = `sha256:${createHash('sha256').update('let me in').digest('hex')}`;
const config = parseConfig(
  `people:\n  kim: { roles: [ops-lead, payments], token: "${hash}" }\n  이영희: { roles: [ops-lead] }\n  choi: {}\n`,
  'c.yaml',
);

test('people have names and roles; a role may be missing', () => {
  expect(peopleOf(config)).toEqual([
    { name: 'kim', roles: ['ops-lead', 'payments'] },
    { name: '이영희', roles: ['ops-lead'] },
    { name: 'choi', roles: [] },
  ]);
  expect(peopleOf(parseConfig('', 'c.yaml'))).toEqual([]);
});

test.each<[string, string | null, string, string | undefined, string]>([
  ['who is named speaks', 'choi', 'root', undefined, 'choi'],
  ['else who is logged in', null, 'choi', undefined, 'choi'],
  ['a name in another form of Unicode is the same', '이영희'.normalize('NFD'), 'root', undefined, '이영희'],
  ['a token that is right', 'kim', 'root', 'let me in', 'kim'],
  ['nobody of the settings is judged later', 'mallory', 'root', undefined, 'mallory'],
])('%s', (_title, as, login, token, who) => {
  expect(speakerOf(config, as, login, token)).toBe(who);
});

test.each<[string, string | undefined]>([
  ['none', undefined],
  ['an empty one', ''],
  ['another', 'let me out'],
  ['the hash itself', hash],
])('whoever has a token must show it: %s', (_title, token) => {
  expect(() => speakerOf(config, 'kim', 'root', token)).toThrow(UsageError);
  expect(() => speakerOf(config, null, 'kim', token)).toThrow(/`kim` has a token/);
});

test('a token is the one of its hash, and of no other', () => {
  expect([isTokenOf(hash, 'let me in'), isTokenOf(hash, 'let me in ')]).toEqual([true, false]);
});

test.each<[string, string, RegExp]>([
  ['a token as it is', 'people: { kim: { token: "let me in" } }', /people\.kim\.token: .*sha256/],
  ['a name with a space', 'people: { "kim lee": {} }', /a name without spaces/],
  ['another setting', 'people: { kim: { role: ops-lead } }', /did you mean `roles`/],
])('settings refuse %s', (_title, text, said) => {
  expect(() => parseConfig(text, 'c.yaml')).toThrow(said);
});
