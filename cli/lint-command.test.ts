/** `ordersense lint` as people and CI call it: paths, fixes, formats, git, standard input, watching. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { command, MAIN } from './testing/command.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('lint');
afterAll(() => folders.removeAll());

const SHARED = `language 1

stream order_events from kafka "orders" {
  key event_id
  time occurred_at
  silent after 5m
  field event_id is id
  field region is place
}

metric orders = count of order_events
  per region
  over 15m
`;
const watching = (when: string) => `playbook few {
  ${when}
  guard {
    cooldown 30m per region
    at most 4 runs in 1h
  }
  then {
    do log.note(text: "{region}")
  }
}
`;
const SOUND = watching('when orders per region < 3 for 5m');
const MISTYPED = watching('조두 orders per region < 3 for 5 m');
const DOTTED = 'metric orders.region = count of order_events\n  over 15m\n';

/** A project with a shared file and these. */
function projectOf(files: Readonly<Record<string, string>>): string {
  const folder = folders.make('p');
  const all = { 'ordersense.config.yaml': 'name: p\n', 'shared.play': SHARED, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const lint = (folder: string, ...args: readonly string[]) => command(['lint', '-C', folder, ...args]);

describe('a part of a project', () => {
  const folder = projectOf({
    'playbooks/a.play': SOUND,
    'playbooks/b.play': MISTYPED.replace('few', 'fewer'),
    'more.play': DOTTED,
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['all of it', [], 1, /OS1106[\s\S]*OS0104[\s\S]*^4 files, 2 errors, 1 warning/m],
    ['a file: names of the others are known', ['playbooks/a.play'], 0, /^1 file, 0 errors, 0 warnings/],
    ['a folder', ['playbooks'], 1, /^2 files, 2 errors, 0 warnings/m],
    ['two files', ['playbooks/a.play', 'more.play'], 0, /^2 files, 0 errors, 1 warning/m],
    [
      'a warning fails when asked',
      ['more.play', '--fail-level', 'warning'],
      1,
      /^1 file, 0 errors, 1 warning/m,
    ],
    [
      'only some codes',
      ['more.play', '--select', 'OS2', '--fail-level', 'warning'],
      0,
      /^1 file, 0 errors, 0 warnings/,
    ],
    ['not some codes', ['more.play', '--ignore', 'OS40,OS1106', '--fail-level=warning'], 0, /0 warnings/],
  ])('%s', async (_title, args, code, said) => {
    const { code: ended, out, err } = await lint(folder, ...args);
    expect(out).toMatch(said);
    expect(err).toBe('');
    expect(ended).toBe(code);
  });

  test('settings turn codes off where they say', async () => {
    const config = 'name: p\nlint: { files: { "more.play": { off: [OS1106] } } }\n';
    const settings = projectOf({ 'more.play': DOTTED, 'ordersense.config.yaml': config });
    expect((await lint(settings)).out).toMatch(/^2 files, 0 errors, 0 warnings/);
  });
});

describe('wrong calls', () => {
  const folder = projectOf({ 'a.play': SOUND, 'empty/readme.md': '' });

  test.each<[string, readonly string[], RegExp]>([
    ['a code that is none', ['--select', 'OS99'], /^error: `--select`: no code begins with `OS99`/],
    ['a level that is none', ['--fail-level', 'info'], /^error: there is no level `info` to fail at/],
    ['a file that is none', ['b.play'], /^error: there is no file `.*b\.play`/],
    ['a folder without playbooks', ['empty'], /^error: no \.play files in `empty`/],
    ['standard input and files', ['-', 'a.play'], /^error: - reads one file and writes none/],
    ['standard input that is to be fixed', ['-', '--fix'], /^error: - reads one file and writes none/],
    ['no repository', ['--changed'], /^error: `.*` is in no git repository/],
    [
      'a history that is not there',
      ['--history', '/nowhere/h.ndjson'],
      /^error: there is no history at `\/nowhere/,
    ],
    [
      'a history that is none',
      ['--history', join(folder, 'shared.play')],
      /^error: `.*shared\.play` holds no record of `orders`\n.*refused.*\n {2}help: /,
    ],
    [
      'a page of a code that is none',
      ['--explain', 'OS1199'],
      /^error: there is no code `OS1199`\n {2}help: .*`OS1101`/,
    ],
  ])('%s', async (_title, args, said) => {
    const { code, out, err } = await lint(folder, ...args);
    expect(err).toMatch(said);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test.each<[string, readonly string[]]>([
    ['a folder without playbooks', ['empty', '--allow-empty']],
    ['no history is asked for offline', ['--offline', '--history', '/nowhere/h.ndjson']],
  ])('right when said: %s', async (_title, args) => {
    expect(await lint(folder, ...args)).toMatchObject({ code: 0, err: '' });
  });
});

describe('fixes', () => {
  test('--diff shows what --fix writes, and writes nothing', async () => {
    const folder = projectOf({ 'a.play': MISTYPED });
    const shown = await lint(folder, '--diff');
    expect(shown).toMatchObject({ code: 1, err: '2 fixes in 1 file, nothing is written\n' });
    expect(shown.out).toMatch(/^--- a\/a\.play\n\+\+\+ b\/a\.play\n@@ /);
    expect(shown.out).toContain(
      '\n-  조두 orders per region < 3 for 5 m\n+  when orders per region < 3 for 5m\n',
    );
    expect(readFileSync(join(folder, 'a.play'), 'utf8')).toBe(MISTYPED);

    const fixed = await lint(folder, '--fix');
    expect(fixed).toMatchObject({ code: 0, err: '2 fixes in 1 file\n' });
    expect(readFileSync(join(folder, 'a.play'), 'utf8')).toBe(SOUND);
    expect(await lint(folder, '--diff')).toMatchObject({
      code: 0,
      out: '',
      err: '0 fixes in 0 files, nothing is written\n',
    });
  });

  test('only in the files that were named', async () => {
    const folder = projectOf({ 'a.play': MISTYPED, 'b.play': MISTYPED.replace('few', 'fewer') });
    await lint(folder, 'b.play', '--fix');
    expect(readFileSync(join(folder, 'a.play'), 'utf8')).toBe(MISTYPED);
    expect(readFileSync(join(folder, 'b.play'), 'utf8')).toBe(SOUND.replace('few', 'fewer'));
  });
});

describe('formats', () => {
  const folder = projectOf({ 'a.play': MISTYPED, 'b.play': `# allow OS1106 because "옛 이름"\n${DOTTED}` });

  test('sarif: findings, and what is allowed as suppressed', async () => {
    const { code, out, err } = await lint(folder, '--format', 'sarif', '--ignore', 'OS1108');
    const [run] = JSON.parse(out).runs;
    expect(run.results.map((one: { ruleId: string }) => one.ruleId)).toEqual(['OS0104', 'OS0105', 'OS1106']);
    expect(run.results[2].suppressions).toEqual([{ kind: 'inSource', justification: '옛 이름' }]);
    expect([code, err]).toEqual([1, '']);
  });

  test('github: a line for each finding, with the path from where the command runs', async () => {
    const { out } = await lint(folder, '--format', 'github', '--ignore', 'OS1108');
    expect(out).toMatch(/^::error file=.*p-?.*\/a\.play,line=2,endLine=2,col=3,endColumn=5,title=OS0104::/);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  test.each<[string, RegExp]>([
    ['junit', /^<\?xml [\s\S]*failures="2" errors="0">[\s\S]*<\/testsuites>\n$/],
    ['summary', /^1 {2}error {4}OS0104 {2}korean-keyboard\n[\s\S]*1 allowed/],
    ['json', /"schema": "ordersense.lint\/1"[\s\S]*"allowed": \[\n/],
  ])('%s', async (format, said) => {
    expect((await lint(folder, '--format', format)).out).toMatch(said);
  });

  test('what a code means, in both languages, by both commands', async () => {
    const page = await command(['lint', '--explain', 'OS1203', '--lang', 'ko']);
    expect(page.out).toMatch(/^OS1203 percent-of-percent \(error\)\n\n나쁜 예\n/);
    expect(await command(['explain', 'os1203', '--lang', 'ko'])).toEqual(page);
    expect((await command(['explain', 'OS1203'])).out).toContain('\n\nWhy\n  From 5 %');
  });
});

test('standard input is a file of the project; --stdin-file says which', async () => {
  const folder = projectOf({ 'a.play': SOUND });
  const piped = (text: string, ...args: readonly string[]) =>
    execFileSync(process.execPath, [MAIN, 'lint', '-C', folder, '--format', 'compact', ...args], {
      input: text,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
  expect(piped(SOUND.replace('few', 'fewer'), '-')).toMatch(/^1 file, 0 errors/);
  expect(piped(SOUND, '-', '--stdin-file', join(folder, 'a.play'))).toMatch(/^1 file, 0 errors/);
  expect(() => piped(SOUND, '-')).toThrow();
});

test('--changed lints what git calls changed; nothing changed is nothing to lint', async () => {
  const folder = projectOf({ 'a.play': MISTYPED, 'b.play': SOUND.replace('few', 'fewer') });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', ...args], { cwd: folder });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'commit.gpgsign=false', 'commit', '-q', '--no-verify', '-m', 'x');
  expect(await lint(folder, '--changed')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^error: no \.play file has changed since the last commit\n {2}help: /),
  });
  expect((await lint(folder, '--changed', '--allow-empty')).code).toBe(0);
  writeFileSync(join(folder, 'b.play'), SOUND.replace('few', 'fewest'));
  expect((await lint(folder, '--changed')).out).toMatch(/^1 file, 0 errors, 0 warnings/);
  expect((await lint(folder, '--changed=main')).out).toMatch(/^1 file, 0 errors, 0 warnings/);
  // A path behind the flag is a path.
  expect((await lint(folder, '--changed', 'b.play')).out).toMatch(/^1 file, 0 errors, 0 warnings/);
});

test('a history is replayed; with errors it is not asked', async () => {
  const folder = projectOf({ 'a.play': SOUND });
  const value = { event_id: 'e', occurred_at: '2026-03-06T09:00:00Z', region: 'seoul-gangnam' };
  const history = join(folder, 'h.ndjson');
  writeFileSync(history, `${JSON.stringify({ topic: 'orders', key: 'e', value })}\n`);
  expect(await lint(folder, '--history', history)).toMatchObject({ code: 0, err: '' });
  writeFileSync(join(folder, 'a.play'), SOUND.replace('orders per', 'ordrs per'));
  const { code, out, err } = await lint(folder, '--history', history);
  expect([code, err]).toEqual([
    1,
    'the history was not asked: only a project without errors can be replayed\n',
  ]);
  expect(out).toContain('OS1101');
});

test('what a history tells is told, and without one how many checks wait for it', async () => {
  const live = SOUND.replace('when orders', 'mode live\n  when orders');
  const folder = projectOf({ 'a.play': live });
  const value = { event_id: 'e', occurred_at: '2026-03-06T09:00:00Z', region: 'seoul-gangnam' };
  const history = join(folder, 'h.ndjson');
  writeFileSync(history, `${JSON.stringify({ topic: 'orders', key: 'e', value })}\n`);
  const asked = await lint(folder, '--history', history, '--select', 'OS2502');
  expect(asked.out).toMatch(/warning\[OS2502\]: `few` is live after 1d of 7d in shadow/);
  expect(asked.out).not.toContain('--history');
  const sum = async (...args: readonly string[]) =>
    (await lint(folder, ...args)).out.split('\n').at(-2) ?? '';
  expect(await sum('--select', 'OS2502')).toMatch(
    /^2 files, 0 errors, 0 warnings, 1 more check with --history/,
  );
  expect(await sum('--select', 'OS2502', '--offline')).not.toContain('--history');
  expect(await sum('--select', 'OS1')).not.toContain('--history');
});

test('--watch lints again when a file changes, and Ctrl-C ends it with 130', async () => {
  const folder = projectOf({ 'a.play': MISTYPED });
  const child = spawn(process.execPath, [MAIN, 'lint', '-C', folder, '--watch', '--format', 'compact'], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  const end = new Promise<number | null>((resolve) => child.on('close', resolve));
  let out = '';
  let err = '';
  /** Resolves when a pass is over, with what it said. */
  const pass = () =>
    new Promise<string>((resolve) => {
      const heard = (chunk: Buffer): void => {
        err += chunk.toString();
        if (!err.includes('waiting for changes')) return;
        child.stderr.off('data', heard);
        const said = out;
        [out, err] = ['', ''];
        resolve(said);
      };
      child.stderr.on('data', heard);
    });
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  expect(await pass()).toMatch(/OS0104[\s\S]*2 errors/);
  const next = pass();
  writeFileSync(join(folder, 'a.play'), SOUND);
  expect(await next).toMatch(/^2 files, 0 errors/);
  child.kill('SIGINT');
  expect(await end).toBe(130);
});
