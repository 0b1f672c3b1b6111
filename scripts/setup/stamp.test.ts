import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fingerprint, isStamped, sourcesOf, stamp } from './stamp.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(root, 'rules', 'compile'), { recursive: true });
  for (const [path, text] of [
    ['rules/b.ts', 'two'],
    ['rules/a.ts', 'one'],
    ['rules/a.test.ts', 'test'],
    ['rules/notes.md', 'no source'],
    ['rules/compile/c.ts', 'three'],
  ] as const)
    writeFileSync(join(root, path), text);
});
afterEach(() => rmSync(root, { recursive: true }));

const print = () => fingerprint(root, sourcesOf(root, ['rules']), ['linux']);

test('the sources are the TypeScript of the folders, sorted, without tests', () => {
  expect(sourcesOf(root, ['rules', 'missing'])).toEqual(
    ['rules/a.ts', 'rules/b.ts', 'rules/compile/c.ts'].map((path) => join(...path.split('/'))),
  );
});

describe('a fingerprint', () => {
  test('of the same files is the same', () => {
    expect(print()).toBe(print());
  });

  test.each<[string, () => void]>([
    ['a changed file', () => writeFileSync(join(root, 'rules/a.ts'), 'on€')],
    ['a new file', () => writeFileSync(join(root, 'rules/d.ts'), '')],
    ['a file removed', () => rmSync(join(root, 'rules/b.ts'))],
    [
      'text moved from one file to the next',
      () => {
        writeFileSync(join(root, 'rules/a.ts'), 'onet');
        writeFileSync(join(root, 'rules/b.ts'), 'wo');
      },
    ],
  ])('differs after %s', (_title, change) => {
    const before = print();
    change();
    expect(print()).not.toBe(before);
  });

  test('does not care for tests', () => {
    const before = print();
    writeFileSync(join(root, 'rules/a.test.ts'), 'another');
    expect(print()).toBe(before);
  });

  test('differs with another fact', () => {
    expect(fingerprint(root, [], ['linux', 'x64'])).not.toBe(fingerprint(root, [], ['linux', 'arm64']));
  });

  test('of a missing file is an error', () => {
    expect(() => fingerprint(root, ['package-lock.json'])).toThrow('ENOENT');
  });
});

test.each<[string, string | null, boolean]>([
  ['the same print', 'abc', true],
  ['another print', 'abd', false],
  ['half a print', 'ab', false],
  ['no stamp', null, false],
])('stamped: %s', (_title, written, expected) => {
  const file = join(root, '.stamp');
  if (written !== null) stamp(file, written);
  expect(isStamped(file, 'abc')).toBe(expected);
});
