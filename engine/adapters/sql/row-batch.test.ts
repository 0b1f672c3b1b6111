import { expect, test } from '@jest/globals';
import { rowBatches } from './row-batch.ts';

test.each<[string, readonly object[], number, readonly string[]]>([
  ['no rows, no statement', [], 100, []],
  ['few rows, one statement', [{ a: 1 }, { a: 2 }], 100, ['[{"a":1},{"a":2}]']],
  ['more than fits, in order', [{ a: 1 }, { a: 2 }, { a: 3 }], 16, ['[{"a":1},{"a":2}]', '[{"a":3}]']],
  [
    'a row that is too long by itself goes alone',
    [{ a: 'long enough' }, { a: 2 }],
    5,
    ['[{"a":"long enough"}]', '[{"a":2}]'],
  ],
  ['texts in their stored form', [{ a: '\0' }], 100, ['[{"a":"\uf8ff0000"}]']],
])('%s', (_title, rows, chars, batches) => {
  expect(rowBatches(rows, chars)).toEqual(batches);
});

test('keeps every row of a large input, in order', () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => ({ i, text: 'x'.repeat(i % 50) }));
  const batches = rowBatches(rows, 10_000);
  expect(batches.length).toBeGreaterThan(10);
  expect(batches.flatMap((batch) => JSON.parse(batch) as typeof rows)).toEqual(rows);
});
