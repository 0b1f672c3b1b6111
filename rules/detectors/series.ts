import type { Model, Usual } from './model.ts';
import { normalScore } from './normal.ts';
import type { Sensitivity } from './sensitivity.ts';

/** What does not change of a series that is judged. */
export interface Watch<State> {
  readonly model: Model<State>;
  /** Windows of a week. */
  readonly windowsPerWeek: number;
  /** Slots of a cycle: of the week, or of one day where the series follows the day alone. */
  readonly slots: number;
  readonly sensitivity: Sensitivity;
}

/** One series: what it learned, and what its last windows were. Plain numbers, so that it can be stored and go on. */
export interface Series<State> {
  readonly state: State;
  /** Windows learned or judged. */
  seen: number;
  /** By slot: how often it was learned, and how often in a row it was not. */
  readonly learned: Float64Array;
  readonly skipped: Float64Array;
  /** Normal scores of the last windows, oldest first. */
  readonly scores: number[];
  /** Sums of the CUSUMs against a fall and a rise. */
  fall: number;
  rise: number;
  /** Sums that the correlation of neighbours is the ratio of. */
  together: number;
  alone: number;
  /** For how many windows it was odd without a break. */
  odd: number;
  /** Windows since it was last odd, by direction; as many as there can be where it never was. */
  quietUp: number;
  quietDown: number;
}

/** What the correlation of neighbours is held against before much is seen. */
const PRIOR_ALONE = 50;
const PRIOR_CORRELATION = 0.3;
/** A band holds 99 windows of 100. */
const BAND = normalScore(0.005);

/** A series of which nothing is known. */
export function createSeries<State>({ model, windowsPerWeek, slots }: Watch<State>): Series<State> {
  return {
    state: model.create(slots, windowsPerWeek / 7),
    seen: 0,
    learned: new Float64Array(slots),
    skipped: new Float64Array(slots),
    scores: [],
    fall: 0,
    rise: 0,
    together: PRIOR_CORRELATION * PRIOR_ALONE,
    alone: PRIOR_ALONE,
    odd: 0,
    quietUp: Number.MAX_SAFE_INTEGER,
    quietDown: Number.MAX_SAFE_INTEGER,
  };
}

/** What is usual in a slot, and between what 99 of 100 windows lie. Of a share: the share. */
export function usualIn<State>(
  { model }: Watch<State>,
  series: Series<State>,
  slot: number,
  outOf = 0,
): Usual {
  return model.usual(series.state, slot, outOf, BAND);
}
