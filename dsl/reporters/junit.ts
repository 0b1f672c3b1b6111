import type { Diagnostic } from '../diagnostic.ts';
import { fails, type LintReport } from './lint-report.ts';
import { reportPretty } from './pretty.ts';
import { regionsOf } from './region.ts';
import { xmlAttribute as attribute, xmlContent as content } from './xml.ts';

/**
 * A JUnit document: a suite for each file, a case for each finding. A finding that fails the check is a failure, any
 * other is told as output; a file without findings is one case that passed.
 */
export function reportJunit(report: LintReport): string {
  const { diagnostics, sources, failLevel } = report;
  const files = [...new Set([...sources.keys(), ...diagnostics.map(({ file }) => file)])].sort();
  const failures = diagnostics.filter(({ level }) => fails(level, failLevel)).length;
  const suites = files.map((file) =>
    suite(
      file,
      diagnostics.filter((one) => one.file === file),
      report,
    ),
  );
  const cases = suites.reduce((sum, { count }) => sum + count, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ordersense lint" tests="${cases}" failures="${failures}" errors="0">`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
  ].join('\n');
}

function suite(
  file: string,
  own: readonly Diagnostic[],
  { sources, failLevel, prefix }: LintReport,
): { readonly text: string; readonly count: number } {
  const region = regionsOf(sources);
  const path = prefix + file;
  const cases =
    own.length === 0
      ? [`    <testcase name="no findings" classname="${attribute(path)}"/>`]
      : own.map((one) => {
          const { line, column } = region(one.file, one.span).start;
          const head = `name="${attribute(`${one.code} ${path}:${line}:${column}`)}" classname="${attribute(path)}"`;
          const said = content(reportPretty([one], sources));
          const inner = fails(one.level, failLevel)
            ? `<failure type="${one.code}" message="${attribute(one.message)}">${said}</failure>`
            : `<system-out>${said}</system-out>`;
          return `    <testcase ${head}>\n      ${inner}\n    </testcase>`;
        });
  const failures = own.filter(({ level }) => fails(level, failLevel)).length;
  const head = `name="${attribute(path)}" tests="${cases.length}" failures="${failures}" errors="0"`;
  return { text: `  <testsuite ${head}>\n${cases.join('\n')}\n  </testsuite>`, count: cases.length };
}
