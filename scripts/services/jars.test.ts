import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { committedSums, faultsOf, parseSums } from './jars.mjs';

const sum = (text: string) => createHash('sha256').update(text).digest('hex');
const sums = new Map([
  ['a.jar', sum('a')],
  ['b.jar', sum('b')],
]);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jars-'));
  writeFileSync(join(folder, 'a.jar'), 'a');
  writeFileSync(join(folder, 'b.jar'), 'b');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string, () => void, string[]]>([
  ['exactly the list: nothing is wrong', () => {}, []],
  [
    'a changed jar',
    () => writeFileSync(join(folder, 'b.jar'), 'B'),
    ['b.jar has another SHA-256 than the list'],
  ],
  ['a missing jar', () => rmSync(join(folder, 'a.jar')), ['a.jar is missing']],
  ['a foreign jar', () => writeFileSync(join(folder, 'c.jar'), 'c'), ['c.jar is not in the list']],
  ['no folder', () => rmSync(folder, { recursive: true }), ['a.jar is missing', 'b.jar is missing']],
])('%s', (_title, change, faults) => {
  change();
  expect(faultsOf(folder, sums)).toEqual(faults);
});

describe('the list', () => {
  test.each<[string, string, number | RegExp]>([
    ['lines of sha256sum, of both modes', `${sum('a')}  a.jar\n${sum('b')} *b.jar\n`, 2],
    ['nothing', '\n', 0],
    ['a short sum', `${sum('a').slice(1)}  a.jar`, /not a line of sha256sum/],
    ['a path instead of a name', `${sum('a')}  lib/../a.jar`, /not a line of sha256sum/],
    ['a sum without a name', sum('a'), /not a line of sha256sum/],
  ])('%s', (_title, text, expected) => {
    if (typeof expected === 'number') expect(parseSums(text).size).toBe(expected);
    else expect(() => parseSums(text)).toThrow(expected);
  });

  test('the committed one has the versions of pom.xml', () => {
    const pom = readFileSync(new URL('pom.xml', import.meta.url), 'utf8');
    const wanted = [...pom.matchAll(/<dependency>.*?<artifactId>(.*?)<.*?<version>(.*?)</gs)].map(
      ([, artifact, version]) => `${artifact}-${version}.jar`,
    );
    expect(wanted).toHaveLength(2);
    expect([...committedSums().keys()]).toEqual(expect.arrayContaining(wanted));
  });
});
