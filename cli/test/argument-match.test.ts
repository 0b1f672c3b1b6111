import { describe, expect, test } from '@jest/globals';
import type { ArgumentModel, ArgumentValueModel } from '../../dsl/model/argument.ts';
import type { Json } from '../../engine/decision.ts';
import { mismatches } from './argument-match.ts';

const literal = (value: string | number | boolean): ArgumentValueModel => ({
  kind: 'literal',
  value,
  unit: { kind: typeof value === 'number' ? 'count' : 'text' },
});
const text = (...parts: readonly string[]): ArgumentValueModel => ({
  kind: 'text',
  parts: parts.map((part) =>
    part.startsWith('{') ? { kind: 'argument', name: part } : { kind: 'words', text: part },
  ),
});
const named = (name: string, value: ArgumentValueModel): ArgumentModel => ({ name, value });

describe('arguments that are not as expected', () => {
  const actual: Json = {
    path: '/a',
    text: '강남구: 60.0% (급감)',
    body: { bonus: 2000, lasts: { ms: 3 } },
    to: ['r-1', 'r-2'],
    on: true,
  };
  test.each<[string, readonly ArgumentModel[], readonly string[]]>([
    ['none are expected', [], []],
    ['all of them', [named('path', literal('/a')), named('on', literal(true))], []],
    ['another value', [named('path', literal('/b'))], ['path']],
    ['a number that is a text', [named('path', literal(3))], ['path']],
    ['one that is not there', [named('pth', literal('/a'))], ['pth']],
    [
      'a member of a record',
      [named('body', { kind: 'record', of: [named('bonus', literal(1500))] })],
      ['body.bonus'],
    ],
    [
      'deeper in it',
      [
        named('body', {
          kind: 'record',
          of: [named('lasts', { kind: 'record', of: [named('ms', literal(4))] })],
        }),
      ],
      ['body.lasts.ms'],
    ],
    [
      'a record where there is none',
      [named('path', { kind: 'record', of: [named('x', literal(1))] })],
      ['path.x'],
    ],
    [
      'its other members may be anything',
      [named('body', { kind: 'record', of: [named('bonus', literal(2000))] })],
      [],
    ],
    ['a text with what a placeholder stands for', [named('text', text('강남구: ', '{drop}', ' (급감)'))], []],
    ['all of a text', [named('text', text('강남구'))], ['text']],
    ['signs of a text are signs', [named('text', text('강남구: 60.0% .급감.'))], ['text']],
    [
      'a text that differs beside its placeholder',
      [named('text', text('강남구: ', '{drop}', ' (급증)'))],
      ['text'],
    ],
    ['a list', [named('to', { kind: 'list', of: [literal('r-1'), literal('r-2')] })], []],
    ['a longer list', [named('to', { kind: 'list', of: [literal('r-1')] })], ['to']],
    [
      'a list in another order',
      [named('to', { kind: 'list', of: [literal('r-2'), literal('r-1')] })],
      ['to'],
    ],
    ['what the playbook binds', [named('path', { kind: 'dimension', dimension: 'region' })], ['path']],
    [
      'what is read when it runs',
      [named('path', { kind: 'audience', audience: 'near', field: 'rider' })],
      [],
    ],
    [
      'what is read and is not there',
      [named('who', { kind: 'audience', audience: 'near', field: 'rider' })],
      ['who'],
    ],
  ])('%s', (_title, expected, want) => {
    expect(mismatches(expected, actual, { region: 'gangnam' })).toEqual(want);
  });

  test('the bound value of this instance', () => {
    const place = [named('place', { kind: 'dimension' as const, dimension: 'region' })];
    expect(mismatches(place, { place: 'gangnam' }, { region: 'gangnam' })).toEqual([]);
  });
});
