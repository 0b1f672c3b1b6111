/** The examples' own tests pass, and would not if anything of a tested playbook were missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { ProjectFile } from '../../dsl/project.ts';
import { compileProject } from '../../rules/compile/bundle.ts';
import { keptIo } from '../testing/command.ts';
import { deletionsOf } from '../testing/deletions.ts';
import { benchFrom, playAll } from '../testing/test-bench.ts';
import { runTest } from './run.ts';

/** The `.play` files of an example. */
function filesOf(example: string): readonly ProjectFile[] {
  const root = new URL(`../../examples/${example}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.play'))
    .sort()
    .map((path) => ({ path, text: readFileSync(fileURLToPath(new URL(path, root)), 'utf8') }));
}

test.each([
  ['first-look', 6],
  ['gallery', 12],
])('the tests of %s pass, %d or more', async (example, least) => {
  const results = await playAll(filesOf(example));
  const failed = results.filter((result) => result.kind !== 'played' || !result.passed);
  expect(failed.map((result) => result.test.title)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(least);
});

test('the tests of delivery are all known, those that cannot run yet with what they lack', async () => {
  const { bench, errors } = benchFrom(filesOf('delivery'));
  expect(errors.filter((error) => !error.includes('no connector offers'))).toEqual([]);
  for (const one of bench.project.tests) {
    const result = await runTest(one, bench, keptIo(), () => 0);
    if (result.kind === 'not-run') expect(result.lacking.length).toBeGreaterThan(0);
    else expect(result).toMatchObject({ kind: 'played', passed: true });
  }
});

describe('a branch or modifier less of first-look fails a test', () => {
  const playbook = 'region_order_drop.play';
  const files = filesOf('first-look');
  const text = files.find(({ path }) => path === playbook)!.text;
  const hashOf = (changed: readonly ProjectFile[]) =>
    compileProject(benchFrom(changed).bench.project, { name: 'p', zone: 'Asia/Seoul' }).hash;
  const whole = hashOf(files);
  const deletions = deletionsOf(text);

  test('there are many', () => {
    expect(deletions.map(({ gone }) => gone)).toEqual(
      expect.arrayContaining([
        'for 5m',
        'with at least 50 samples',
        'unless order_events is missing over 5m',
        'per region',
        'at most 4 runs in 1h',
        'or 2h',
        'bonus: 2000원,',
      ]),
    );
  });

  test.each(deletions)('$gone', async ({ text: less }) => {
    const changed = files.map((file) => (file.path === playbook ? { ...file, text: less } : file));
    const { bench, errors } = benchFrom(changed);
    // What cannot be loaded is no test that passes; what means the same is not less.
    if (errors.length > 0 || hashOf(changed) === whole) return;
    for (const one of bench.project.tests) {
      const result = await runTest(one, bench, keptIo(), () => 0);
      if (result.kind !== 'played' || !result.passed) return;
    }
    throw new Error('every test passes without it');
  });

  test('only few of them mean the same', () => {
    const same = deletions.filter(({ text: less }) => {
      const changed = files.map((file) => (file.path === playbook ? { ...file, text: less } : file));
      return benchFrom(changed).errors.length === 0 && hashOf(changed) === whole;
    });
    // The metric has this window itself, and later conditions are per region as the trigger is.
    expect(same.map(({ gone }) => gone)).toEqual(['over 15m', 'over 15m', 'per region']);
  });
});
