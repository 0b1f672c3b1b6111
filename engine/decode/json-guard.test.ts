import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guardJson, MAX_BYTES, MAX_DEPTH } from './json-guard.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
const sized = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`;

/** The hostile records: what arrives, and the stable word with which it is refused (null: it is fine). */
describe('guardJson', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['an object', bytes('{"a":1}'), null],
    ['an empty object', bytes('{}'), null],
    ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes('{"a":1}')), null],
    ['a megabyte', bytes(sized(MAX_BYTES)), null],
    ['a megabyte and a byte', bytes(sized(MAX_BYTES + 1)), 'too-large'],
    ['no bytes', new Uint8Array(), 'json'],
    ['cut off', bytes('{"a":'), 'json'],
    ['two objects', bytes('{}{}'), 'json'],
    ['NaN', bytes('{"a":NaN}'), 'json'],
    ['Infinity', bytes('{"a":-Infinity}'), 'json'],
    ['single quotes', bytes("{'a':1}"), 'json'],
    ['a comment', bytes('{"a":1} // one'), 'json'],
    ['a list', bytes('[1]'), 'json'],
    ['a number', bytes('1'), 'json'],
    ['null', bytes('null'), 'json'],
    ['Latin-1', Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d), 'encoding'],
    [
      'a surrogate as UTF-8 bytes',
      Uint8Array.of(...bytes('{"a":"'), 0xed, 0xa0, 0x80, ...bytes('"}')),
      'encoding',
    ],
    ['a cut character', Uint8Array.of(...bytes('{"a":"'), 0xea, 0xb0, ...bytes('"}')), 'encoding'],
    ['a lone high surrogate', bytes('{"a":"\\ud83d"}'), 'encoding'],
    ['a lone low surrogate', bytes('{"a":"x\\ude00"}'), 'encoding'],
    ['surrogates the wrong way round', bytes('{"a":"\\ude00\\ud83d"}'), 'encoding'],
    ['a lone surrogate in a key', bytes('{"\\ud83d":1}'), 'encoding'],
    ['a lone surrogate deep down', bytes('{"a":[{"b":["\\udead"]}]}'), 'encoding'],
    ['a whole pair', bytes('{"a":"\\ud83d\\ude00"}'), null],
    ['__proto__', bytes('{"__proto__":{"x":1}}'), 'key'],
    ['__proto__ deep down', bytes('{"a":[{"__proto__":1}]}'), 'key'],
    ['__proto__ in escapes', bytes('{"\\u005f_proto__":1}'), 'key'],
    ['constructor', bytes('{"constructor":1}'), 'key'],
    ['constructor in escapes', bytes('{"a":{"c\\u006fnstructor":1}}'), 'key'],
    ['__proto__ as a value', bytes('{"a":"__proto__"}'), null],
    ['depth 32', bytes(nested(MAX_DEPTH)), null],
    ['depth 33', bytes(nested(MAX_DEPTH + 1)), 'too-deep'],
    ['depth 400,000', bytes('['.repeat(400_000)), 'too-deep'],
    ['brackets inside a text', bytes(`{"a":"${'['.repeat(50)}"}`), null],
    ['brackets after an escaped quote', bytes(`{"a":"\\"${'{'.repeat(50)}"}`), null],
  ])('%s', (_title, value, reason) => {
    const guarded = guardJson(value);
    expect(guarded.ok ? null : guarded.reason).toBe(reason);
  });

  test('never throws, and passes only what JSON.parse reads as the same object', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.json().map(bytes)), (value) => {
        const guarded = guardJson(value);
        if (guarded.ok) expect(guarded.value).toEqual(JSON.parse(new TextDecoder().decode(value)));
        else expect(guarded.message).not.toBe('');
      }),
    );
  });

  test('nothing of a refused record reaches prototypes', () => {
    guardJson(bytes('{"__proto__":{"polluted":true}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
