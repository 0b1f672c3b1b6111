import type { Aggregate, State } from '../../rules/aggregates/aggregate.ts';
import { totalOfLimbs } from '../../rules/aggregates/limbs.ts';
import { SLOT_MS } from '../../rules/window.ts';

/** Canonical value of a stretch, null where there is none, and the events, rows or samples of a table behind it. */
export interface Measure {
  readonly value: number | null;
  readonly samples: number;
}

/** What turns a state of one metric into its value. */
export interface Measured {
  readonly aggregate: Aggregate;
  /** Decoded integers per canonical 1 of the folded field. */
  readonly scale: number;
  /** Of a percentile. */
  readonly rank?: number;
  /** A table's rows are counted: the value is how many are behind it. */
  readonly countsRows?: boolean;
}

/** Value and samples of a state. */
export function measureOf(state: State, { aggregate, scale, rank, countsRows }: Measured): Measure {
  const value = aggregate.result(state, scale, rank);
  return { value, samples: countsRows === true ? (value ?? 0) : aggregate.samples(state) };
}

/**
 * Value and samples over [fromMs, toMs) from whole 5-minute slots. What is a sum is taken by the parts of its slots
 * that lie inside. Everything else is read of the two neighbouring aligned windows (as long as the stretch, or the next
 * whole slots) and lies between them as the end of the stretch does: a step of history never shows as a step of value.
 *
 * @param fold  merged state of the slots that start in [fromMs, toMs), both whole
 */
export function storedMeasure(
  fold: (fromMs: number, toMs: number) => State,
  measured: Measured,
  fromMs: number,
  toMs: number,
): Measure {
  const { aggregate, scale } = measured;
  const endMs = startOfSlot(toMs);
  const share = (toMs - endMs) / SLOT_MS;
  if (aggregate.ofTotal !== null) {
    const beginMs = startOfSlot(fromMs);
    const whole = totalOf(fold(beginMs, endMs));
    const head = totalOf(fold(beginMs, beginMs + SLOT_MS));
    const tail = totalOf(fold(endMs, endMs + SLOT_MS));
    const before = (fromMs - beginMs) / SLOT_MS;
    // Without a part of a slot nothing may be rounded.
    const n = whole.n - (before && head.n * before) + (share && tail.n * share);
    const total = whole.total - (before && head.total * before) + (share && tail.total * share);
    const value = aggregate.ofTotal(n, total, scale);
    return { value, samples: measured.countsRows === true ? (value ?? 0) : n };
  }
  const lengthMs = Math.ceil((toMs - fromMs) / SLOT_MS) * SLOT_MS;
  const left = measureOf(fold(endMs - lengthMs, endMs), measured);
  if (share === 0) return left;
  const right = measureOf(fold(endMs + SLOT_MS - lengthMs, endMs + SLOT_MS), measured);
  const samples = left.samples + (right.samples - left.samples) * share;
  if (left.value === null || right.value === null) return { value: left.value ?? right.value, samples };
  return { value: left.value + (right.value - left.value) * share, samples };
}

/** Events and the sum of their decoded integers. A count's state is `[n]`; others have the limbs of their sum behind it. */
function totalOf(state: State): { readonly n: number; readonly total: number } {
  const n = state[0] as number;
  return { n, total: state.length === 1 ? n : totalOfLimbs(state) };
}

function startOfSlot(ms: number): number {
  return Math.floor(ms / SLOT_MS) * SLOT_MS;
}
