import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import { type Diagnostic, type DiagnosticDetails, diagnostic, type Fix } from '../diagnostic.ts';
import { say } from '../say.ts';
import { unindented } from '../testing/written-tree.ts';
import { terminalPaint } from './paint.ts';
import { reportPretty } from './pretty.ts';

const sources = new Map([
  ['a.play', 'when ordrs per region\nthen ...'],
  ['나.play', `${'\n'.repeat(119)}조두 orders`],
]);

const told = (details: DiagnosticDetails, over: Partial<Diagnostic> = {}): Diagnostic => ({
  ...diagnostic('OS1101', 'error', 'a.play', { start: 5, end: 10 }, say`no metric \`ordrs\``, details),
  ...over,
});

test.each<[string, Diagnostic, string]>([
  [
    'the least there is: a message and its place',
    told({}),
    `
      error[OS1101]: no metric \`ordrs\`
       --> a.play:1:6
        |
      1 | when ordrs per region
        |      ^^^^^
        |
    `,
  ],
  [
    'notes before help before the fix, each on its line',
    told({ label: say`here`, notes: [say`first`, say`second`], help: say`look` }),
    `
      error[OS1101]: no metric \`ordrs\`
       --> a.play:1:6
        |
      1 | when ordrs per region
        |      ^^^^^ here
        |
        = note: first
        = note: second
        = help: look
    `,
  ],
  [
    'the help of a syntax error reads on from the frame, notes come last',
    told({ notes: [say`others were checked`], help: say`for example   drop > 50%` }, { code: 'OS0101' }),
    `
      error[OS0101]: no metric \`ordrs\`
       --> a.play:1:6
        |
      1 | when ordrs per region
        |      ^^^^^
        |
        = help: for example   drop > 50%
        = note: others were checked
    `,
  ],
  [
    'a warning, in the second line',
    told({}, { level: 'warning', span: { start: 22, end: 26 } }),
    `
      warning[OS1101]: no metric \`ordrs\`
       --> a.play:2:1
        |
      2 | then ...
        | ^^^^
        |
    `,
  ],
  [
    'notes stand under a gutter that has grown',
    told({ help: say`look` }, { level: 'info', file: '나.play', span: { start: 119, end: 121 } }),
    `
      info[OS1101]: no metric \`ordrs\`
         --> 나.play:120:1
          |
      120 | 조두 orders
          | ^^^^
          |
          = help: look
    `,
  ],
  [
    'a terminal is told nothing by what a message quotes',
    told(
      {
        notes: [say`[31mred`],
        help: say`write \`\``,
        fix: { span: { start: 5, end: 10 }, text: '\u001bc', safe: true },
      },
      { message: 'no metric `\u001b[2Jordrs`' },
    ),
    `
      error[OS1101]: no metric \`[2Jordrs\`
       --> a.play:1:6
        |
      1 | when ordrs per region
        |      ^^^^^
        |
        = note: [31mred
        = help: write \`\`
        = fix: ordersense lint --fix  replaces \`ordrs\` with \`c\`
    `,
  ],
])('%s', (_title, one, said) => {
  expect(reportPretty([one], sources)).toBe(unindented(said));
});

const fix = (start: number, end: number, text: string, safe = true): Fix => ({
  span: { start, end },
  text,
  safe,
});

test.each<[string, Fix, string]>([
  ['it replaces', fix(5, 10, 'orders'), 'ordersense lint --fix  replaces `ordrs` with `orders`'],
  [
    'it may change the meaning',
    fix(5, 10, 'orders', false),
    'ordersense lint --unsafe-fixes  replaces `ordrs` with `orders`',
  ],
  ['it inserts', fix(10, 10, ','), 'ordersense lint --fix  inserts `,`'],
  ['it removes', fix(5, 10, ''), 'ordersense lint --fix  removes it'],
  ['it writes a blank', fix(4, 5, ' '), 'ordersense lint --fix  writes an ordinary space'],
  ['it writes the whole file back', fix(0, 0, ''), 'ordersense lint --fix'],
  ['backticks are not nested', fix(5, 10, '`test`'), 'ordersense lint --fix  writes `test`'],
  [
    'a pair of 48 characters is shown side by side',
    fix(5, 10, 'x'.repeat(43)),
    `ordersense lint --fix  replaces \`ordrs\` with \`${'x'.repeat(43)}\``,
  ],
  ['a longer one is not', fix(5, 10, 'x'.repeat(44)), `ordersense lint --fix  writes ${'x'.repeat(44)}`],
  [
    '120 characters are shown',
    fix(5, 10, 'x'.repeat(120)),
    `ordersense lint --fix  writes ${'x'.repeat(120)}`,
  ],
  ['121 are for the tool to write', fix(5, 10, 'x'.repeat(121)), 'ordersense lint --fix'],
  ['so are several lines', fix(5, 10, 'a\nb'), 'ordersense lint --fix'],
  ['and what replaces several lines', fix(5, 24, 'a'), 'ordersense lint --fix'],
])('a fix names its command: %s', (_title, edit, said) => {
  expect(
    reportPretty([told({ fix: edit })], sources)
      .split('\n')
      .at(-1),
  ).toBe(`  = fix: ${said}`);
});

test.each([
  [1, 1, null],
  [19, 19, null],
  [20, 20, null],
  [21, 20, 'and 1 more of OS1101'],
  [34, 20, 'and 14 more of OS1101'],
])('of %i messages %i are shown', (count, shown, more) => {
  const said = reportPretty(
    Array.from({ length: count }, (_, index) => told({}, { message: `message ${index}` })),
    sources,
  );
  const blocks = said.split('\n\n');
  expect(blocks.filter((block) => block.startsWith('error['))).toHaveLength(shown);
  expect(blocks[0]).toContain('message 0');
  expect(blocks.at(-1)).toBe(more ?? blocks[shown - 1]);
});

test('of each code twenty are shown, so that one cause hides no other', () => {
  const many = (code: string, count: number) =>
    Array.from({ length: count }, () => told({}, { code, message: code }));
  const said = reportPretty([...many('OS1101', 34), ...many('OS1201', 3), ...many('OS1301', 21)], sources);
  const blocks = said.split('\n\n');
  const shown = (code: string) => blocks.filter((block) => block.startsWith(`error[${code}]`)).length;
  expect([shown('OS1101'), shown('OS1201'), shown('OS1301')]).toEqual([20, 3, 20]);
  expect(blocks.at(-1)).toBe('and 14 more of OS1101\nand 1 more of OS1301');
});

test('messages keep the order given, across files, one blank line between them', () => {
  const said = reportPretty(
    [told({}, { file: '나.play', span: { start: 119, end: 121 } }), told({})],
    sources,
  );
  expect(said.split('\n').filter((line) => line.includes('-->'))).toEqual([
    '   --> 나.play:120:1',
    ' --> a.play:1:6',
  ]);
  expect(said.match(/\n\n/g)).toHaveLength(1);
});

test('in Korean the words of the frame are Korean, code and codes are not', () => {
  const found = told({
    label: say`not known here`,
    notes: [say`remove it`],
    help: say`did you mean \`${'orders'}\`?`,
    fix: { span: { start: 5, end: 10 }, text: 'orders', safe: true },
  });
  expect(reportPretty([found], sources, 'ko')).toBe(
    unindented(`
      오류[OS1101]: no metric \`ordrs\`
       --> a.play:1:6
        |
      1 | when ordrs per region
        |      ^^^^^ 여기서는 모르는 낱말
        |
        = 참고: 지우세요
        = 도움말: \`orders\`를 쓰려고 했나요?
        = 수정: ordersense lint --fix  \`ordrs\`를 \`orders\`로 바꿉니다
    `),
  );
});

test('in Korean the rest is counted in Korean', () => {
  expect(
    reportPretty(
      Array.from({ length: 22 }, () => told({})),
      sources,
      'ko',
    ),
  ).toMatch(/\n\n그 밖에 OS1101 2건$/);
});

test('in colour nothing moves: without its codes it is the same text', () => {
  const found = told({ label: say`not known here`, help: say`look ${'\u001b[2J'}` });
  const coloured = reportPretty([found], sources, 'en', terminalPaint);
  expect(stripVTControlCharacters(coloured)).toBe(reportPretty([found], sources));
  expect(coloured.split('\n')).toEqual([
    '\u001b[31merror[OS1101]\u001b[39m\u001b[1m: no metric `ordrs`\u001b[22m',
    '\u001b[2m --> a.play:1:6\u001b[22m',
    '\u001b[2m  |\u001b[22m',
    '\u001b[2m1 |\u001b[22m when ordrs per region',
    '\u001b[2m  |\u001b[22m\u001b[31m      ^^^^^ not known here\u001b[39m',
    '\u001b[2m  |\u001b[22m',
    '  = help: look [2J',
  ]);
});

test.each<[Diagnostic['level'], number]>([
  ['error', 31],
  ['warning', 33],
  ['info', 36],
])('the colour of an %s', (level, code) => {
  expect(reportPretty([told({}, { level })], sources, 'en', terminalPaint)).toMatch(
    new RegExp(`^\u001b\\[${code}m${level}\\[`),
  );
});
