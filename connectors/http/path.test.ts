import { expect, test } from '@jest/globals';
import { isUnder, normalPath } from './path.ts';

test.each<[string, string]>([
  ['/', '/'],
  ['/regions/seoul-gangnam/incentive', '/regions/seoul-gangnam/incentive'],
  ['/regions/강남구', '/regions/%EA%B0%95%EB%82%A8%EA%B5%AC'],
  ['/regions/%EA%B0%95%EB%82%A8%EA%B5%AC', '/regions/%EA%B0%95%EB%82%A8%EA%B5%AC'],
  ['/regions/a b', '/regions/a%20b'],
  ['/regions/', '/regions/'],
  ['/a/b...c/..d', '/a/b...c/..d'],
  ['/a:b@c', '/a%3Ab%40c'],
])('%s becomes %s', (text, path) => {
  expect(normalPath(text)).toEqual({ path });
});

test.each<[string, string]>([
  ['', 'begins with `/`'],
  ['regions', 'begins with `/`'],
  ['https://elsewhere.example/x', 'begins with `/`'],
  ['//elsewhere.example/x', 'empty segment'],
  ['/regions//incentive', 'empty segment'],
  ['/regions/../admin', '`..` segment'],
  ['/regions/./admin', '`..` segment'],
  ['/regions/%2e%2e/admin', '`..` segment'],
  ['/regions/.%2E/admin', '`..` segment'],
  ['/regions/．．/admin', '`..` segment'],
  ['/regions/%EF%BC%8E%EF%BC%8E/admin', '`..` segment'],
  ['/regions/..%2fadmin', 'encoded slash'],
  ['/regions/..%5cadmin', 'encoded slash'],
  ['/regions/..\\admin', 'encoded slash'],
  ['/regions/..／admin', 'encoded slash'],
  ['/regions/%252e%252e/admin', 'encoded slash, `%`'],
  ['/regions/%00', 'control'],
  ['/regions/a%0d%0aX-Evil: 1', 'control'],
  ['/regions/a\r\nX-Evil: 1', 'control'],
  ['/regions/50%', '`%` in a path'],
  ['/regions/%ff', '`%` in a path'],
  ['/regions/a?admin=1', 'no `?`'],
  ['/regions/a#b', 'no `?`'],
  ['/regions/\ud800', 'well-formed'],
  [`/${'a'.repeat(5000)}`, 'at most'],
])('%j is refused', (text, why) => {
  expect(normalPath(text)).toEqual({ refused: expect.stringContaining(why) });
});

test.each<[string, string, boolean]>([
  ['/regions/a', '/regions', true],
  ['/regions', '/regions', true],
  ['/regionsX', '/regions', false],
  ['/regions/a', '/regions/', true],
  ['/regions/', '/regions/', true],
  ['/regions', '/regions/', false],
  ['/anything', '/', true],
  ['/admin', '/regions', false],
])('%s under %s: %s', (path, prefix, expected) => {
  expect(isUnder(path, prefix)).toBe(expected);
});
