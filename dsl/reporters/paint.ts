import type { DiagnosticLevel } from '../diagnostic.ts';

/** How parts of a report look; every style takes a text and gives it back, dressed. */
export interface Paint {
  /** What a finding is about: its head, its carets. */
  readonly level: (level: DiagnosticLevel, text: string) => string;
  readonly strong: (text: string) => string;
  /** What frames the author's own words. */
  readonly faint: (text: string) => string;
}

/** For files, pipes and people who want none. */
export const noPaint: Paint = {
  level: (_level, text) => text,
  strong: (text) => text,
  faint: (text) => text,
};

/** Select graphic rendition codes, with what takes each back. */
const STYLES = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  strong: [1, 22],
  faint: [2, 22],
} as const;

/** For terminals: red, yellow and cyan, which are legible on dark and light. */
export const terminalPaint: Paint = {
  level: (level, text) => dressed(STYLES[level], text),
  strong: (text) => dressed(STYLES.strong, text),
  faint: (text) => dressed(STYLES.faint, text),
};

function dressed([on, off]: readonly [number, number], text: string): string {
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
}
