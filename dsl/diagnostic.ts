import { english, type Text } from './say.ts';
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

/** What a diagnostic says, before it has a language. */
export interface SaidParts {
  readonly message: Text;
  readonly label: Text | null;
  readonly notes: readonly Text[];
  readonly help: Text | null;
}

/** One thing to tell the author about one place; a value, never thrown. Its strings are English. */
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
  /** The same words, for other languages (`inLanguage`). */
  readonly said: SaidParts;
}

/** Everything of a diagnostic that need not be said each time. */
export interface DiagnosticDetails {
  readonly label?: Text;
  readonly notes?: readonly Text[];
  readonly help?: Text | null;
  readonly fix?: Fix | null;
}

/** Builds a diagnostic whose unsaid parts are empty. */
export function diagnostic(
  code: string,
  level: DiagnosticLevel,
  file: string,
  span: Span,
  message: Text,
  details: DiagnosticDetails = {},
): Diagnostic {
  const { label = null, notes = [], help = null, fix = null } = details;
  const said = { message, label, notes, help };
  return { code, level, file, span, ...inEnglish(said), fix, said };
}

/** The diagnostic with one note more. */
export function withNote(found: Diagnostic, note: Text): Diagnostic {
  const said = { ...found.said, notes: [...found.said.notes, note] };
  return { ...found, ...inEnglish(said), said };
}

function inEnglish(said: SaidParts): Pick<Diagnostic, 'message' | 'label' | 'notes' | 'help'> {
  return {
    message: english(said.message),
    label: said.label === null ? '' : english(said.label),
    notes: said.notes.map(english),
    help: said.help && english(said.help),
  };
}
