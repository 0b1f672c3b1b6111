import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { parseConfig } from '../config.ts';
import { isTokenOf, peopleOf, showsToken, speakerOf } from './people.ts';

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

test.each<[string, string | null, string, string]>([
  ['who is named speaks', 'choi', 'root', 'choi'],
  ['else who is logged in', null, 'choi', 'choi'],
  ['a name in another form of Unicode is the same', '이영희'.normalize('NFD'), 'root', '이영희'],
])('%s', (_title, as, login, who) => {
  expect(speakerOf(as, login)).toBe(who);
});

test.each<[string, string, string | undefined, boolean]>([
  ['the token that is right', 'kim', 'let me in', true],
  ['none', 'kim', undefined, false],
  ['an empty one', 'kim', '', false],
  ['another', 'kim', 'let me out', false],
  ['the hash itself', 'kim', hash, false],
  ['of whoever has none, nothing', 'choi', undefined, true],
  ['nobody of the settings is judged later', 'mallory', undefined, true],
])('whoever has a token must show it: %s', (_title, name, token, shown) => {
  expect(showsToken(config, name, token)).toBe(shown);
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
