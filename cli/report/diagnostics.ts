import type { Language } from '../../dsl/messages/language.ts';
import { reportCompact } from '../../dsl/reporters/compact.ts';
import { reportGithub } from '../../dsl/reporters/github.ts';
import { reportJson } from '../../dsl/reporters/json.ts';
import { reportJunit } from '../../dsl/reporters/junit.ts';
import type { LintReport } from '../../dsl/reporters/lint-report.ts';
import { noPaint, type Paint } from '../../dsl/reporters/paint.ts';
import { reportPretty } from '../../dsl/reporters/pretty.ts';
import { reportSarif } from '../../dsl/reporters/sarif.ts';
import { reportSummary } from '../../dsl/reporters/summary.ts';
import { tally } from '../../dsl/reporters/tally.ts';
import type { PlayFile } from '../project-files.ts';
import { VERSION } from '../version.ts';

const FOR_PEOPLE = ['pretty', 'compact', 'summary'] as const;
const FOR_MACHINES = ['json', 'sarif', 'github', 'junit'] as const;
export type PeopleFormat = (typeof FOR_PEOPLE)[number];
export type Format = PeopleFormat | (typeof FOR_MACHINES)[number];

/** In the order in which they are listed to people. */
export const formats: readonly Format[] = [...FOR_PEOPLE, ...FOR_MACHINES];

export function isFormat(text: string): text is Format {
  return (formats as readonly string[]).includes(text);
}

/** A report on the files of a project; what is not said is the most usual. */
export function reportOn(
  { files }: { readonly files: readonly PlayFile[] },
  said: Pick<LintReport, 'diagnostics'> & Partial<LintReport>,
): LintReport {
  const sources = new Map(files.map(({ path, text }) => [path, text.normalize('NFC')]));
  return { allowed: [], sources, failLevel: 'error', prefix: '', unasked: 0, version: VERSION, ...said };
}

/**
 * A report as one text. Machines read English, whatever people read.
 *
 * @param elapsedMs  for the last line that people read; null: the time is not said
 * @param paint      for `pretty` on a terminal
 */
export function reportLint(
  report: LintReport,
  format: Format,
  language: Language,
  elapsedMs: number | null,
  paint: Paint = noPaint,
): string {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'sarif':
      return reportSarif(report);
    case 'github':
      return reportGithub(report);
    case 'junit':
      return reportJunit(report);
    default:
      return reportForPeople(report, format, language, elapsedMs, paint);
  }
}

/** The findings, a blank line, the sum; where nothing was found the sum alone. */
export function reportForPeople(
  report: LintReport,
  format: PeopleFormat,
  language: Language,
  elapsedMs: number | null = null,
  paint: Paint = noPaint,
): string {
  const shown = findings(report, format, language, paint);
  return `${shown}${shown === '' ? '' : '\n\n'}${tally(report, elapsedMs, language)}`;
}

function findings(
  { diagnostics, sources }: LintReport,
  format: PeopleFormat,
  language: Language,
  paint: Paint,
): string {
  switch (format) {
    case 'pretty':
      return reportPretty(diagnostics, sources, language, paint);
    case 'compact':
      return reportCompact(diagnostics, sources, language);
    case 'summary':
      return reportSummary(diagnostics);
  }
}
