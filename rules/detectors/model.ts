import type { Counts } from './counts.ts';

/** What may be expected of the next value, and between what it is no odder than some normal score. */
export interface Usual {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One kind of series: how it learns what is usual, and how odd a value is; listed in `list.ts`. */
export interface Model<State> {
  readonly name: string;
  readonly doc: string;
  /** @param slots  of a cycle (a week or a day); `slotsPerDay` divides them */
  readonly create: (slots: number, slotsPerDay: number) => State;
  /** The normal score of a value: how odd it is, below 0 where it is low. `outOf` is for what is a share. */
  readonly score: (state: State, slot: number, value: number, outOf: number) => number;
  /** @param follows  what was odd for too long is the new usual */
  readonly learn: (state: State, slot: number, value: number, outOf: number, follows: boolean) => void;
  readonly usual: (state: State, slot: number, outOf: number, z: number) => Usual;
  /** The counts that a CUSUM is kept of, where they are small; null where they are not, or are no counts. */
  readonly smallCounts: (state: State, slot: number) => Counts | null;
  /** Events of a day, where volume can be too little to judge; null where it cannot. */
  readonly perDay: (state: State) => number | null;
}
