import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { type OutlineEntry, outlineOf } from './outline.ts';

/** One line an entry, children indented: `kind name "detail" <its name in the text>`. */
function outlined(text: string): readonly string[] {
  const { file } = parse(text, 'a.play');
  const lines = (entries: readonly OutlineEntry[], pad: string): readonly string[] =>
    entries.flatMap(({ kind, name, detail, at, children }) => [
      `${pad}${kind} ${name}${detail === '' ? '' : ` "${detail}"`} <${file.text.slice(at.start, at.end)}>`,
      ...lines(children, `${pad}  `),
    ]);
  return lines(outlineOf(file), '');
}

test.each<[string, string, readonly string[]]>([
  [
    'a source with its fields',
    'stream s "주문" from kafka "orders" { key id time at field id "번호" is id field at is time }',
    ['stream s "주문" <s>', '  field id "번호" <id>', '  field at <at>'],
  ],
  ['a metric', 'metric m "수" = count of s', ['metric m "수" <m>']],
  [
    'a check with its causes',
    'define check c { because too slow "지연" when a > 1 because "out of stock" when b > 2 }',
    ['define-check c <c>', '  cause too slow "지연" <too slow>', '  cause out of stock <"out of stock">'],
  ],
  ['a playbook', 'playbook p "급감" { when a > 1 then { ... } }', ['playbook p "급감" <p>']],
  ['a rule by its trigger', 'when a > 1 then { ... }', ['rule a > 1 <a > 1>']],
  [
    'a test by its title',
    'test "줄면 알린다" for p { expect incident }',
    ['test 줄면 알린다 "p" <"줄면 알린다">'],
  ],
  ['a pack by its path', 'use "packs/a.play" as pay', ['use packs/a.play "pay" <"packs/a.play">']],
  ['what has a syntax error, by its name', 'playbook p { when a drop 50% then { ... } }', ['broken p <p>']],
  ['nothing', '# only a comment\n', []],
])('%s', (_title, text, want) => {
  expect(outlined(text)).toEqual(want);
});
