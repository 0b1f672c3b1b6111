import type { Constant } from '../resolve/value.ts';
import type { ArgumentModel } from './argument.ts';

/** `test "…" for playbook { … }`. */
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
  | { readonly kind: 'events'; readonly path: string; readonly text: string }
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
      /** A part of the question; null: every one. */
      readonly question: string | null;
      readonly verb: string;
      /** Null is silence. */
      readonly is: string | null;
      readonly afterMs: number;
    }
  | GivenValueModel;

/** One value of one dimension, as it is on the wire: region = seoul-gangnam. */
export interface PlaceModel {
  readonly dimension: string;
  readonly value: Constant;
}

/** What a `given` speaks of; a `read` is a question whose answer becomes an argument (R17). */
export type GivenSubject =
  | { readonly kind: 'metric' | 'source' | 'audience' | 'probe' | 'read'; readonly name: string }
  /** `restaurant.staff`: a field of the row that the dimension `key` names. */
  | { readonly kind: 'lookUp'; readonly table: string; readonly field: string; readonly key: string };

/** `given orders in 강남구 was 100 each 1m for 5w`. */
export interface GivenValueModel {
  readonly kind: 'value';
  readonly what: GivenSubject;
  /** Null: the same one place for everything that names none. */
  readonly in: PlaceModel | null;
  /** `was` is history: its last step ends at the start. */
  readonly tense: 'is' | 'was';
  /** In the order of their times, one or more. */
  readonly steps: readonly GivenStepModel[];
  /** As written, for messages. */
  readonly text: string;
}

export interface GivenStepModel {
  readonly value:
    | { readonly kind: 'constant'; readonly value: Constant }
    | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Constant>> }
    | { readonly kind: 'missing' };
  /** Makes so many events (of a sum: one of that amount) every so often; null sets the value. */
  readonly eachMs: number | null;
  /** Null, only in a last step of `is` and a first one of `was`: on and on. */
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
  /** As written from `expect` on, for failures. */
  readonly text: string;
  readonly place: string;
}

export type ExpectationModel =
  | { readonly kind: 'incident' | 'recovered'; readonly in: PlaceModel | null }
  /** Any released action; with a verb, that one. */
  | { readonly kind: 'action'; readonly verb: string | null }
  | {
      readonly kind: 'do';
      readonly verb: string;
      /** Those that are named; the others may be anything, as may what a `{…}` of a text stands for. */
      readonly args: readonly ArgumentModel[];
      /** Null is at least once. */
      readonly times: number | null;
    }
  /** The verb of the act that is taken back. */
  | { readonly kind: 'undo'; readonly verb: string }
  | { readonly kind: 'escalate'; readonly to: string | null }
  | { readonly kind: 'asked'; readonly text: string }
  | { readonly kind: 'cause'; readonly negated: boolean; readonly cause: string }
  | { readonly kind: 'severity'; readonly is: string };
