import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import type { PlaybookTestModel } from '../../dsl/model/test.ts';
import { isBlocking } from '../../dsl/project.ts';
import { say } from '../../dsl/say.ts';
import { fileAt } from '../file-at.ts';
import type { Io } from '../io.ts';
import { type LoadedProject, loadProjectAt } from '../load-project.ts';
import { replaceFile } from '../replace-file.ts';
import { reportForPeople, reportOn } from '../report/diagnostics.ts';
import { type Coverage, coverageList, coverageOf } from '../report/test/coverage.ts';
import { coveragePage } from '../report/test/coverage-page.ts';
import { testsJson } from '../report/test/json.ts';
import { testsJunit } from '../report/test/junit.ts';
import { testsPretty } from '../report/test/pretty.ts';
import { askedInVain, isWanted, type Target } from '../targets.ts';
import { UsageError } from '../usage-error.ts';
import { joined } from './branches.ts';
import type { TestBench } from './prepare.ts';
import { runTest, type TestResult } from './run.ts';
import { updatedTests } from './updated-tests.ts';

export const TEST_FORMATS = ['pretty', 'json', 'junit'] as const;
export type TestFormat = (typeof TEST_FORMATS)[number];

/** File of the coverage page, in the working folder. */
export const COVERAGE_PAGE = 'ordersense-coverage.html';

export interface TestRequest {
  readonly targets: readonly Target[];
  readonly directory: string;
  /** A part of the title; null: all. */
  readonly title: string | null;
  readonly format: TestFormat;
  readonly coverage: 'summary' | 'list' | 'html';
  /** Percent; null: none is asked. */
  readonly minCoverage: number | null;
  readonly allowEmpty: boolean;
  /** Expectations are rewritten to what happened, where one word or value makes the difference; then all is played again. */
  readonly update: boolean;
}

/**
 * Plays tests and tells how they went.
 *
 * @returns  whether all of them passed and enough was covered; one that cannot run yet has not passed
 * @throws UsageError  where no test matches
 */
export async function testProjects(request: TestRequest, io: Io): Promise<boolean> {
  const results: TestResult[] = [];
  let isSound = true;
  for (const target of request.targets) {
    const project = await loadProjectAt(target.root);
    const errors = project.diagnostics.filter(isBlocking);
    if (errors.length > 0) {
      io.err(reportForPeople(reportOn(project, { diagnostics: errors }), 'pretty', io.lang));
      isSound = false;
      continue;
    }
    const withTests = project.model.tests.map(fileOf);
    for (const part of askedInVain(target, withTests)) io.err(told(say`no test in \`${part}\``, io.lang));
    const first = await played(project, target, request, io);
    const isUpdated = request.update && (await update(project, first, target.root, io));
    results.push(
      ...(isUpdated ? await played(await loadProjectAt(target.root), target, request, io) : first),
    );
  }
  if (results.length === 0 && isSound && !request.allowEmpty)
    throw new UsageError(
      request.title === null ? say`there is no test here` : say`no test is called \`${request.title}\``,
      say`docs/testing.md says how one is written`,
    );
  // What is wrong with the text is said already.
  if (results.length === 0 && !isSound) return false;
  const coverage = coverageOf(
    joined(results.map((result) => (result.kind === 'played' ? result.reaches : []))),
  );
  await report(results, coverage, request, io);
  return (
    isSound &&
    results.every((result) => result.kind === 'played' && result.passed) &&
    isEnough(coverage, request, io)
  );
}

/** The tests of a project that were asked for, played. */
async function played(
  project: LoadedProject,
  target: Target,
  { title }: TestRequest,
  io: Io,
): Promise<readonly TestResult[]> {
  const bench = benchOf(project, target.root);
  const results: TestResult[] = [];
  for (const test of project.model.tests.filter((one) => isAsked(one, target, title)))
    results.push(await runTest(test, bench, io, () => performance.now()));
  return results;
}

/** Writes what happened into the files of tests that failed, and says where; whether there was any. */
async function update(
  { files }: LoadedProject,
  results: readonly TestResult[],
  root: string,
  io: Io,
): Promise<boolean> {
  const updated = updatedTests(files, results);
  for (const { path, text, updated: expectations } of updated) {
    await replaceFile(fileAt(root, path), text);
    io.err(told(say`${path}: expectations rewritten to what happened: ${expectations}`, io.lang));
  }
  return updated.length > 0;
}

/** What tests of a project are played with. */
export function benchOf({ config, connectors, model }: LoadedProject, directory: string): TestBench {
  const { name, zone, places, ceilings } = config;
  return { directory, project: model, name, zone, places, ceilings, manifests: connectors.manifests };
}

function isAsked(test: PlaybookTestModel, target: Target, title: string | null): boolean {
  const isNamed = title === null || test.title.includes(title.normalize('NFC'));
  return isNamed && isWanted(target, fileOf(test));
}

function fileOf({ place }: PlaybookTestModel): string {
  return place.replace(/:\d+$/, '');
}

async function report(
  results: readonly TestResult[],
  coverage: Coverage,
  { format, coverage: form, directory }: TestRequest,
  io: Io,
): Promise<void> {
  switch (format) {
    case 'json':
      io.out(testsJson(results, coverage));
      break;
    case 'junit':
      io.out(testsJunit(results));
      break;
    case 'pretty':
      if (form === 'list') io.out(`${coverageList(coverage, io.lang)}\n`);
      io.out(testsPretty(results, coverage, io.lang));
      break;
  }
  if (form === 'html') {
    await writeFile(join(directory, COVERAGE_PAGE), coveragePage(coverage, io.lang));
    io.err(told(say`${COVERAGE_PAGE} written`, io.lang));
  }
}

function isEnough({ reached, total }: Coverage, { minCoverage }: TestRequest, io: Io): boolean {
  if (minCoverage === null || total === 0 || (reached / total) * 100 >= minCoverage) return true;
  const percent = Math.floor((reached / total) * 100);
  io.err(told(say`branches are covered to ${percent}%, less than ${minCoverage}%`, io.lang));
  return false;
}
