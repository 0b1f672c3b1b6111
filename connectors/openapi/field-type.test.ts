import { expect, test } from '@jest/globals';
import { inEnglish } from '../testing/in-english.ts';
import { argumentTypeOf, fieldTypeOf } from './field-type.ts';

test.each<[string, string | undefined, unknown, string, string | null]>([
  ['a JSON text', undefined, 'string', 'text', 'text'],
  ['a JSON number', undefined, 'number', 'number', 'number'],
  ['a JSON whole number', undefined, 'integer', 'number', 'number'],
  ['a JSON truth', undefined, 'boolean', 'bool', 'bool'],
  ['a JSON object', undefined, 'object', 'record', 'record'],
  ['a JSON list', undefined, 'array', 'list', 'list'],
  ['money', 'money(KRW)', 'integer', 'money(KRW)', 'money'],
  ['seconds', 'duration(s)', 'integer', 'duration(s)', 'duration'],
  ['milliseconds', 'duration(ms)', 'number', 'duration(ms)', 'duration'],
  ['a share of 1', 'percent(fraction)', 'number', 'percent(fraction)', 'percent'],
  ['a share of 100', 'percent', 'number', 'percent', 'percent'],
  ['a number with a unit', 'number(mm)', 'number', 'number(mm)', 'number'],
  ['a unit in Hangul', 'number(점)', 'number', 'number(점)', 'number'],
  ['a number', 'number', 'integer', 'number', 'number'],
  ['a count', 'count', 'integer', 'count', 'number'],
  ['an id of a kind', 'id(rider)', 'string', 'id(rider)', 'id'],
  ['any id', 'id', 'string', 'id', 'id'],
  ['a place', 'place', 'string', 'place', 'place'],
  ['a time, which no playbook gives', 'time', 'string', 'time', null],
])('%s', (_title, is, json, expected, argument) => {
  const type = fieldTypeOf(is, json);
  if ('message' in type) throw new Error(inEnglish(type.message));
  expect(type.of === null ? type.name : `${type.name}(${type.of})`).toBe(expected);
  expect(argumentTypeOf(type)).toBe(argument);
});

test.each<[string, string | undefined, unknown, string, string]>([
  [
    'no type at all',
    undefined,
    undefined,
    'it is not said what this is',
    'write `type:` with one of string, number, integer, boolean, object, array',
  ],
  [
    'a type of JSON Schema that is none',
    undefined,
    'text',
    'it is not said what this is',
    'write `type:` with one of string, number, integer, boolean, object, array',
  ],
  [
    'a type that is none',
    'monney(KRW)',
    'integer',
    'there is no type `monney(KRW)`',
    'write one of `text`, `bool`, `count`, `number(mm)`, `money(KRW)`, `duration(s)`, `percent(fraction)`, `id(rider)`, `place`, `time`',
  ],
  [
    'a name of an object’s own',
    'constructor',
    'string',
    'there is no type `constructor`',
    'write one of `text`, `bool`, `count`, `number(mm)`, `money(KRW)`, `duration(s)`, `percent(fraction)`, `id(rider)`, `place`, `time`',
  ],
  ['money without a currency', 'money', 'integer', '`money` is no whole type', 'write it as `money(KRW)`'],
  [
    'a duration in a unit that is none',
    'duration(min)',
    'integer',
    '`duration(min)` is no whole type',
    'write it as `duration(s)`',
  ],
  [
    'something in parentheses that says nothing',
    'place(region)',
    'string',
    '`place(region)` is no whole type',
    'write it as `place`',
  ],
  [
    'money as a text',
    'money(KRW)',
    'string',
    '`money(KRW)` cannot be a JSON string',
    'write `type: integer`',
  ],
  ['broken money', 'money(KRW)', 'number', '`money(KRW)` cannot be a JSON number', 'write `type: integer`'],
  [
    'an id as a number',
    'id(rider)',
    'integer',
    '`id(rider)` cannot be a JSON integer',
    'write `type: string`',
  ],
  ['a type without JSON', 'place', undefined, '`place` needs a JSON type', 'write `type: string`'],
])('%s is refused', (_title, is, json, message, help) => {
  const type = fieldTypeOf(is, json);
  if (!('message' in type)) throw new Error('it was taken');
  expect([inEnglish(type.message), inEnglish(type.help)]).toEqual([message, help]);
});
