/** `ordersense test` on folders: what is played, what is said, and when it has passed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Io } from '../io.ts';
import { targetsOf } from '../targets.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { UsageError } from '../usage-error.ts';
import { recordTest } from './record-test.ts';
import { COVERAGE_PAGE, type TestRequest, testProjects } from './test-projects.ts';

const folders = temporaryFolders('test-projects');
afterAll(() => folders.removeAll());

const playbooks = `language 1
stream calls from kafka "calls" { key id  time at  silent after 5m  field id is id  field region is place }
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric all = count of calls per region over 10m
playbook busy {
  when all per region > 50
  then { if all > 90 { do log.note(text: "many") } else { do log.note(text: "some") } }
}
`;
const passing = 'test "바쁘면 연다" for busy { given all in 강남구 is 6 each 1m  expect incident in 강남구 }';
const failing = 'test "틀린 테스트" for busy { given all in 강남구 is 6 each 1m  expect no incident }';

function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = folders.make('project');
  writeFileSync(join(folder, 'ordersense.config.yaml'), 'name: p\nzone: Asia/Seoul\n');
  mkdirSync(join(folder, 'tests'));
  for (const [path, text] of Object.entries({ 'busy.play': playbooks, ...files }))
    writeFileSync(join(folder, path), text);
  return folder;
}

async function played(folder: string, more: Partial<TestRequest> = {}, paths: readonly string[] = []) {
  const said = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    ...{ out: (text) => said.out.push(text), err: (text) => said.err.push(text) },
    ...{ lang: 'en', color: false, interactive: false, progress: false },
  };
  const request: TestRequest = {
    targets: await targetsOf(paths, folder),
    ...{ directory: folder, title: null, format: 'pretty', coverage: 'summary' },
    ...{ minCoverage: null, allowEmpty: false, update: false },
    ...more,
  };
  const passed = await testProjects(request, io);
  return { passed, out: said.out.join('\n'), err: said.err.join('\n'), io, request };
}

const both = { 'tests/a.test.play': passing, 'tests/b.test.play': failing };

describe('which tests are played', () => {
  test.each<[string, Partial<TestRequest>, readonly string[], boolean, string]>([
    ['all', {}, [], false, '1 passed, 1 failed'],
    ['those of a file', {}, ['tests/a.test.play'], true, '1 passed'],
    ['those of a folder', {}, ['tests'], false, '1 passed, 1 failed'],
    ['those whose title has it', { title: '바쁘면' }, [], true, '1 passed'],
    ['also typed as macOS does', { title: '바쁘면'.normalize('NFD') }, [], true, '1 passed'],
  ])('%s', async (_title, more, paths, passes, summary) => {
    const { passed, out } = await played(projectWith(both), more, paths);
    expect(passed).toBe(passes);
    expect(out.split('\n').at(-1)).toContain(summary);
  });

  test.each<[string, Partial<TestRequest>, RegExp]>([
    ['a title that none has', { title: '없음' }, /no test is called `없음`/],
    ['a project without tests', {}, /there is no test here/],
  ])('none: %s', async (title, more, message) => {
    const folder = projectWith(title.startsWith('a project') ? {} : both);
    const thrown = await played(folder, more).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UsageError);
    expect(String(thrown)).toMatch(message);
    expect((await played(folder, { ...more, allowEmpty: true })).passed).toBe(true);
  });
});

describe('a test has not passed', () => {
  test('where its project has errors, which are shown', async () => {
    const { passed, out, err } = await played(
      projectWith({ 'tests/a.test.play': passing.replace('all in', 'al in') }),
    );
    expect(passed).toBe(false);
    expect(err).toContain('OS1101');
    expect(out).toBe('');
  });

  test('where its playbook cannot run yet, which counts and is said', async () => {
    const later = playbooks.replace(
      'playbook busy {',
      'playbook busy {\n  raise to critical when all per region is anomalous vs previous 1h',
    );
    const { passed, out } = await played(projectWith({ 'busy.play': later, 'tests/a.test.play': passing }));
    expect(passed).toBe(false);
    expect(out).toContain('its playbook uses `anomalous … vs`');
    expect(out.split('\n').at(-1)).toBe('1 cannot run yet');
  });

  test.each<[string, string, string]>([
    [
      'whose recording is missing',
      'events from "fixtures/x.ndjson"',
      'there is nothing at `fixtures/x.ndjson`',
    ],
    [
      'whose recording is a folder of something else',
      'events from "tests"',
      'there is no recording at `tests`: a file of NDJSON is due, or a folder of such files',
    ],
    [
      'that gives too much',
      'all in 강남구 is 10000 each 1m for 3h',
      'it gives 2400000 events; a test plays 1000000 at most',
    ],
    [
      'that gives what no event is',
      'odd in 강남구 is 3 each 1m',
      'no event can be so: `given odd in 강남구 is 3 each 1m`',
    ],
  ])('%s', async (_title, given, message) => {
    const odd = 'metric odd = count of calls where region is 서초구 per region over 5m';
    const text = `${odd}\ntest "t" for busy { given ${given}  expect no incident }\n${passing}`;
    const { passed, out } = await played(projectWith({ 'tests/a.test.play': text }));
    expect(passed).toBe(false);
    expect(out).toContain(message);
    expect(out).toContain('1 passed, 1 failed');
  });

  test('that looks before it starts', async () => {
    const text = `test "t" for busy { given start 2026-03-06 18:00  given all in 강남구 is 6 each 1m for 90m
      at 17:00 expect no incident }\n${passing}`;
    const { passed, out } = await played(projectWith({ 'tests/a.test.play': text }));
    expect(passed).toBe(false);
    expect(out).toContain(
      '`at 17:00` is before the test starts (03-06 18:00), and the next 17:00 is after all that it gives: write `at 23h` where the next day is meant',
    );
    expect(out).toContain('1 passed, 1 failed');
  });

  test('where a recording has lines that are no records', async () => {
    const text =
      'test "t" for busy { given events from "x.ndjson"  given all in 강남구 is 6 each 1m  expect incident }';
    const { passed, out } = await played(
      projectWith({ 'tests/a.test.play': text, 'x.ndjson': '{"topic":"calls"\n' }),
    );
    expect(passed).toBe(false);
    expect(out).toContain('no record: ');
  });

  test('where too little is covered', async () => {
    const folder = projectWith({ 'tests/a.test.play': passing });
    expect((await played(folder, { minCoverage: 50 })).passed).toBe(true);
    const { passed, err } = await played(folder, { minCoverage: 51 });
    expect(passed).toBe(false);
    expect(err).toBe('branches are covered to 50%, less than 51%');
  });
});

describe('coverage', () => {
  test('as a list', async () => {
    const { out } = await played(projectWith({ 'tests/a.test.play': passing }), { coverage: 'list' });
    expect(out.split('\n').slice(0, 5)).toEqual([
      'busy',
      '  ✗ if all > 90',
      '  ✗ do log.note',
      '  ✓ else',
      '  ✓ do log.note',
    ]);
    expect(out).toContain('branches covered 2/4 (not: all > 90, log.note)');
  });

  test('as a page', async () => {
    const folder = projectWith({ 'tests/a.test.play': passing });
    const { err } = await played(folder, { coverage: 'html' });
    expect(err).toBe(`${COVERAGE_PAGE} written`);
    expect(readFileSync(join(folder, COVERAGE_PAGE), 'utf8')).toContain('branches covered 2/4');
  });
});

describe('--update', () => {
  test('writes what happened, says so, and plays again', async () => {
    const text = `test "t" for busy {
  given all in 강남구 is 6 each 1m
  expect do log.note(text: "a few") once  # as it reads
}
`;
    const folder = projectWith({ 'tests/a.test.play': text, 'tests/b.test.play': passing });
    expect((await played(folder)).passed).toBe(false);
    const { passed, err, out } = await played(folder, { update: true });
    expect([passed, err]).toEqual([true, 'tests/a.test.play: expectations rewritten to what happened: 1']);
    expect(out.split('\n').at(-1)).toContain('2 passed');
    expect(readFileSync(join(folder, 'tests/a.test.play'), 'utf8')).toBe(text.replace('a few', 'some'));
    expect(readFileSync(join(folder, 'tests/b.test.play'), 'utf8')).toBe(passing);
  });

  test('leaves what no word could mend as it is, and it fails as before', async () => {
    const folder = projectWith(both);
    const { passed, err } = await played(folder, { update: true });
    expect([passed, err]).toEqual([false, '']);
    expect(readFileSync(join(folder, 'tests/b.test.play'), 'utf8')).toBe(failing);
  });
});

describe('--record', () => {
  test('writes what a test gives, and the test that reads it passes too', async () => {
    const folder = projectWith({ 'tests/a.test.play': passing });
    const { io, request } = await played(folder);
    const file = join(folder, 'given.ndjson');
    await recordTest(request, file, io);
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(first)).toMatchObject({
      topic: 'calls',
      at: expect.any(Number),
      value: { region: 'gangnam' },
    });
    const read =
      'test "t" for busy { given start 2026-03-02 12:00  given events from "given.ndjson"  expect incident in 강남구 }';
    writeFileSync(join(folder, 'tests/a.test.play'), read);
    expect((await played(folder)).passed).toBe(true);
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['two tests', both, /writes one test, and 2 are asked for/],
    [
      'too much history',
      { 'tests/a.test.play': passing.replace('given', 'given all in 강남구 was 100 each 1m for 8w given') },
      /more than a recording should hold/,
    ],
  ])('refuses %s', async (_title, files, message) => {
    const folder = projectWith(files);
    const { io, request } = await played(folder);
    const thrown = await recordTest(request, join(folder, 'x'), io).catch((error: unknown) => error);
    expect(String(thrown)).toMatch(message);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
