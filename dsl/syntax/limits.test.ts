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

const filterOf = (tests: number) =>
  `metric m = count of s where ${Array.from({ length: tests }, () => 'a is 1').join(' or ')}`;
const doOf = (argument: string) => playbook('a > 1').replace('x()', `x(${argument})`);

// ENGINE § 4: each limit allows its number and refuses one more, wherever such a thing may be written.
test.each<[string, (count: number) => string, number]>([
  ['tests of a filter and the term it belongs to', (count) => filterOf(count - 1), 1000],
  [
    'terms of a product',
    (count) => `metric m = ${Array.from({ length: count }, () => 'a').join(' * ')}`,
    1000,
  ],
  [
    'tests of `unless`',
    (count) => playbook(`a > 1 unless ${Array.from({ length: count }, () => 'b > 1').join(' or ')}`),
    1000,
  ],
  ['characters of a name in Hangul', (count) => `define value ${'강'.repeat(count)} = 1`, 128],
  ['characters of a word of a dotted name', (count) => `define value a.${'x'.repeat(count)} = 1`, 128],
  [
    'bytes of a text in Hangul',
    (count) => `use "${'강'.repeat(Math.floor((count - 2) / 3))}${'x'.repeat((count - 2) % 3)}"`,
    8 * KIB,
  ],
  ['bytes of a text of several lines', (count) => `use """${'x'.repeat(count - 6)}"""`, 8 * KIB],
  [
    'bytes of a file in Hangul',
    (count) => `#${'강'.repeat(Math.floor((count - 1) / 3))}${'x'.repeat((count - 1) % 3)}`,
    256 * KIB,
  ],
  ['levels of lists', (count) => doOf('['.repeat(count - 2) + ']'.repeat(count - 2)), 32],
  ['levels of records', (count) => doOf('{ a: '.repeat(count - 2) + 1 + ' }'.repeat(count - 2)), 32],
  ['levels of calls', (count) => doOf('f('.repeat(count - 2) + ')'.repeat(count - 2)), 32],
  [
    'levels of filters',
    (count) => `metric m = count of s where ${'('.repeat(count)}a is 1${')'.repeat(count)}`,
    32,
  ],
  ['levels of formulas', (count) => `metric m = ${'('.repeat(count)}a${')'.repeat(count)}`, 32],
])('%s: the limit itself is allowed, one more is not', (_title, text, limit) => {
  expect(codes(text(limit))).toEqual([]);
  expect(codes(text(limit + 1))).toEqual(['OS0110']);
});

test.each([
  ['brackets that stand side by side', doOf(Array.from({ length: 200 }, () => '[]').join(', '))],
  ['`not` before each of many tests', playbook(Array.from({ length: 200 }, () => 'not a > 1').join(' and '))],
  ['many conditions that are small each', playbook(`a > 1 ${'unless b > 1 and c > 1 '.repeat(600)}`)],
  [
    'many names, each short',
    `metric m = ${Array.from({ length: 300 }, (_, index) => `n${index}`).join(' + ')}`,
  ],
])('what is long but not deep or large is allowed: %s', (_title, text) => {
  expect(codes(text)).toEqual([]);
});

test('a limit is told where it is passed, once, with what to do', () => {
  const text = playbook('a > 1').replace('x()', `x("${'x'.repeat(9 * KIB)}", ${'y'.repeat(200)})`);
  const said = parse(text, 'a.play').diagnostics;
  expect(said.map(({ message, help }) => [message, help])).toEqual([
    ['this text is longer than 8 KiB', 'shorten it, or put it behind a link'],
    ['this name is longer than 128 characters', 'choose a shorter one'],
  ]);
  expect(said.map(({ span }) => text.slice(span.start, span.start + 2))).toEqual(['"x', 'yy']);
});
