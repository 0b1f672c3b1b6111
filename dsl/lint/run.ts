import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { CheckedLint, Lint } from './lint.ts';
import type { Subject } from './subject.ts';

/**
 * Runs the checks of all lints over a project, in the order of the list. Those that need a history wait for one. What
 * is found again at the same place, as in a shared check that two playbooks ask, is told once.
 */
export function runLints(subject: Subject, list: readonly Lint[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const lint of list) {
    if (lint.reportedBy !== 'check' || !canRun(lint, subject)) continue;
    lint.check(subject, (file, span, message, { level = lint.level, ...details } = {}) => {
      const one = diagnostic(lint.code, level, file.path, span, message, details);
      const key = [one.code, one.file, span.start, span.end, one.message].join('\n');
      if (!found.has(key)) found.set(key, one);
    });
  }
  return [...found.values()];
}

/** Whether this project has what the lint asks for. */
export function canRun(lint: CheckedLint, { history }: Pick<Subject, 'history'>): boolean {
  return !lint.needsHistory || history !== null;
}
