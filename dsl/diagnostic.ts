import type { Span } from './tree/literal.ts';

export type DiagnosticLevel = 'error' | 'warning' | 'info';

/** One text edit that repairs what a diagnostic reports. */
export interface Fix {
  /** What is replaced, in NFC offsets; empty to insert. */
  readonly span: Span;
  readonly text: string;
  /** True if the edit can change neither when a playbook fires nor what it does; `lint --fix` applies only these. */
  readonly safe: boolean;
}

/** One thing to tell the author about one place; a value, never thrown. */
export interface Diagnostic {
  /** `OS` and four digits; never translated, never reused for something else. */
  readonly code: string;
  readonly level: DiagnosticLevel;
  /** The file as it was named to `parse`. */
  readonly file: string;
  readonly span: Span;
  /** What is wrong, one lower-case sentence without a full stop. */
  readonly message: string;
  /** The local fact beside the caret; empty for none. */
  readonly label: string;
  /** Values, definitions, second places, one line each. */
  readonly notes: readonly string[];
  /** What to do about it, or null. */
  readonly help: string | null;
  readonly fix: Fix | null;
}

/** Everything of a diagnostic that need not be said each time. */
export interface DiagnosticDetails {
  readonly label?: string;
  readonly notes?: readonly string[];
  readonly help?: string | null;
  readonly fix?: Fix | null;
}

/** Builds a diagnostic whose unsaid parts are empty. */
export function diagnostic(
  code: string,
  level: DiagnosticLevel,
  file: string,
  span: Span,
  message: string,
  details: DiagnosticDetails = {},
): Diagnostic {
  const { label = '', notes = [], help = null, fix = null } = details;
  return { code, level, file, span, message, label, notes, help, fix };
}
