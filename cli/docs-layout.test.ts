/** Every example of the pages is printed as `fmt` writes it: who copies one hears nothing of its layout. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { formatFile } from '../dsl/format/format-file.ts';
import { lints } from '../dsl/lint/list.ts';

const docs = new URL('../docs/', import.meta.url);
const pages = [
  ...readdirSync(docs).filter((name) => name.endsWith('.md')),
  ...readdirSync(new URL('lints/', docs)).map((name) => `lints/${name}`),
];
/** What they show is another form of text. */
const otherForms = lints.filter(({ code, reportedBy }) => reportedBy === 'parser' || code.startsWith('OS40'));
const examples = pages
  .flatMap((page) =>
    [...readFileSync(new URL(page, docs), 'utf8').matchAll(/```play[^\n]*\n([\s\S]*?)```/g)].map(
      ([, text = ''], index) => ({ page, number: index + 1, text }),
    ),
  )
  .filter(({ page, number }) => number > 1 || !otherForms.some(({ code }) => page === `lints/${code}.md`));

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(10);
});

describe('an example is in the layout of `fmt`', () => {
  test.each(examples)('$page, number $number', ({ page, text }) => {
    expect(formatFile(text, page)).toEqual({ kind: 'formatted', text });
  });
});
