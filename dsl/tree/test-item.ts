import type { Argument, RecordValue } from './call.ts';
import type { Cause } from './condition.ts';
import type {
  Atom,
  DateLiteral,
  DurationLiteral,
  Name,
  NumberLiteral,
  QName,
  Span,
  TextLiteral,
  TimeLiteral,
} from './literal.ts';
import type { EscalateStatement } from './statement.ts';

/** `test "title" for playbook { given … at 18:25 expect … }`. */
export interface TestItem {
  readonly kind: 'test';
  readonly title: TextLiteral;
  readonly for: QName | null;
  /** In the order written. */
  readonly lines: readonly (Given | TestExpect)[];
  readonly span: Span;
}

export type Given =
  | {
      readonly kind: 'given-start';
      readonly date: DateLiteral;
      readonly time: TimeLiteral;
      readonly span: Span;
    }
  | { readonly kind: 'given-events'; readonly from: TextLiteral; readonly span: Span }
  | {
      readonly kind: 'given-failure';
      readonly action: QName;
      readonly reason: TextLiteral | null;
      /** Null is every time. */
      readonly times: NumberLiteral | null;
      readonly span: Span;
    }
  | {
      readonly kind: 'given-approval';
      readonly from: TextLiteral;
      /** `granted`, `denied` or `silent` once resolved. */
      readonly is: Name;
      readonly after: DurationLiteral | null;
      readonly span: Span;
    }
  | {
      readonly kind: 'given-answer';
      /** A part of the question. */
      readonly question: TextLiteral | null;
      readonly to: QName;
      /** Null is silence. */
      readonly is: TextLiteral | null;
      readonly after: DurationLiteral | null;
      readonly span: Span;
    }
  | GivenValue;

/** `given orders in 강남구 was 100 each 15m then 30`. */
export interface GivenValue {
  readonly kind: 'given-value';
  readonly name: QName;
  readonly in: Atom | null;
  /** `was` is history up to the start. */
  readonly tense: 'is' | 'was';
  readonly steps: readonly Step[];
  readonly span: Span;
}

export interface Step {
  readonly value: Atom | RecordValue | { readonly kind: 'missing'; readonly span: Span };
  readonly each: DurationLiteral | null;
  readonly for: DurationLiteral | null;
  readonly span: Span;
}

/** `at 18:25 expect …`; `at` null is at the end. */
export interface TestExpect {
  readonly kind: 'expect';
  readonly at: TimeLiteral | DurationLiteral | null;
  readonly negated: boolean;
  readonly what: Expectation;
  readonly span: Span;
}

export type Expectation =
  | { readonly kind: 'incident'; readonly in: Atom | null }
  | { readonly kind: 'recovered'; readonly in: Atom | null }
  | { readonly kind: 'action'; readonly name: QName | null }
  | {
      readonly kind: 'do';
      readonly name: QName;
      readonly args: readonly Argument[] | null;
      /** `once` is 1; null is at least once. */
      readonly times: number | null;
    }
  | { readonly kind: 'undo'; readonly name: QName }
  | EscalateStatement
  | { readonly kind: 'asked'; readonly text: TextLiteral }
  | { readonly kind: 'cause'; readonly negated: boolean; readonly cause: Cause }
  | { readonly kind: 'severity'; readonly is: Name };
