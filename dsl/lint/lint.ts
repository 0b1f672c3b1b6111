import type { DiagnosticDetails, DiagnosticLevel, diagnostic } from '../diagnostic.ts';
import type { Span } from '../tree/literal.ts';
import type { SourceFile } from '../tree.ts';
import type { Subject } from './subject.ts';

/** The same words in both languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly ko: string;
}

/** What `explain OS1203` prints and the reference page shows. */
export interface LintDoc {
  /** Items of a `.play` file that get this code, and no other of its kind. */
  readonly bad: string;
  /** The same, put right: no error is left. */
  readonly good: string;
  /** What goes wrong for those who operate it, in one or two sentences. */
  readonly why: Bilingual;
  /** Other ways out, and what can be set; one sentence each. */
  readonly options: readonly Bilingual[];
}

/** One code of the catalogue: one file, and one line in `list.ts`. */
export type Lint = ReportedLint | CheckedLint;

interface LintHead {
  /** `OS` and four digits, never reused for something else. */
  readonly code: string;
  /** In kebab-case; the file is called so. */
  readonly name: string;
  readonly level: DiagnosticLevel;
  /** The level where the same mistake weighs otherwise; absent: always `level`. */
  readonly orLevel?: DiagnosticLevel;
  /** Whether its fixes keep the meaning; `mixed`: it depends on the place. */
  readonly fix: 'safe' | 'unsafe' | 'mixed' | 'none';
  readonly doc: LintDoc;
}

/** A code that reading, resolving, compiling or the allow comments report by themselves. */
export interface ReportedLint extends LintHead {
  readonly reportedBy: 'parser' | 'resolver' | 'compiler' | 'allow';
}

/** A code with a check of its own, run over the whole project. */
export interface CheckedLint extends LintHead {
  readonly reportedBy: 'check';
  /** Asks what happened in the past: runs only with `--history`. */
  readonly needsHistory: boolean;
  readonly check: (subject: Subject, tell: Tell) => void;
}

/** Reports one finding of the lint that is running, at its level unless the details say another. */
export type Tell = (
  file: SourceFile,
  span: Span,
  message: Parameters<typeof diagnostic>[4],
  details?: DiagnosticDetails & { readonly level?: DiagnosticLevel },
) => void;

/**
 * Whether a finding may be turned off or allowed, at this level or (without one) at any of its levels. An error of
 * the reader or the resolver may not: what has it is left out of the project, and half a playbook never runs.
 */
export function isAllowable(lint: Lint, level?: DiagnosticLevel): boolean {
  if (lint.reportedBy === 'check') return true;
  if (lint.reportedBy === 'allow') return false;
  const levels = level === undefined ? [lint.level, lint.orLevel ?? lint.level] : [level];
  return levels.some((one) => one !== 'error');
}
