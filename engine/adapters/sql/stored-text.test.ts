import { describe, expect, test } from '@jest/globals';
import { fromStoredJson, fromStoredText, toStoredJson, toStoredText } from './stored-text.ts';

test.each<[string, string, string]>([
  ['plain text stays', 'seoul-gangnam', 'seoul-gangnam'],
  ['Korean and a pair of surrogates stay', '강남구 🍜', '강남구 🍜'],
  ['the empty text stays', '', ''],
  ['NUL is escaped', 'a\0b', 'a\uf8ff0000b'],
  ['a lone high surrogate is escaped', '\ud800', '\uf8ffd800'],
  ['a lone low surrogate is escaped', 'x\udfff', 'x\uf8ffdfff'],
  ['surrogates in the wrong order are two lone ones', '\udc00\ud800', '\uf8ffdc00\uf8ffd800'],
  ['the escape character is escaped', '\uf8ff', '\uf8fff8ff'],
  ['what looks escaped comes back as it was', '\uf8ff0000', '\uf8fff8ff0000'],
])('%s', (_title, text, stored) => {
  expect(toStoredText(text)).toBe(stored);
  expect(fromStoredText(stored)).toBe(text);
});

describe('JSON', () => {
  test.each<[string, unknown]>([
    ['documents without surprises', { a: [1, 'two', null, true], b: { c: '강남' } }],
    ['NUL deep inside', { a: ['x\0y', { b: '\0' }] }],
    ['lone surrogates and the escape character', ['\ud83c', '\uf8ff', '\uf8ffd800']],
    ['a backslash before u0000 that is only text', { path: 'c:\\u0000' }],
    ['names of members', JSON.parse('{"a\\u0000b": 1, "__proto__": 2}')],
    ['a text alone', '\0'],
  ])('%s come back as they were', (_title, value) => {
    expect(fromStoredJson(toStoredJson(value))).toEqual(value);
  });

  test('holds no value that PostgreSQL refuses', () => {
    const stored = toStoredJson({ key: 'a\0b\ud800', n: 1 });
    expect(stored).toBe('{"key":"a\uf8ff0000b\uf8ffd800","n":1}');
  });

  test('keeps the order of members', () => {
    expect(toStoredJson({ b: 1, a: '\0' })).toBe('{"b":1,"a":"\uf8ff0000"}');
  });
});
