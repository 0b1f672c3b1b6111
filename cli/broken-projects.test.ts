import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Catalog } from '../dsl/catalog.ts';
import type { Diagnostic } from '../dsl/diagnostic.ts';
import { defaultSettings, lintProject } from '../dsl/lint/lint-project.ts';
import { inLanguage } from '../dsl/messages/in-language.ts';
import { reportPretty } from '../dsl/reporters/pretty.ts';
import { expectGolden } from '../dsl/testing/golden.ts';
import { fixFiles } from './fix-files.ts';
import type { PlayFile } from './project-files.ts';
import { type BrokenCase, brokenCases } from './testing/broken-cases.ts';
import { deliveryCatalog } from './testing/delivery-catalog.ts';

/**
 * What people get wrong, one folder each: `broken.play` beside the shared files of one project, `expected.txt` as it
 * is answered, and `followed.play`, what an author has who did as the answer says.
 */
const root = new URL('testdata/broken-projects/', import.meta.url);
const broken = 'playbooks/broken.play';

const shared: readonly PlayFile[] = ['metrics', 'sources'].map((name) => ({
  path: `shared/${name}.play`,
  text: readFileSync(new URL(`project/shared/${name}.play`, root), 'utf8'),
}));
const read = (name: string, file: string) => readFileSync(new URL(`cases/${name}/${file}`, root), 'utf8');
const withFile = (text: string): readonly PlayFile[] => [...shared, { path: broken, text }];

let catalog: Catalog;
beforeAll(async () => {
  catalog = await deliveryCatalog();
});

/** What people see of a project: no notices, and no word about the layout of a file that is not written yet. */
function found(files: readonly PlayFile[]): readonly Diagnostic[] {
  const levelOf = ({ code, level }: Diagnostic) => (code === 'OS4001' || level === 'info' ? null : level);
  return lintProject(files, catalog, { ...defaultSettings, levelOf }).diagnostics;
}

const textOf = (files: readonly PlayFile[], path: string): string =>
  files.find((file) => file.path === path)?.text.normalize('NFC') ?? '';

/** A text without what is quoted: code, names and values are the same in every language. */
const words = (text: string): string => text.replace(/`[^`]*`|"[^"]*"|\{[^}]*\}/g, '').split('   ')[0] ?? '';

test('every folder is in the list, and every row has its folder', () => {
  expect(brokenCases.map(([name]) => name)).toEqual(readdirSync(new URL('cases/', root)).sort());
  expect(brokenCases.length).toBeGreaterThanOrEqual(60);
});

describe.each<BrokenCase>(brokenCases)('%s', (name, codes, guilty, mend) => {
  const files = withFile(read(name, 'broken.play'));

  test('each cause has one message, at the words that are to blame', () => {
    const diagnostics = found(files);
    const told = diagnostics.map(({ code }) => code);
    const blamed = diagnostics.map(({ file, span }) => textOf(files, file).slice(span.start, span.end));
    expect([told.join(' '), blamed]).toEqual([codes, [guilty].flat()]);
    const sources = new Map(files.map(({ path, text }) => [path, text.normalize('NFC')]));
    expectGolden(new URL(`cases/${name}/expected.txt`, root), `${reportPretty(diagnostics, sources)}\n`);
  });

  test('each message says what to do', () => {
    for (const { message, help, fix, notes } of found(files))
      expect([message, help !== null || fix !== null || notes.length > 0]).toEqual([message, true]);
  });

  test('who does as the message says has a project without mistakes', () => {
    expect(found(withFile(read(name, 'followed.play'))).map(({ message }) => message)).toEqual([]);
  });

  test(mend === 'hand' ? 'no fix changes what only the author can decide' : 'its fixes repair it', () => {
    const safe = fixFiles(files, found, false);
    const all = fixFiles(files, found, true);
    const left = { safe: found(safe.files).length, all: found(all.files).length };
    expect(left.safe === 0 ? 'safe' : left.all === 0 ? 'unsafe' : 'hand').toBe(mend);
  });

  test('in Korean no sentence stays English', () => {
    for (const one of found(files)) {
      const { message, label, notes, help } = inLanguage(one, 'ko');
      const english = [message, label, ...notes, help ?? ''].filter(
        (text) => /[a-z]+ [a-z]+/i.test(words(text)) && !/[가-힣]/.test(words(text)),
      );
      expect(english).toEqual([]);
    }
  });
});
