import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { isSecret, secret, textOf } from './secret.ts';

const planted = 'planted-7f3a';
const value = secret(planted);

test.each<[string, () => string]>([
  ['a template', () => `${value}`],
  ['String()', () => String(value)],
  ['joining', () => ['a', value].join(' ')],
  ['adding', () => `a${value as unknown as string}`],
  ['JSON', () => JSON.stringify({ nested: [value] })],
  ['inspect', () => inspect({ nested: { value } }, { depth: 9, showHidden: true })],
  ['a spread copy', () => JSON.stringify(Object.values({ ...value }).map(String))],
  ['its own keys', () => JSON.stringify(Object.entries(value))],
  ['an error message', () => new Error(`bad ${value}`).message],
])('%s does not show it', (_title, show) => {
  expect(show()).not.toContain(planted);
});

test('it is revealed only by asking for it', () => {
  expect(value.reveal()).toBe(planted);
  expect(textOf(value)).toBe(planted);
  expect(textOf('plain')).toBe('plain');
});

test.each<[string, unknown, boolean]>([
  ['what `secret` made', value, true],
  ['a look-alike', { reveal: () => planted, toString: () => '***', toJSON: () => '***' }, false],
  ['a text', planted, false],
  ['null', null, false],
])('%s is a secret: %#', (_title, candidate, expected) => {
  expect(isSecret(candidate)).toBe(expected);
});
