import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import type { SeriesLog } from './series-log.ts';

/** Forgotten cells that are carried along before arrays are moved. */
const SLACK = 64;

/**
 * A log for states that cannot be subtracted. Cells are counted from 0 and merged, when somebody asks, into blocks of
 * 2, 4, 8 … that begin at a multiple of their length; a window of n cells is a merge of at most 2·log₂ n blocks. Every
 * block is merged once, so a sliding window costs a few merges a step.
 */
export function createBlockLog(empty: State, merge: Aggregate['merge']): SeriesLog {
  /** Number of the first cell in the arrays: a multiple of every block that begins there. */
  let first = 0;
  let starts: number[] = [];
  let states: State[] = [];
  /** Cells before it are forgotten; an index into the arrays. */
  let head = 0;
  /** By level (1: pairs) and number of the block. */
  let blocks: Map<number, State>[] = [];

  /** Index of the first cell that starts at or after `ms`. */
  const indexOf = (ms: number): number => {
    let low = head;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const block = (level: number, number: number): State => {
    if (level === 0) return states[number - first] as State;
    let known = blocks[level];
    if (known === undefined) {
      known = new Map();
      blocks[level] = known;
    }
    let merged = known.get(number);
    if (merged === undefined) {
      merged = merge(block(level - 1, 2 * number), block(level - 1, 2 * number + 1));
      known.set(number, merged);
    }
    return merged;
  };
  /** Merges the cells of two indices, the greatest blocks that fit. */
  const merged = (from: number, to: number): State => {
    let total = empty;
    let at = first + from;
    const end = first + to;
    while (at < end) {
      let level = 0;
      while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
      const part = block(level, at / 2 ** level);
      total = total === empty ? part : merge(total, part);
      at += 2 ** level;
    }
    return total;
  };

  return {
    append(startMs, state) {
      starts.push(startMs);
      states.push(state);
    },
    correct(startMs, state) {
      const at = indexOf(startMs);
      if (starts[at] === startMs) states[at] = merge(states[at] as State, state);
      else {
        starts.splice(at, 0, startMs);
        states.splice(at, 0, state);
      }
      blocks = [];
    },
    fold: (fromMs, toMs) => merged(indexOf(fromMs), indexOf(toMs)),
    cell(startMs) {
      const at = indexOf(startMs);
      return starts[at] === startMs ? (states[at] as State) : empty;
    },
    touched(fromMs, toMs) {
      const at = indexOf(fromMs);
      return at < starts.length && (starts[at] as number) < toMs;
    },
    lastMs: () => (head === starts.length ? Number.NEGATIVE_INFINITY : (starts.at(-1) as number)),
    dropBefore(ms) {
      head = indexOf(ms);
      if (head < SLACK || head * 2 < starts.length) return;
      starts = starts.slice(head);
      states = states.slice(head);
      first += head;
      head = 0;
      for (const [level, known] of blocks.entries())
        for (const number of known?.keys() ?? []) if (number * 2 ** level < first) known.delete(number);
    },
    get size() {
      return starts.length - head;
    },
  };
}
