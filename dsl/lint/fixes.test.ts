/** What a fix writes is right: the code is gone, and no error has come. */
import { expect, test } from '@jest/globals';
import { lints } from './list.ts';
import { fixedText } from './testing/fixed.ts';
import { linted } from './testing/linted.ts';

const fixable = lints.filter(({ fix, reportedBy }) => fix !== 'none' && reportedBy === 'check');

test.each(fixable.map((lint) => [`${lint.code} ${lint.name}`, lint] as const))(
  '%s: the fix of what its page calls bad puts it right',
  (_title, { code, doc }) => {
    const fixed = fixedText(doc.bad, code);
    expect(fixed).not.toBe(`language 1\n\n${doc.bad}\n`);
    const body = fixed.replace('language 1\n', '');
    expect(linted(body).filter((line) => line.startsWith('error') || line.includes(code))).toEqual([]);
  },
);
