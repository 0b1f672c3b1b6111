import { expect, test } from '@jest/globals';
import { rosterOf } from './roster.ts';

const WORDS = {
  region: { 강남구: 'gangnam', 강남: 'gangnam', 서초구: 'seocho' },
  kind: { 한식: 'korean' },
};

test.each<[string, readonly string[], readonly string[]]>([
  ['without dimensions the only series', [], ['']],
  ['a value that two words name is one series', ['region'], ['gangnam', 'seocho']],
  ['a dimension that no words name', ['venue'], []],
  ['of two dimensions not every combination exists', ['kind', 'region'], []],
])('%s', (_title, by, want) => {
  expect(rosterOf(WORDS)(by)).toEqual(want);
});
