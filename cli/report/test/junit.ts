import { xmlAttribute, xmlContent } from '../../../dsl/reporters/xml.ts';
import type { TestResult } from '../../test/run.ts';
import { coverageOf } from './coverage.ts';
import { testsPretty } from './pretty.ts';

/** A JUnit document: a suite for each file, a case for each test. One that cannot run yet is an error, never skipped. */
export function testsJunit(results: readonly TestResult[]): string {
  const files = [...new Set(results.map(fileOf))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ordersense test" ${countsOf(results)}>`,
    ...files.map((file) =>
      suite(
        file,
        results.filter((result) => fileOf(result) === file),
      ),
    ),
    '</testsuites>',
  ].join('\n');
}

function suite(file: string, own: readonly TestResult[]): string {
  const cases = own.map(testCase).join('\n');
  return `  <testsuite name="${xmlAttribute(file)}" ${countsOf(own)}>\n${cases}\n  </testsuite>`;
}

function testCase(result: TestResult): string {
  const { title } = result.test;
  const seconds = result.kind === 'played' ? (result.tookMs / 1000).toFixed(3) : '0.000';
  const head = `    <testcase name="${xmlAttribute(title)}" classname="${xmlAttribute(fileOf(result))}" time="${seconds}"`;
  if (result.kind === 'not-run')
    return `${head}>\n      <error type="not-run" message="${xmlAttribute(`uses ${result.lacking.join(', ')}`)}"/>\n    </testcase>`;
  if (result.kind === 'played' && result.passed) return `${head}/>`;
  const first = result.kind === 'played' ? result.verdicts.find(({ holds }) => !holds) : undefined;
  const message = first === undefined ? 'what it gives cannot be used' : `expected ${first.expect.text}`;
  const said = xmlContent(testsPretty([result], coverageOf([]), 'en'));
  return `${head}>\n      <failure type="expectation" message="${xmlAttribute(message)}">${said}</failure>\n    </testcase>`;
}

function countsOf(results: readonly TestResult[]): string {
  const failures = results.filter(
    (result) => result.kind !== 'not-run' && !(result.kind === 'played' && result.passed),
  ).length;
  const errors = results.filter(({ kind }) => kind === 'not-run').length;
  return `tests="${results.length}" failures="${failures}" errors="${errors}"`;
}

function fileOf({ test }: TestResult): string {
  return test.place.replace(/:\d+$/, '');
}
