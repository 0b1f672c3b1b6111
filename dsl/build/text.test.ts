import { expect, test } from '@jest/globals';
import { textLiteral } from './text.ts';

const read = (raw: string) => textLiteral(raw, { start: 0, end: raw.length });

test.each([
  ['plain', '"강남구 주문"', '강남구 주문'],
  ['empty', '""', ''],
  ['escapes', String.raw`"a\nb\tc\"d\\e"`, 'a\nb\tc"d\\e'],
  ['an unknown escape stays', String.raw`"\d+"`, String.raw`\d+`],
  ['a backslash at the end', String.raw`"a\\"`, 'a\\'],
  ['several lines lose their common margin', '"""\n    a\n      b\n    c\n    """', 'a\n  b\nc'],
  ['one line in three quotes', '"""a "quoted" word"""', 'a "quoted" word'],
  ['an empty line inside keeps none', '"""\n  a\n\n  b\n"""', 'a\n\nb'],
  ['Windows line breaks are one character', '"""\r\n  a\r\n    b\r\n  c\r\n  """', 'a\n  b\nc'],
  ['no escapes in three quotes', String.raw`"""a\nb"""`, String.raw`a\nb`],
  ['single quotes', "'ops'", 'ops'],
  ['a text that is never closed', '"ops', 'ops'],
  ['a lone quote', '"', ''],
])('%s', (_title, raw, value) => {
  expect(read(raw).value).toBe(value);
});

/** Parts as `{name|format}@what the span covers`, plain text as it is. */
const partsOf = (raw: string) =>
  read(raw).parts.map((part) =>
    part.kind === 'plain' ? part.text : [part.name, part.format, raw.slice(part.span.start, part.span.end)],
  );

test.each<[string, string, (string | (string | null)[])[]]>([
  ['a name', '"{region} 주문"', [['region', null, '{region}'], ' 주문']],
  ['with a format', '"{drop|percent}"', [['drop', 'percent', '{drop|percent}']]],
  ['a dotted name', '"{result.count}명"', [['result.count', null, '{result.count}'], '명']],
  ['Hangul', '"a {지역}"', ['a ', ['지역', null, '{지역}']]],
  [
    'two in a row',
    '"{a}{b}"',
    [
      ['a', null, '{a}'],
      ['b', null, '{b}'],
    ],
  ],
  ['doubled braces are braces', '"{{a}}"', ['{a}']],
  ['a brace that is never closed', '"{a"', ['{a']],
  ['a closing brace alone', '"a}"', ['a}']],
  ['behind an escape', String.raw`"\"{a}"`, ['"', ['a', null, '{a}']]],
  ['in a text of several lines', '"""\n  x\n  {a}\n"""', ['x\n', ['a', null, '{a}']]],
  ['behind Windows line breaks', '"""\r\n  x\r\n  {a}\r\n"""', ['x\n', ['a', null, '{a}']]],
  ['blanks inside', '"{ a | percent }"', [['a', 'percent', '{ a | percent }']]],
  ['none', '"abc"', ['abc']],
  ['nothing', '""', []],
])('placeholders: %s', (_title, raw, parts) => {
  expect(partsOf(raw)).toEqual(parts);
});
