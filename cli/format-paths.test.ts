import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { exitCodeOf } from './exit.ts';
import { type FormatCall, formatPaths } from './format-paths.ts';
import { keptIo } from './testing/command.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('fmt');
afterAll(() => folders.removeAll());

const LOOSE = 'language 1\nwhen a>1 then ...';
const RIGHT = 'language 1\n\nwhen a > 1 then ...\n';
const BROKEN = 'language 1\nplaybook p {\n';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = folders.make('p');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The files of a folder and their texts. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.normalize('NFC'), readFileSync(join(folder, name), 'utf8')]),
  );
}

async function asked(call: Partial<FormatCall>, input = '', lang: 'en' | 'ko' = 'en') {
  const out: string[] = [];
  const io = { ...keptIo(), lang, out: (text: string) => out.push(text) };
  const flags = { paths: [], directory: '.', check: false, diff: false, upgrade: false, json: false };
  const error: unknown = await formatPaths({ ...flags, ...call }, io, () => Promise.resolve(input)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const message = error instanceof Error ? error.message : '';
  return {
    out: out.join('\n'),
    err: io.errors.join('\n'),
    code: error === null ? 0 : exitCodeOf(error),
    message,
  };
}

describe('files', () => {
  const project = () =>
    folderOf({ 'a.play': LOOSE, 'b.play': RIGHT, 'below/c.play': LOOSE, 'note.txt': 'x' });

  test('all of the project are written, and those that changed are named', async () => {
    const directory = project();
    expect(await asked({ directory })).toMatchObject({
      out: 'a.play\nbelow/c.play',
      err: '2 files formatted, 1 already was',
      code: 0,
    });
    expect(filesIn(directory)).toEqual({
      'a.play': RIGHT,
      'b.play': RIGHT,
      'below/c.play': RIGHT,
      'note.txt': 'x',
    });
  });

  test.each<[string, string[], string, string]>([
    ['a file', ['a.play'], 'a.play', '1 file formatted, 0 already were'],
    ['a folder', ['below'], 'below/c.play', '1 file formatted, 0 already were'],
    [
      'the same twice',
      ['below/c.play', 'below', './below/'],
      'below/c.play',
      '1 file formatted, 0 already were',
    ],
    [
      'several, in the order named',
      ['below', 'b.play', 'a.play'],
      'below/c.play\na.play',
      '2 files formatted, 1 already was',
    ],
  ])('%s', async (_title, paths, out, err) => {
    expect(await asked({ directory: project(), paths })).toMatchObject({ out, err, code: 0 });
  });

  test('the folder may be named from where one is', async () => {
    const directory = relative('.', folderOf({ 'a.play': LOOSE }));
    expect(await asked({ directory })).toMatchObject({ out: 'a.play', code: 0 });
    expect(await asked({ directory, paths: ['a.play'] })).toMatchObject({ out: '', code: 0 });
  });

  test('a project inside is another project', async () => {
    const directory = folderOf({ 'a.play': LOOSE, 'in/b.play': LOOSE, 'in/ordersense.config.yaml': '' });
    expect((await asked({ directory })).out).toBe('a.play');
    expect((await asked({ directory, paths: ['in'] })).out).toBe('in/b.play');
  });

  test('one that cannot be read is told, left as it is, and stops no other', async () => {
    const directory = folderOf({ 'a.play': BROKEN, 'b.play': LOOSE });
    const { out, err, code } = await asked({ directory });
    expect({ out, code }).toEqual({ out: 'b.play', code: 1 });
    expect(err).toMatch(/^error\[OS0101\]: the `\{` of line 2 is never closed\n --> a\.play:2:12\n/);
    expect(err).toMatch(/\n\n1 file formatted, 0 already were, 1 with errors is left as it is$/);
    expect(filesIn(directory)).toEqual({ 'a.play': BROKEN, 'b.play': RIGHT });
  });

  test('a name in NFD is found and told in NFC, and the file keeps it', async () => {
    const name = '강남.play';
    const directory = folderOf({ [name.normalize('NFD')]: LOOSE });
    expect((await asked({ directory, paths: [name] })).out).toBe(name);
    expect(readdirSync(directory)).toEqual([name.normalize('NFD')]);
  });

  test('permissions stay, and a link goes on leading to its file', async () => {
    const directory = folderOf({ 'far/a.play': LOOSE });
    chmodSync(join(directory, 'far/a.play'), 0o640);
    symlinkSync('far/a.play', join(directory, 'b.play'));
    await asked({ directory, paths: ['b.play'] });
    expect(statSync(join(directory, 'far/a.play')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(directory, 'far/a.play'), 'utf8')).toBe(RIGHT);
    expect(readdirSync(directory)).toEqual(['b.play', 'far']);
  });
});

describe('what writes nothing', () => {
  const files = { 'a.play': LOOSE, 'b.play': RIGHT };

  test.each<[string, Partial<FormatCall>, number]>([
    ['--check lists what is not formatted', { check: true }, 1],
    ['--diff shows it', { diff: true }, 0],
    ['--diff --check does both', { diff: true, check: true }, 1],
  ])('%s', async (_title, call, code) => {
    const directory = folderOf(files);
    const said = await asked({ directory, ...call });
    const diff =
      '--- a/a.play\n+++ b/a.play\n@@ -1,2 +1,3 @@\n language 1\n-when a>1 then ...\n\\ No newline at end of file\n+\n+when a > 1 then ...';
    expect(said).toMatchObject({
      out: call.diff === true ? diff : 'a.play',
      err: '1 file is not formatted, 1 is',
      code,
    });
    expect(filesIn(directory)).toEqual(files);
  });

  test('--check of what is formatted ends with 0 and no name', async () => {
    const directory = folderOf({ 'b.play': RIGHT });
    expect(await asked({ directory, check: true })).toMatchObject({
      out: '',
      err: '0 files are not formatted, 1 is',
      code: 0,
    });
  });

  test('--check of what cannot be read ends with 1', async () => {
    expect((await asked({ directory: folderOf({ 'a.play': BROKEN }), check: true })).code).toBe(1);
  });
});

describe('standard input', () => {
  test.each<[string, string, Partial<FormatCall>, string, string, number]>([
    ['comes out formatted', LOOSE, {}, RIGHT.trimEnd(), '', 0],
    ['comes out as it is when it is formatted', RIGHT, {}, RIGHT.trimEnd(), '', 0],
    ['nothing of nothing', '', {}, '', '', 0],
    ['--check names it', LOOSE, { check: true }, '<stdin>', '1 file is not formatted, 0 are', 1],
  ])('%s', async (_title, input, call, out, err, code) => {
    expect(await asked({ paths: ['-'], ...call }, input)).toMatchObject({ out, err, code });
  });

  test('what cannot be read does not come out', async () => {
    const { out, err, code } = await asked({ paths: ['-'] }, BROKEN);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toMatch(/^error\[OS0101\]: .*\n --> <stdin>:2:12\n/);
  });
});

describe('--upgrade', () => {
  test('gives a file without a number the newest', async () => {
    const directory = folderOf({ 'a.play': '# why\n\nwhen a > 1 then ...\n', 'b.play': RIGHT });
    expect(await asked({ directory, upgrade: true })).toMatchObject({ out: 'a.play', code: 0 });
    expect(filesIn(directory)['a.play']).toBe('language 1\n\n# why\n\nwhen a > 1 then ...\n');
  });

  test('says when there is nothing to do', async () => {
    const directory = folderOf({ 'b.play': RIGHT });
    expect(await asked({ directory, upgrade: true })).toMatchObject({
      err: '0 files formatted, 1 already was\nevery file says its language, and 1 is the newest',
      code: 0,
    });
  });
});

describe('wrong calls', () => {
  test.each<[string, Readonly<Record<string, string>>, string[], string]>([
    ['nothing in the folder', { 'a.txt': '' }, [], 'no .play files in '],
    ['a path that is not there', {}, ['a.play'], 'there is no file or folder `a.play`'],
    ['a file of another kind', { 'a.txt': '' }, ['a.txt'], '`a.txt` is no .play file'],
    ['standard input and a file', { 'a.play': LOOSE }, ['a.play', '-'], '`-` stands alone'],
  ])('%s', async (_title, files, paths, message) => {
    const said = await asked({ directory: folderOf(files), paths });
    expect(said.code).toBe(2);
    expect(said.message).toContain(message);
  });

  test('one wrong path of several: nothing is written', async () => {
    const directory = folderOf({ 'a.play': LOOSE });
    expect((await asked({ directory, paths: ['a.play', 'b.play'] })).code).toBe(2);
    expect(filesIn(directory)).toEqual({ 'a.play': LOOSE });
  });
});

describe('--json', () => {
  test('each file with what became of it, and what cannot be read with its place', async () => {
    const directory = folderOf({ 'a.play': LOOSE, 'b.play': RIGHT, 'c.play': BROKEN });
    const { out, err, code } = await asked({ directory, json: true });
    expect({ err, code }).toEqual({ err: '', code: 1 });
    expect(JSON.parse(out)).toEqual({
      schema: 'ordersense.fmt/1',
      mode: 'write',
      files: [
        { file: 'a.play', status: 'changed' },
        { file: 'b.play', status: 'unchanged' },
        { file: 'c.play', status: 'refused' },
      ],
      diagnostics: [expect.objectContaining({ code: 'OS0101', file: 'c.play', line: 2, column: 12 })],
    });
    expect(out).not.toContain('"said"');
  });

  test.each<[string, Partial<FormatCall>, object]>([
    ['the text of standard input', {}, { text: RIGHT }],
    ['with --check only the status', { check: true }, {}],
    ['with --diff the difference', { diff: true }, { diff: expect.stringContaining('+when a > 1 then ...') }],
  ])('%s', async (_title, call, more) => {
    const { out } = await asked({ paths: ['-'], json: true, ...call }, LOOSE);
    const { files } = JSON.parse(out) as { files: unknown };
    expect(files).toEqual([{ file: '<stdin>', status: 'changed', ...more }]);
  });
});

test('people are told in their language, files are named as they are', async () => {
  const directory = folderOf({ 'a.play': LOOSE });
  expect(await asked({ directory }, '', 'ko')).toMatchObject({
    out: 'a.play',
    err: '파일 1개를 정리함, 0개는 이미 정리되어 있음',
  });
});
