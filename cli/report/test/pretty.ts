import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import { say, type Text } from '../../../dsl/say.ts';
import type { TestResult } from '../../test/run.ts';
import { instantPrinter } from '../instant.ts';
import { placeNames } from '../places.ts';
import { type Coverage, coverageLine } from './coverage.ts';
import { failureLines } from './failure.ts';

/** A line a test; what failed with all that explains it. */
export function testsPretty(results: readonly TestResult[], coverage: Coverage, language: Language): string {
  const lines = results.flatMap((result) => testLines(result, language));
  return [...lines, '', summary(results, coverage, language)].join('\n');
}

function testLines(result: TestResult, language: Language): readonly string[] {
  const { title, place } = result.test;
  if (result.kind === 'not-run') {
    const used = result.lacking.map((word) => `\`${word}\``).join(', ');
    return [
      `- ${title}   ${place}`,
      `  ${told(say`this version cannot run it yet: its playbook uses ${used}`, language)}`,
    ];
  }
  if (result.kind === 'spoiled')
    return [`✗ ${title}   ${place}`, ...result.why.map((text) => `  ${told(text, language)}`)];
  if (result.passed) return [`✓ ${title}`];
  const { bundle } = result.prepared;
  const words = { place: placeNames(bundle.words, language), print: instantPrinter(bundle.zone), language };
  return [`✗ ${title}   ${place}`, ...refusedLines(result, language), ...failureLines(result, words)];
}

/** What was recorded and could not be read: no expectation means anything then. */
function refusedLines(
  { played }: Extract<TestResult, { kind: 'played' }>,
  language: Language,
): readonly string[] {
  const said: readonly Text[] = [
    ...played.refused.slice(0, 3).map((line) => say`no record: ${line}`),
    ...played.deadLetters
      .slice(0, 3)
      .map(({ topic, message }) => say`a record of \`${topic}\` was refused: ${message}`),
  ];
  return said.map((text) => `  ${told(text, language)}`);
}

/** `12 passed, 1 failed, 9 cannot run yet · branches covered 7/9 (not: heavy rain, otherwise)`. */
export function summary(results: readonly TestResult[], coverage: Coverage, language: Language): string {
  const { passed, failed, notRun } = tallyOf(results);
  const parts = [
    ...(passed > 0 || failed + notRun === 0 ? [say`${passed} passed`] : []),
    ...(failed > 0 ? [say`${failed} failed`] : []),
    ...(notRun > 0 ? [say`${notRun} cannot run yet`] : []),
  ].map((text) => told(text, language));
  const branches = coverage.total === 0 ? '' : ` · ${coverageLine(coverage, language)}`;
  return `${parts.join(', ')}${branches}`;
}

export function tallyOf(results: readonly TestResult[]): {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
} {
  const passed = results.filter((result) => result.kind === 'played' && result.passed).length;
  const notRun = results.filter(({ kind }) => kind === 'not-run').length;
  return { passed, failed: results.length - passed - notRun, notRun };
}
