/** Holds the layout that docs/language.md shows to the one that `fmt` writes. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { formatFile } from '../dsl/format/format-file.ts';

const page = readFileSync(new URL('../docs/language.md', import.meta.url), 'utf8');
const section = page.slice(page.indexOf('## Layout'), page.indexOf('## Messages'));

test('the example is what `fmt` writes of it', () => {
  const [, example = ''] = /```play\n([\s\S]*?)```/.exec(section) ?? [];
  expect(example).not.toBe('');
  expect(
    formatFile(
      example
        .replaceAll(/\s+/g, ' ')
        .replace('"ops-seoul"', '"ops-seoul"\n\n')
        .replace('then {', '\n\nthen {'),
      'p.play',
    ),
  ).toEqual({ kind: 'formatted', text: example });
});
