import { expect, test } from '@jest/globals';
import { type Diagnostic, type DiagnosticDetails, diagnostic, type Fix } from '../diagnostic.ts';
import { say } from '../say.ts';
import { reportCompact } from './compact.ts';

const sources = new Map([['a.play', '🙂 강남 ordrs\nthen ...']]);

const told = (details: DiagnosticDetails, over: Partial<Diagnostic> = {}): Diagnostic => ({
  ...diagnostic('OS1101', 'error', 'a.play', { start: 6, end: 11 }, say`no metric \`ordrs\``, details),
  ...over,
});
const fix = (text: string): Fix => ({ span: { start: 6, end: 11 }, text, safe: false });

test.each<[string, Diagnostic, string]>([
  [
    'columns count characters, not code units or cells',
    told({}),
    'a.play:1:6: error[OS1101]: no metric `ordrs`',
  ],
  [
    'help wins over the fix',
    told({ help: say`look`, fix: fix('orders') }),
    'a.play:1:6: error[OS1101]: no metric `ordrs` (look)',
  ],
  [
    'without help the fix advises',
    told({ fix: fix('orders') }),
    'a.play:1:6: error[OS1101]: no metric `ordrs` (write `orders`)',
  ],
  [
    'a fix that removes advises nothing',
    told({ fix: fix('') }),
    'a.play:1:6: error[OS1101]: no metric `ordrs`',
  ],
  [
    'nor does one that writes a blank',
    told({ fix: fix(' ') }),
    'a.play:1:6: error[OS1101]: no metric `ordrs`',
  ],
  [
    'notes and labels are left out',
    told({ label: say`here`, notes: [say`note`] }),
    'a.play:1:6: error[OS1101]: no metric `ordrs`',
  ],
  [
    'a later line',
    told({}, { span: { start: 12, end: 16 }, level: 'info' }),
    'a.play:2:1: info[OS1101]: no metric `ordrs`',
  ],
  [
    'a place behind the text',
    told({}, { span: { start: 900, end: 901 } }),
    'a.play:2:9: error[OS1101]: no metric `ordrs`',
  ],
  [
    'a line break or escape in what is quoted stays out of the line',
    told({}, { message: 'no metric `\u001b[2J\nx`' }),
    'a.play:1:6: error[OS1101]: no metric `[2Jx`',
  ],
  ['a file that is not known', told({}, { file: 'b.play' }), 'b.play: error[OS1101]: no metric `ordrs`'],
])('%s', (_title, one, line) => {
  expect(reportCompact([one], sources)).toBe(line);
});

test('all messages, one line each, in the order given', () => {
  const many = Array.from({ length: 34 }, (_, index) => told({}, { message: `message ${index}` }));
  const lines = reportCompact(many, sources).split('\n');
  expect(lines).toHaveLength(34);
  expect(lines.at(-1)).toBe('a.play:1:6: error[OS1101]: message 33');
  expect(reportCompact([], sources)).toBe('');
});

test('in Korean what is said is Korean, the level is the word that tools look for', () => {
  const found = told({ fix: fix('orders') }, {});
  expect(reportCompact([found], sources, 'ko')).toBe(
    'a.play:1:6: error[OS1101]: no metric `ordrs` (`orders`라고 쓰세요)',
  );
});
