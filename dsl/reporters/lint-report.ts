import type { Diagnostic, DiagnosticLevel } from '../diagnostic.ts';
import type { Allowed } from '../lint/allow.ts';
import type { Sources } from './pretty.ts';

/** Everything that a reporter may tell of one linting. */
export interface LintReport {
  /** By file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly allowed: readonly Allowed[];
  /** The NFC text of every file that was looked at. */
  readonly sources: Sources;
  /** The level from which on a finding fails the check. */
  readonly failLevel: DiagnosticLevel;
  /** From where the reader stands to the project, with `/` at its end; empty where they are the same. */
  readonly prefix: string;
  /** How many codes did not run, because they ask a history and none was given. */
  readonly unasked: number;
  /** Of the program. */
  readonly version: string;
}

const ORDER: readonly DiagnosticLevel[] = ['info', 'warning', 'error'];

/** Whether a finding of that level fails a check at this one. */
export function fails(level: DiagnosticLevel, failLevel: DiagnosticLevel): boolean {
  return ORDER.indexOf(level) >= ORDER.indexOf(failLevel);
}
