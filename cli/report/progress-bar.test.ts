import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { keptIo } from '../testing/command.ts';
import { progressBar } from './progress-bar.ts';

let written: string[];
let nowMs: number;

beforeEach(() => {
  written = [];
  nowMs = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

const terminal = { ...keptIo(), progress: true };
const half = { bytesRead: 50, bytesTotal: 100, records: 7 };

test.each<[string, boolean, readonly number[], number]>([
  ['a short replay needs none', true, [0, 300, 699], 0],
  ['it is drawn from 0.7 s on', true, [700], 1],
  ['ten times a second at most', true, [700, 750, 799, 800], 2],
  ['nobody looks: never', false, [700, 5_000], 0],
])('%s', (_title, progress, times, drawn) => {
  const bar = progressBar({ ...terminal, progress });
  for (const ms of times) {
    nowMs = 1_000 + ms;
    bar.show(half);
  }
  expect(written).toHaveLength(drawn);
});

test.each<[string, { bytesRead: number; bytesTotal: number | null; records: number }, string]>([
  ['half way', half, `${'█'.repeat(14)}${'░'.repeat(14)}  50%  7 records  1s left`],
  ['the end', { ...half, bytesRead: 100 }, `${'█'.repeat(28)}  100%  7 records  0s left`],
  ['more than was there when it began', { ...half, bytesRead: 130 }, '  100%  '],
  ['a stream has no length', { ...half, bytesTotal: null }, `${'░'.repeat(28)}  0%  7 records  `],
  ['an empty file', { bytesRead: 0, bytesTotal: 0, records: 0 }, '  0%  0 records  '],
])('%s', (_title, progress, shown) => {
  const bar = progressBar(terminal);
  nowMs = 2_000;
  bar.show(progress);
  expect(written.join('')).toContain(shown);
});

test('it leaves no trace, and nothing where nothing was drawn', () => {
  const bar = progressBar(terminal);
  bar.done();
  expect(written).toEqual([]);
  nowMs = 2_000;
  bar.show(half);
  bar.done();
  expect(written.at(-1)).toBe('\r\u001b[2K');
});
