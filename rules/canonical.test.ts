import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, contentHash, shortId } from './canonical.ts';

describe('canonicalJson', () => {
  test.each<[string, unknown, string]>([
    ['keys are sorted', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['deeply', { x: { d: 1, c: [] } }, '{"x":{"c":[],"d":1}}'],
    ['arrays keep their order', [3, 1, 2], '[3,1,2]'],
    ['undefined members are left out', { a: undefined, b: null }, '{"b":null}'],
    ['texts are escaped', '"\n강남구', '"\\"\\n강남구"'],
    ['minus zero is zero', -0, '0'],
    ['booleans', [true, false], '[true,false]'],
  ])('%s', (_title, value, want) => {
    expect(canonicalJson(value)).toBe(want);
  });

  test.each<[string, unknown]>([
    ['NaN', Number.NaN],
    ['infinity', { a: Infinity }],
    ['undefined alone', undefined],
    ['a function', () => 1],
    ['a bigint', 1n],
  ])('refuses %s', (_title, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('hashes', () => {
  test('do not see the order of keys', () => {
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  });
  test('see the order of arrays and every value', () => {
    const hashes = [[1, 2], [2, 1], [1], { a: 1 }, { a: '1' }].map(contentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  test('are SHA-256 of the text', () => {
    expect(contentHash('abc')).toBe('6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25');
    expect(shortId('abc')).toBe('6cc43f858fbb');
  });
});
