import { expect, test } from '@jest/globals';
import { claim, same } from './claim.ts';

test.each<[string, unknown, unknown, boolean, string]>([
  ['equal values hold, and are shown once', [1, 2], [1, 2], true, '[1,2]'],
  ['the order of keys is no difference', { a: 1, b: 2 }, { b: 2, a: 1 }, true, '{"a":1,"b":2}'],
  ['unequal values are both shown', 1, 2, false, '1, not 2'],
])('%s', (_title, saw, want, holds, shown) => {
  expect(same('x', saw, want)).toEqual({ text: 'x', holds, saw: shown });
});

test('a long value is cut', () => {
  expect(same('x', 'a'.repeat(1_000), 'a'.repeat(1_000)).saw).toMatch(/^"a{159}…$/);
});

test('long values that differ are shown from shortly before the difference', () => {
  const { saw } = same('x', `${'a'.repeat(500)}b`, `${'a'.repeat(500)}c`);
  expect(saw).toMatch(/^…a{60}b", not …a{60}c"$/);
});

test('numbers are told as text', () => {
  expect(claim('x', true, 7)).toEqual({ text: 'x', holds: true, saw: '7' });
});
