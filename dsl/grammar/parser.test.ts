import { expect, test } from '@jest/globals';
import { PlayParser } from './parser.ts';

test('the grammar has no ambiguity that chevrotain can find', () => {
  expect(() => new PlayParser(true)).not.toThrow();
});
