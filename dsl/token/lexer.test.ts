import { expect, test } from '@jest/globals';
import { Lexer } from 'chevrotain';
import { allTokens } from './lexer.ts';

test('the tokens are what the lexer library asks of tokens, which it does not look at again at each start', () => {
  const { lexerDefinitionErrors } = new Lexer([...allTokens], {
    ensureOptimizations: false,
    deferDefinitionErrorsHandling: true,
  });
  expect(lexerDefinitionErrors.map(({ message }) => message)).toEqual([]);
});
