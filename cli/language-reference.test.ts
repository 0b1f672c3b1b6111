/** The reference of docs/language.md is what the code says. */
import { expect, test } from '@jest/globals';
import { expectGenerated, generatedParts } from './testing/generated-part.ts';
import { languageParts } from './testing/language-reference.ts';

const page = new URL('../docs/language.md', import.meta.url);

test('the page has every part', () => {
  expect([...generatedParts(page)].sort()).toEqual(Object.keys(languageParts).sort());
});

test.each(Object.entries(languageParts))('%s', (name, text) => {
  expectGenerated(page, name, text());
});
