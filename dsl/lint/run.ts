import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { CheckedLint, Lint } from './lint.ts';
import type { Subject } from './subject.ts';

/** Runs the checks of all lints over a project, in the order of the list. Those that need a history wait for one. */
export function runLints(subject: Subject, list: readonly Lint[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const lint of list) {
    if (lint.reportedBy !== 'check' || !canRun(lint, subject)) continue;
    lint.check(subject, (file, span, message, { level = lint.level, ...details } = {}) => {
      found.push(diagnostic(lint.code, level, file.path, span, message, details));
    });
  }
  return found;
}

/** Whether this project has what the lint asks for. */
export function canRun(lint: CheckedLint, { history }: Pick<Subject, 'history'>): boolean {
  return !lint.needsHistory || history !== null;
}
