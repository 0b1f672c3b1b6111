import { expect, test } from '@jest/globals';
import { formatFile } from './format/format-file.ts';
import { normalText } from './normal-text.ts';
import { parse } from './parse.ts';

test.each<[string, string, string]>([
  ['Hangul in pieces is joined', '강남'.normalize('NFD'), '강남'],
  ['a carriage return alone ends a line', 'a\rb\r\rc', 'a\nb\n\nc'],
  ['one before a line feed stays with it', 'a\r\nb', 'a\r\nb'],
  ['everything else stays', 'a\n\tb', 'a\n\tb'],
])('%s', (_title, given, normal) => {
  expect(normalText(given)).toBe(normal);
});

test('a comment ends with its line, whatever ends the line', () => {
  const written = (end: string) =>
    ['language 1', '# c', 'metric a = nonsense of b', '  over 15m', ''].join(end);
  const said = (end: string) => parse(written(end), 'a.play').diagnostics.map(({ code }) => code);
  expect(said('\n').length).toBeGreaterThan(0);
  expect(said('\r')).toEqual(said('\n'));
  expect(said('\r\n')).toEqual(said('\n'));
});

test('the layout has line feeds only', () => {
  const done = formatFile('language 1\r# c\rmetric a = count of b\r  over 15m\r', 'a.play');
  expect(done.kind === 'refused' ? 'refused' : done.text).toBe(
    'language 1\n\n# c\nmetric a = count of b\n  over 15m\n',
  );
});
