import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';

const KIB = 1024;
const codes = (text: string) => parse(text, 'a.play').diagnostics.map(({ code }) => code);
const playbook = (when: string) => `playbook p { when ${when} then do x() }`;
const nested = (depth: number) => playbook(`${'('.repeat(depth)}a > 1${')'.repeat(depth)}`);
const sum = (terms: number) => `metric m = ${Array.from({ length: terms }, () => 'a').join(' + ')}`;
const all = (tests: number) => playbook(Array.from({ length: tests }, () => 'a > 1').join(' and '));

test.each([
  ['a file of 256 KiB', `#${'x'.repeat(256 * KIB - 1)}`, []],
  ['a file one byte larger', `#${'x'.repeat(256 * KIB)}`, ['OS0110']],
  ['Hangul counts in bytes', `#${'가'.repeat(100 * KIB)}`, ['OS0110']],
  ['31 parentheses in the braces of a playbook', nested(31), []],
  ['one more', nested(32), ['OS0110']],
  ['ten thousand more', nested(10_000), ['OS0110']],
  ['32 times not', playbook(`${'not '.repeat(32)}a > 1`), []],
  ['one more not', playbook(`${'not '.repeat(33)}a > 1`), ['OS0110']],
  [
    'not in a filter, ten thousand times',
    `metric m = count of s where ${'not '.repeat(10_000)}a > 1`,
    ['OS0110'],
  ],
  [
    'nested blocks',
    `playbook p { when a > 1 then ${'{ if b > 2 '.repeat(40)}${'}'.repeat(40)} }`,
    ['OS0110'],
  ],
  ['nested lists', playbook('a > 1').replace('x()', `x(${'['.repeat(40)}${']'.repeat(40)})`), ['OS0110']],
  ['nested aggregates', `metric m = ${'sum of ('.repeat(40)}a${')'.repeat(40)}`, ['OS0110']],
  ['1,000 terms', sum(1000), []],
  ['one term more', sum(1001), ['OS0110']],
  ['1,000 tests', all(1000), []],
  ['one test more', all(1001), ['OS0110']],
  ['a name of 128 characters', `define value ${'x'.repeat(128)} = 1`, []],
  ['one character more', `define value ${'x'.repeat(129)} = 1`, ['OS0110']],
  ['a text of 8 KiB', `use "${'x'.repeat(8 * KIB - 2)}"`, []],
  ['one byte more', `use "${'x'.repeat(8 * KIB - 1)}"`, ['OS0110']],
])('%s', (_title, text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test('what is over a limit is broken, the next item is whole', () => {
  const { file } = parse(`${nested(50)}\n${playbook('b > 1').replace(' p ', ' q ')}`, 'a.play');
  expect(file.items.map((item) => item.kind)).toEqual(['broken', 'playbook']);
});

test.each([
  ['brackets that never close', '( '.repeat(60_000)],
  ['names only', 'a '.repeat(120_000)],
  ['names with dots', 'a.'.repeat(120_000)],
  ['a list in a list of items', `playbook p { ${'when '.repeat(8_000)}`],
  ['a slice that looks far', `playbook p { when a ${'in (b '.repeat(30_000)}`],
  ['causes', `playbook p { when cause is ${'a or '.repeat(40_000)}`],
  ['quotes', '"'.repeat(200_000)],
  ['digits and commas', '1,000,'.repeat(40_000)],
  ['units', `${'1 '.repeat(100_000)}원`],
  ['items', 'metric\n'.repeat(6_000)],
  ['items with a mistake', 'metric a = b drop\n'.repeat(3_000)],
  ['Korean keyboard', '조두 '.repeat(40_000)],
  ['dots', '.'.repeat(200_000)],
])(
  'a large file of %s is answered in seconds',
  (_title, text) => {
    const { diagnostics } = parse(text, 'a.play');
    expect(diagnostics.length).toBeGreaterThan(0);
  },
  20_000,
);
