import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, contentHash, shortId } from './canonical.ts';

describe('numbers are written as RFC 8785 writes them', () => {
  test.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-1.5, '-1.5'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e20, '100000000000000000000'],
    [1e21, '1e+21'],
    [1e-6, '0.000001'],
    [1e-7, '1e-7'],
    [5e-324, '5e-324'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [333333333.3333333, '333333333.3333333'],
  ])('%d is %s', (value, want) => {
    expect(canonicalJson(value)).toBe(want);
  });
});

describe('texts', () => {
  test.each<[string, string, string]>([
    ['empty', '', '""'],
    ['Hangul stays', '강남구', '"강남구"'],
    ['Hangul in pieces is another text', '가'.normalize('NFD'), '"\u1100\u1161"'],
    ['control characters', '\u0000\b\t\n\f\r\u001f', '"\\u0000\\b\\t\\n\\f\\r\\u001f"'],
    ['quotes and slashes', '"/\\', '"\\"/\\\\"'],
    ['line separators', '\u2028', '"\u2028"'],
    ['an emoji', '🛵', '"🛵"'],
    ['half of one', '\ud83d', '"\\ud83d"'],
  ])('%s', (_title, value, want) => {
    expect(canonicalJson(value)).toBe(want);
  });
});

describe('keys are sorted by code units, at every depth', () => {
  test.each<[string, unknown, string]>([
    ['capitals first', { b: 0, a: 0, B: 0, A: 0 }, '{"A":0,"B":0,"a":0,"b":0}'],
    ['digits as texts', { 10: 0, 9: 0, 1: 0 }, '{"1":0,"10":0,"9":0}'],
    ['a prefix first', { aa: 0, a: 0, '': 0 }, '{"":0,"a":0,"aa":0}'],
    ['Hangul after Latin', { 가: 0, z: 0 }, '{"z":0,"가":0}'],
    // RFC 8785, 3.2.3: the surrogates of 😂 stand before U+FB33.
    [
      'as UTF-16',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude02': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude02":5,"\ufb33":3}',
    ],
    ['inside lists', [{ b: [{ d: 0, c: 0 }], a: 0 }], '[{"a":0,"b":[{"c":0,"d":0}]}]'],
    ['empty ones', { a: {}, b: [] }, '{"a":{},"b":[]}'],
    ['of no prototype', Object.assign(Object.create(null) as object, { b: 0, a: 0 }), '{"a":0,"b":0}'],
    ['called `__proto__`', JSON.parse('{"b":0,"__proto__":1}'), '{"__proto__":1,"b":0}'],
  ])('%s', (_title, value, want) => {
    expect(canonicalJson(value)).toBe(want);
  });

  test('whatever the order they were set in', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key });
    fc.assert(
      fc.property(entries, (list) => {
        const one = Object.fromEntries(list);
        const other = Object.fromEntries([...list].reverse());
        expect(canonicalJson(other)).toBe(canonicalJson(one));
        expect(contentHash(other)).toBe(contentHash(one));
      }),
    );
  });
});

describe('what is no JSON is our bug, at every depth', () => {
  test.each<[string, unknown]>([
    ['NaN in a list', [1, Number.NaN]],
    ['minus infinity in a member', { a: { b: -Infinity } }],
    ['undefined in a list', [undefined]],
    ['a function in a member', { a: () => 1 }],
    ['a symbol', Symbol('a')],
    ['a bigint in a list', [[1n]]],
  ])('%s', (_title, value) => {
    expect(() => canonicalJson(value)).toThrow(/^no JSON form for /);
  });
});

describe('values that differ have different hashes', () => {
  const values: readonly unknown[] = [
    null,
    false,
    0,
    '',
    '0',
    'null',
    [],
    {},
    [null],
    [[]],
    [{}],
    { a: null },
    { a: [] },
    [0, 1],
    [1, 0],
    [[0], 1],
    '가',
    '가'.normalize('NFD'),
    1e21,
    '1e21',
  ];
  test('each of these', () => {
    expect(new Set(values.map(contentHash)).size).toBe(values.length);
    expect(new Set(values.map(shortId)).size).toBe(values.length);
  });

  test.each<[unknown, unknown]>([
    [-0, 0],
    [{ a: undefined }, {}],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [1.0, 1],
    [1e3, 1000],
  ])('%p is %p', (one, other) => {
    expect(contentHash(one)).toBe(contentHash(other));
  });

  test('an id is the beginning of the hash', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(contentHash(value)).toMatch(/^[0-9a-f]{64}$/);
        expect(shortId(value)).toBe(contentHash(value).slice(0, 12));
      }),
    );
  });
});
