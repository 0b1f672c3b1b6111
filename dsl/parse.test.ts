import { expect, test } from '@jest/globals';
import { parse } from './parse.ts';
import { meaningOf, saidOf } from './testing/meaning.ts';

const RULE = 'when a > 1 then ...';
const read = (text: string) => parse(text, 'playbooks/a.play');
const kinds = (text: string) => read(text).file.items.map(({ kind }) => kind);

test.each([
  ['nothing', ''],
  ['blanks', ' \t\n\r\n'],
  ['a byte order mark', '\uFEFF'],
  ['comments', '# one\n\n# two'],
])('a file of %s is a file without items, and no mistake', (_title, text) => {
  const { file, diagnostics } = read(text);
  expect(file).toMatchObject({ path: 'playbooks/a.play', text, language: null, items: [] });
  expect(diagnostics).toEqual([]);
});

test.each<[string, string, number | null]>([
  ['first', `language 1\n${RULE}`, 1],
  ['behind comments', `# a\n\nlanguage 1 # b\n${RULE}`, 1],
  ['behind a byte order mark', `\uFEFFlanguage 1\n${RULE}`, 1],
  ['alone', 'language 1', 1],
  ['not at all', RULE, null],
])('the language of a file: %s', (_title, text, language) => {
  const { file, diagnostics } = read(text);
  expect(file.language).toBe(language);
  expect(diagnostics).toEqual([]);
});

test('a file in a later language says that this version does not read it', () => {
  const { file, diagnostics } = read(`language 2\n${RULE}`);
  expect(file.language).toBe(2);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'OS0101 this version does not read `language 2`',
  ]);
});

test.each([
  ['without a number', `language\n${RULE}`],
  ['behind an item', `${RULE}\nlanguage 1`],
  ['twice', `language 1\nlanguage 1\n${RULE}`],
])('the language of a file %s is a mistake', (_title, text) => {
  expect(read(text).diagnostics.map(({ code }) => code)).toEqual(['OS0101']);
});

test.each([
  ['Windows line breaks', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ['no break at the end', (text: string) => text.trimEnd()],
  ['many breaks at the end', (text: string) => `${text}\n\n\n`],
  ['tabs', (text: string) => text.replaceAll('  ', '\t')],
  ['blanks before breaks', (text: string) => text.replaceAll('\n', '  \n')],
])('a file with %s means the same', (_title, change) => {
  const text =
    '# 제목\nplaybook 강남 {\n  when 주문 drop > 50% # 왜\n  then {\n    do x(a: 1,\n      b: 2)\n  }\n}\n';
  const { file, diagnostics } = read(change(text));
  expect(diagnostics).toEqual([]);
  expect(meaningOf(file)).toBe(meaningOf(read(text).file));
  expect(file.comments.map((comment) => comment.text)).toEqual(['# 제목', '# 왜']);
  for (const { span, text: said } of file.comments)
    expect(file.text.slice(span.start, span.start + said.length)).toBe(said);
});

test.each([
  ['before the first item', `# c\n${RULE}`],
  ['behind the last', `${RULE} # c`],
  ['between clauses', 'playbook p {\n when a > 1 # c\n then ...\n}'],
  ['inside a list', 'when a in (1, # c\n 2) then ...'],
  ['inside a dotted name', 'when a. # c\nb > 1 then ...'],
  ['between a sign and its value', 'when a > # c\n 1 then ...'],
  ['at the end without a break', `${RULE}\n# c`],
])('a comment may stand %s', (_title, text) => {
  const { file, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(file.comments.map((comment) => comment.text)).toEqual(['# c']);
});

test.each([
  ['in a text it is a part of it', 'use "a # b"', 0],
  ['in a long text too', 'use """\n# b\n"""', 0],
  ['behind a text it is one', 'use "a" # b', 1],
  ['a second one in the line is a part of the first', 'use "a" # b # c', 1],
])('`#`: %s', (_title, text, count) => {
  const { file, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(file.comments).toHaveLength(count);
});

test.each<[string, string, string[]]>([
  ['in one line', 'metric m = a metric n = b', ['metric', 'metric']],
  ['line by line', 'metric m = a\nmetric n = b', ['metric', 'metric']],
  [
    'behind a brace in the same line',
    'playbook p { when a > 1 then ... } playbook q { when b > 1 then ... }',
    ['playbook', 'playbook'],
  ],
  ['a bare rule needs no line of its own', `${RULE} ${RULE}`, ['rule', 'rule']],
  [
    'all kinds',
    'use "a"\nstream s from kafka "t" {}\ntable t from kafka "t" {}\nprobe p from x() {}\nmetric m = a\ndefine value v = 1\ntest "t" {}',
    ['use', 'stream', 'table', 'probe', 'metric', 'define-value', 'test'],
  ],
  [
    'a word of an item as a key stands in no new item',
    'stream s from kafka "t" {\n  key\n  table\n  time\n  test\n}',
    ['stream'],
  ],
  ['as a field', 'stream s from kafka "t" {\n  field\n  test is text\n}', ['stream']],
  ['before a colon', 'define words w {\n  table: 1,\n  test: 2\n}', ['define-words']],
  ['as a baseline', 'metric m = a baseline\n  metric b', ['metric']],
  ['behind a dot', 'metric m = a.\ntable', ['metric']],
])('items stand one behind the other: %s', (_title, text, items) => {
  expect(kinds(text)).toEqual(items);
});

test('a file in NFD is told once, and read as if it were in NFC', () => {
  const { file, diagnostics } = read(`# 강남\n${RULE}\nmetric 주문 = a`.normalize('NFD'));
  expect(saidOf(diagnostics)).toEqual(['OS0106 this file writes Hangul in separate letters (NFD) → ']);
  expect(diagnostics[0]).toMatchObject({ level: 'warning', span: { start: 0, end: 0 } });
  expect(file.text).toBe(`# 강남\n${RULE}\nmetric 주문 = a`);
});

test('what is said stands in the order of its places, whoever says it', () => {
  const text =
    'when a ＞ 1 then ...\nmetric m =\nplaybook p { owner “x” when b > 5 %% then ... }\ndefine value v = 3,000원';
  const { diagnostics } = read(text);
  const starts = diagnostics.map(({ span }) => span.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['OS0105', 'OS0101']));
});

test('of many syntax errors the first fifty are explained', () => {
  const text = Array.from({ length: 60 }, (_, index) => `metric m${index} = a drop`).join('\n');
  const messages = read(text).diagnostics.map(({ message }) => message);
  expect(messages).toHaveLength(60);
  expect(messages.filter((message) => message === 'this cannot be read either')).toHaveLength(10);
  expect(messages.at(49)).not.toBe('this cannot be read either');
});

test('of an item with a mistake the name is kept, so that others may use it', () => {
  const { file } = read('metric 주문.수 = count of\nplaybook p { when }\ntest "t" {\nstream from');
  const broken = file.items.flatMap((item) => (item.kind === 'broken' ? [item] : []));
  expect(broken.map(({ name }) => name?.text ?? null)).toEqual(['주문.수', 'p', null, 'from']);
  for (const { span } of broken) expect(span.end).toBeGreaterThan(span.start);
});
