/** The reference pages are those of the code; `UPDATE_GOLDEN=1` writes them. */
import { readdirSync, rmSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { expectGolden } from '../testing/golden.ts';
import { lintIndex, lintPage } from './lint-page.ts';
import { lints } from './list.ts';

const pages = new URL('../../docs/lints/', import.meta.url);

test.each(lints.map((lint) => [lint.code, lint] as const))('docs/lints/%s.md', (code, lint) => {
  expectGolden(new URL(`${code}.md`, pages), lintPage(lint));
});

test('docs/lints.md lists all of them', () => {
  const index = lintIndex(lints);
  expectGolden(new URL('../lints.md', pages), index);
  for (const { code } of lints) expect(index).toContain(`[${code}](lints/${code}.md)`);
});

test('there is no page of a code that is gone', () => {
  const known = lints.map(({ code }) => `${code}.md`);
  const gone = readdirSync(pages).filter((page) => !known.includes(page));
  if (process.env['UPDATE_GOLDEN'] === '1') for (const page of gone) rmSync(new URL(page, pages));
  else expect(gone).toEqual([]);
});
