import { describe, expect, test } from '@jest/globals';
import { allOf, anyOf, english, inBoth, render, say, type Text, verbatim } from './say.ts';

const kind = say`metric`;

describe('a text', () => {
  test.each<[string, Text, string, string]>([
    ['without values is its own template', say`too large`, 'too large', 'too large'],
    ['numbers its values', say`\`${'a'}\` needs ${2}`, '`{0}` needs {1}', '`a` needs 2'],
    ['keeps texts inside texts', say`a ${kind} has none`, 'a {0} has none', 'a metric has none'],
    ['shows a value in braces', say`no \`{${'region'}}\` here`, 'no `{{0}}` here', 'no `{region}` here'],
    ['takes braces of a value as they are', say`it is ${'{0}'}`, 'it is {0}', 'it is {0}'],
    [
      'takes braces that are code as they are',
      say`write { ... } {region}`,
      'write { ... } {region}',
      'write { ... } {region}',
    ],
    [
      'takes the English of words that have both',
      say`it is ${{ en: 'a path', ko: '경로' }}`,
      'it is {0}',
      'it is a path',
    ],
    ['may be words of no language', verbatim('orders'), '{0}', 'orders'],
  ])('%s', (_title, text, template, want) => {
    expect([text.template, english(text)]).toEqual([template, want]);
  });

  test.each<[string, Text, string]>([
    ['nothing', allOf([]), ''],
    ['one', allOf(['a']), 'a'],
    ['two', allOf(['a', 'b']), 'a and b'],
    ['three', allOf(['a', 'b', 'c']), 'a, b and c'],
    ['one of three', anyOf(['a', kind, 'c']), 'a, metric or c'],
  ])('lists %s', (_title, text, want) => {
    expect(english(text)).toBe(want);
  });
});

describe('in another language', () => {
  const catalogue = {
    'there is no {0} called `{1}`': '`{1}`{1:josa}, {0}',
    metric: '지표',
    '{0} and {1}': '{0} + {1}',
  };
  const told = (text: Text): string =>
    render(text, {
      language: 'ko',
      catalogue,
      particle: (value, pair) => `<${value} ${pair}>`,
      own: ({ en, ko }) => ko ?? en,
    });

  test.each<[string, Text, string]>([
    [
      'values may change places and ask for a particle',
      say`there is no ${'x'} called \`${'o'}\``,
      '`o`<o josa>, x',
    ],
    ['texts inside are translated with it', say`there is no ${kind} called \`${'o'}\``, '`o`<o josa>, 지표'],
    ['words with their own Korean are', say`it is ${{ en: 'a path', ko: '경로' }}`, 'it is 경로'],
    ['unless they have none', say`it is ${{ en: 'a path', ko: null }}`, 'it is a path'],
    ['strings inside are not', say`there is no ${'metric'} called \`${'o'}\``, '`o`<o josa>, metric'],
    ['lists are', allOf([kind, 'b']), '지표 + b'],
    ['its own Korean goes before the catalogue', inBoth(say`metric`, '지표 하나'), '지표 하나'],
    ['what the catalogue lacks stays English', say`too large`, 'too large'],
    ['a name of an object of the language is no entry', say`constructor`, 'constructor'],
  ])('%s', (_title, text, want) => {
    expect(told(text)).toBe(want);
  });
});
