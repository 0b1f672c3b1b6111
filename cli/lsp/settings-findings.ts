import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';

/** The place that a line begins with: `/shop/ordersense.config.yaml:3:7: …`. */
const PLACED = /^.*?:(\d+):(\d+): (.*)$/;

/**
 * Why settings cannot be read, as findings in their file: each line of the message at its place, or at the file's
 * beginning where it names none.
 *
 * @param problem  as the command line tells it, in the editor's language
 */
export function settingsFindings(problem: string): readonly Diagnostic[] {
  return problem.split('\n').map((line) => {
    const [, row, column, message] = PLACED.exec(line) ?? [];
    const start = { line: Number(row ?? 1) - 1, character: Number(column ?? 1) - 1 };
    return {
      range: { start, end: { line: start.line, character: start.character + 1 } },
      severity: DiagnosticSeverity.Error,
      source: 'ordersense',
      message: message ?? line,
    };
  });
}
