import type { Definition } from './tree/define.ts';
import type { Name, QName, Span, TextLiteral } from './tree/literal.ts';
import type { Metric } from './tree/metric.ts';
import type { BareRule, Playbook } from './tree/playbook.ts';
import type { Probe, Source } from './tree/source.ts';
import type { TestItem } from './tree/test-item.ts';

/** One parsed `.play` file: never absent, whatever the text; items in the order written. */
export interface SourceFile {
  /** As it was named to `parse`. */
  readonly path: string;
  /** The NFC text that all spans count in. */
  readonly text: string;
  /** The number after `language`; null if the file does not say. */
  readonly language: number | null;
  readonly items: readonly Item[];
  /** In the order written; suppressions are among them. */
  readonly comments: readonly Comment[];
}

/** What may stand at the top of a file. */
export type Item = Use | Source | Probe | Metric | Definition | Playbook | BareRule | TestItem | Broken;

/** `use "packs/payments.play" as pay`. */
export interface Use {
  readonly kind: 'use';
  readonly path: TextLiteral;
  readonly as: Name | null;
  readonly span: Span;
}

/** What is left of a playbook without what cannot be read of it: names and values in it are looked at, no more. */
export interface RestOfPlaybook {
  /** Without its `when` or its body, where these are what is left out. */
  readonly playbook: Playbook;
  /** The lines that are left out, in their order. */
  readonly without: readonly Span[];
}

/** An item with a syntax error: only its name is known, so that others may refer to it without a second message. */
export interface Broken {
  readonly kind: 'broken';
  readonly name: QName | null;
  /** What its head begins, if this cannot be read: every name that nothing has may be meant for it. */
  readonly unnamed: 'playbook' | 'metric' | null;
  readonly rest: RestOfPlaybook | null;
  readonly span: Span;
}

export interface Comment {
  /** With its `#`, without the line break. */
  readonly text: string;
  readonly span: Span;
}
