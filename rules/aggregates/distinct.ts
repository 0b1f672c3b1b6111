import type { Aggregate, OpenState, State } from './aggregate.ts';
import { addToRegisters, estimateOf, mergeRegisters, WORDS } from './registers.ts';

/** Most different values that are kept one by one: about as long as a sketch. */
const MOST = 512;
/** Second integer of a state: values one by one, or a sketch of them. */
const LISTED = 0;
const SKETCHED = 1;

/**
 * Number of different values; state `[n, 0, hash, hash …]`, hashes ascending, up to 512 of them, then `[n, 1, …]` with
 * the registers of a sketch. Which of both it is depends on the set of values alone, so merging knows no order.
 */
export const distinct: Aggregate = {
  name: 'distinct',
  word: 'distinct',
  doc: 'Number of different values in the window; exact up to 512, beyond it within about 1.6 % (one standard error); no events, 0.',
  unit: 'count',
  takes: 'anything',
  growth: 'widens',
  width: null,
  empty: [0, LISTED],
  addInto: (state, hash) => {
    state[0] = (state[0] as number) + 1;
    addHash(state, hash);
  },
  merge: (a, b) => {
    const [whole, part] = a[1] === SKETCHED || a.length >= b.length ? [a, b] : [b, a];
    const merged = [...whole];
    merged[0] = (whole[0] as number) + (part[0] as number);
    if (part[1] === LISTED) for (let at = 2; at < part.length; at += 1) addHash(merged, part[at] as number);
    else {
      sketch(merged);
      mergeRegisters(merged, 2, part, 2);
    }
    return merged;
  },
  subtract: null,
  result: (state) => (state[1] === LISTED ? state.length - 2 : Math.round(estimateOf(state, 2))),
  ofTotal: null,
  samples: (state) => state[0] as number,
  examples: [
    { values: [], result: 0 },
    { values: [7, 7, 9], result: 2 },
  ],
};

function addHash(state: OpenState, hash: number): void {
  if (state[1] === LISTED) {
    const at = placeOf(state, hash);
    if (state[at] === hash) return;
    if (state.length - 2 < MOST) {
      state.push(0);
      state.copyWithin(at + 1, at, state.length - 1);
      state[at] = hash;
      return;
    }
    sketch(state);
  }
  addToRegisters(state, 2, hash);
}

/** Makes a list the sketch of its values. */
function sketch(state: OpenState): void {
  if (state[1] === SKETCHED) return;
  const hashes = state.splice(2);
  state[1] = SKETCHED;
  for (let word = 0; word < WORDS; word += 1) state.push(0);
  for (const hash of hashes) addToRegisters(state, 2, hash);
}

/** Index of the first hash of a list that is not below. */
function placeOf(state: State, hash: number): number {
  let low = 2;
  let high = state.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((state[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
