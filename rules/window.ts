import type { ModelName } from './detectors/list.ts';
import type { Sensitivity } from './detectors/sensitivity.ts';
import type { ArithmeticSign, EventFormula } from './event-formula.ts';
import type { Comparison, Filter } from './filter.ts';
import type { Scalar, Unit } from './unit.ts';

/** Finest slice of event time that is kept (E5 of the engine's design): every pane starts at a multiple of it. */
export const PANE_MS = 10_000;
/** Slot of the stored history that baselines are read from. */
export const SLOT_MS = 300_000;

/** Longest window that is cut from panes, ms. A longer one is read of the history and begins at a whole slot. */
export const LONGEST_OF_PANES_MS = 86_400_000;

/**
 * One fold of events into panes, shared by every playbook that asks for the same thing: equal source, filter,
 * key, field and aggregate give the same id (a content hash).
 */
export interface PaneMetric {
  readonly id: string;
  readonly source: string;
  readonly filter: Filter | null;
  /** Dimensions in alphabetical order; the series key is their values in this order. */
  readonly by: readonly string[];
  /** Name of an aggregate in `rules/aggregates/`. */
  readonly aggregate: string;
  /** Column that is folded, or null for counts and for what is computed. */
  readonly field: string | null;
  /** What is computed on each row and folded, in integers of `scale` per canonical 1; absent everywhere else. */
  readonly computed?: { readonly formula: EventFormula; readonly scale: number };
  /** Of a table's percentile, which is taken at every sample; absent everywhere else. */
  readonly rank?: number;
}

/**
 * A metric as one use reads it: panes, window, unit and sample guard. `share` divides the events of `part` by
 * those of `whole` (both counts), `rate` says how many of a count there were every `perMs`, `percentile` reads a
 * histogram, `formula` computes with other windows; table metrics are sampled at pane ends and `windowMs` is the mean of samples.
 */
export interface WindowMetric {
  readonly id: string;
  /** The declared metric's name and title, for people. */
  readonly metric: string;
  readonly title: string | null;
  /** What it is folded of; of a formula, what its first part is. */
  readonly source: string;
  readonly sourceKind: 'stream' | 'table';
  readonly value:
    | { readonly kind: 'pane'; readonly pane: string }
    | { readonly kind: 'percentile'; readonly pane: string; readonly rank: number }
    | { readonly kind: 'rate'; readonly pane: string; readonly perMs: number }
    | { readonly kind: 'formula'; readonly formula: WindowFormula }
    | { readonly kind: 'share'; readonly part: string; readonly whole: string };
  readonly by: readonly string[];
  /** Of a formula its longest part's. */
  readonly windowMs: number;
  readonly unit: Unit;
  /** `missing as zero`: no events reads as 0 also where the aggregate has no value. */
  readonly missingAsZero: boolean;
  /** Rows that this use asks for beside the metric's own, for people: the panes have them already. Absent: all. */
  readonly slice?: Filter;
}

/** Arithmetic on windows (ids, none of them a formula) in canonical units. */
export type WindowFormula =
  | { readonly kind: 'window'; readonly window: string }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'binary';
      readonly op: ArithmeticSign;
      readonly left: WindowFormula;
      readonly right: WindowFormula;
    };

/** A usual that is read from the metric's own past. Steps are counted back in the project's local time. */
export type PastBaseline =
  | { readonly kind: 'previous'; readonly spanMs: number }
  | { readonly kind: 'sameTime'; readonly stepMs: number; readonly times: number };

/**
 * Value and sample count that are usual for a window: its own past, a fixed value, or what another window is at that
 * instant (a metric, or what a model expects).
 */
export type Baseline =
  | PastBaseline
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'metric' | 'forecast'; readonly window: string };

export type Test =
  | {
      readonly kind: 'threshold';
      readonly op: Comparison;
      readonly value: number;
      readonly atLeast: number | null;
    }
  | { readonly kind: 'ofMetric'; readonly op: Comparison; readonly ratio: number; readonly window: string }
  | {
      readonly kind: 'change';
      readonly direction: 'drop' | 'rise' | 'change';
      readonly op: Comparison;
      /** `ratio`: of the baseline (0.5 is 50 %); `factor`: now ≥ amount × baseline; `absolute`: in the metric's unit (points are ratios). */
      readonly measure: 'ratio' | 'factor' | 'absolute';
      readonly amount: number;
      readonly baseline: Baseline;
      /** Fewest samples; counted in the baseline window for counts and sums, in the current one otherwise. */
      readonly atLeast: number | null;
    }
  | { readonly kind: 'is'; readonly not: boolean; readonly values: readonly Scalar[] }
  | { readonly kind: 'missing'; readonly not: boolean }
  | ({
      readonly kind: 'anomalous';
      readonly not: boolean;
      readonly direction: 'up' | 'down' | 'either';
      /** Fewest samples in the current window. */
      readonly atLeast: number | null;
    } & Detector);

/** How a window's past is learned and its oddness judged: what two tests that ask the same of a detector share. */
export interface Detector {
  /** Name of a kind of series in `rules/detectors/`. */
  readonly model: ModelName;
  readonly sensitivity: Sensitivity;
  /** After what its times are like each other again. */
  readonly cycle: 'day' | 'week';
}

/** Ids of the windows that a formula reads, each once, in the order written. */
export function windowsIn(formula: WindowFormula): readonly string[] {
  switch (formula.kind) {
    case 'window':
      return [formula.window];
    case 'constant':
      return [];
    case 'binary':
      return [...new Set([...windowsIn(formula.left), ...windowsIn(formula.right)])];
  }
}
