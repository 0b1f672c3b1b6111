import type { Constant } from '../resolve/value.ts';
import type { ArgumentModel } from './argument.ts';

/** `test "…" for playbook { … }`: times are ms after the test's start. */
export interface PlaybookTestModel {
  readonly title: string;
  /** `tests/a.test.play:4`. */
  readonly place: string;
  /** The playbook under test; null: all of the project. */
  readonly playbook: string | null;
  /** Local wall-clock time of the project's zone: `2026-03-06` and minutes after midnight; null: nothing says. */
  readonly start: { readonly date: string; readonly minutes: number } | null;
  readonly givens: readonly GivenModel[];
  readonly expects: readonly TestExpectModel[];
}

export type GivenModel =
  /** A recording, named from the project's root. */
  | { readonly kind: 'events'; readonly path: string }
  | {
      readonly kind: 'failure';
      readonly verb: string;
      readonly reason: string | null;
      /** Null is every time. */
      readonly times: number | null;
    }
  | {
      readonly kind: 'approval';
      readonly from: string;
      readonly is: 'granted' | 'denied' | 'silent';
      readonly afterMs: number;
    }
  | {
      readonly kind: 'answer';
      /** A part of the question; null: any. */
      readonly question: string | null;
      readonly verb: string;
      /** Null is silence. */
      readonly is: string | null;
      readonly afterMs: number;
    }
  | GivenValueModel;

/** `given orders in 강남구 was 100 each 1m for 5w`. */
export interface GivenValueModel {
  readonly kind: 'value';
  readonly what:
    | { readonly kind: 'metric' | 'source' | 'audience' | 'probe'; readonly name: string }
    /** `restaurant.staff`. */
    | { readonly kind: 'lookUp'; readonly table: string; readonly field: string };
  /** The dimension and its value on the wire; null: everywhere. */
  readonly in: { readonly dimension: string; readonly value: Constant } | null;
  /** `was` is history up to the start. */
  readonly tense: 'is' | 'was';
  readonly steps: readonly GivenStepModel[];
  /** As written, for failures. */
  readonly text: string;
}

export interface GivenStepModel {
  readonly value:
    | { readonly kind: 'constant'; readonly value: Constant }
    | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Constant>> }
    | { readonly kind: 'missing' };
  /** Makes this many events every so often; null sets the value. */
  readonly eachMs: number | null;
  /** Null: until the test ends, or as far back as history is asked for. */
  readonly forMs: number | null;
}

/** One `expect`; `at` null is the end of the test. */
export interface TestExpectModel {
  readonly at:
    | { readonly kind: 'clock'; readonly minutes: number }
    | { readonly kind: 'after'; readonly ms: number }
    | null;
  readonly negated: boolean;
  readonly what: ExpectationModel;
  /** As written, for failures. */
  readonly text: string;
  readonly place: string;
}

export type ExpectationModel =
  | { readonly kind: 'incident' | 'recovered'; readonly in: Constant | null }
  /** `action`: any released action; with a verb, that one. */
  | { readonly kind: 'action'; readonly verb: string | null }
  | {
      readonly kind: 'do';
      readonly verb: string;
      readonly args: readonly ArgumentModel[];
      /** Null is at least once. */
      readonly times: number | null;
    }
  | { readonly kind: 'undo'; readonly verb: string }
  | { readonly kind: 'escalate'; readonly to: string | null }
  | { readonly kind: 'asked'; readonly text: string }
  | { readonly kind: 'cause'; readonly negated: boolean; readonly cause: string }
  | { readonly kind: 'severity'; readonly is: string };
