import { expect, test } from '@jest/globals';
import {
  all,
  blank,
  type Comment,
  type Doc,
  type EmptyLine,
  group,
  indent,
  line,
  newline,
  softLine,
} from './doc.ts';
import { WIDTH_CELLS, writeDoc } from './write-doc.ts';

const text = (words: string, more: { apart?: boolean; afterEmptyLine?: boolean } = {}): Doc => ({
  kind: 'text',
  text: words,
  afterEmptyLine: more.afterEmptyLine ?? false,
  apart: more.apart ?? false,
});
const comment = (words: string, alone: boolean): Comment => ({
  kind: 'comment',
  text: `# ${words}`,
  afterEmptyLine: false,
  alone,
});
const [a, b, c] = [text('a'), text('b'), text('c')];
const long = text('x'.repeat(WIDTH_CELLS - 3));

test.each<[string, Doc, string]>([
  ['nothing', all(), ''],
  ['blanks are between pieces, never at an end', all(blank, a, blank, b, blank), 'a b\n'],
  ['a group that fits', group(a, line, b, softLine, c), 'a bc\n'],
  ['a group with exactly as many cells as there are', group(long, line, b, c), `${'x'.repeat(97)} bc\n`],
  [
    'one cell more breaks all its lines',
    group(long, line, text('bbb'), softLine, c),
    `${'x'.repeat(97)}\nbbb\nc\n`,
  ],
  [
    'what follows must fit too, up to where it may break',
    all(group(a, line, b), long, c),
    `a\nb${'x'.repeat(97)}c\n`,
  ],
  [
    'a group behind may break of itself',
    all(group(a, line, b), group(softLine, long, c)),
    `a b\n${'x'.repeat(97)}c\n`,
  ],
  ['a newline inside breaks the group around it', group(a, line, group(b, newline('never'), c)), 'a\nb\nc\n'],
  [
    'indentation is of lines that begin inside',
    all(a, indent(2, newline('never'), b), newline('never'), c),
    'a\n    b\nc\n',
  ],
  [
    'of a text of several lines the first must fit',
    group(a, line, text(`b\n${'x'.repeat(200)}`)),
    `a b\n${'x'.repeat(200)}\n`,
  ],
  [
    'a piece that stands apart begins a line, further in',
    all(a, blank, text('b', { apart: true })),
    'a\n    b\n',
  ],
  ['a comment ends its line', all(a, comment('1', false), blank, b), 'a  # 1\n    b\n'],
  ['a comment alone has a line', all(a, newline('never'), comment('1', true), b), 'a\n# 1\nb\n'],
  ['a comment inside breaks the group', group(a, comment('1', false), line, b), 'a  # 1\nb\n'],
  ['a comment behind does not', group(a, line, all(b, comment('1', false))), 'a b  # 1\n'],
  ['a comment before does not', group(all(comment('1', true), a), line, b), '# 1\na b\n'],
])('%s', (_title, doc, written) => {
  expect(writeDoc(doc)).toBe(written);
});

test.each<[EmptyLine, boolean, string]>([
  ['never', true, 'a\nb\n'],
  ['kept', true, 'a\n\nb\n'],
  ['kept', false, 'a\nb\n'],
  ['notFirst', true, 'a\nb\n'],
  ['always', false, 'a\n\nb\n'],
])('an empty line is %s kept when the author left one: %s', (emptyLine, afterEmptyLine, written) => {
  expect(writeDoc(all(a, newline(emptyLine), text('b', { afterEmptyLine })))).toBe(written);
});

test.each<[EmptyLine, string]>([
  ['notFirst', 'a\n# 1\n\nb\n'],
  ['kept', 'a\n# 1\n\nb\n'],
  ['always', 'a\n\n# 1\n\nb\n'],
  ['never', 'a\n# 1\nb\n'],
])('behind a comment that begins a line it is kept as there: %s', (emptyLine, written) => {
  const doc = all(a, newline(emptyLine), comment('1', true), text('b', { afterEmptyLine: true }));
  expect(writeDoc(doc)).toBe(written);
});
