import { type Diagnostic, type DiagnosticDetails, diagnostic } from '../../diagnostic.ts';
import { say } from '../../say.ts';
import type { LintReport } from '../lint-report.ts';

const FILE = 'playbooks/강남, a.play';
const TEXT = '🙂 강남 ordrs per region\nthen <x> & "y"';

/** A finding about `ordrs`: columns count characters, so it stands at 6. */
export function finding(details: DiagnosticDetails = {}, over: Partial<Diagnostic> = {}): Diagnostic {
  const found = diagnostic('OS1101', 'error', FILE, { start: 6, end: 11 }, say`no metric \`ordrs\``, details);
  return { ...found, ...over };
}

/** A report of one file, nothing allowed, about the findings given. */
export function reportOf(diagnostics: readonly Diagnostic[], over: Partial<LintReport> = {}): LintReport {
  const sources = new Map([[FILE, TEXT]]);
  return {
    diagnostics,
    allowed: [],
    sources,
    failLevel: 'error',
    prefix: '',
    unasked: 0,
    version: '1.2.3',
    ...over,
  };
}
