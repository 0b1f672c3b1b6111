import type { ComparisonSign } from '../../model/condition.ts';

/** A run of numbers, never empty; an infinite end is open. */
export interface Interval {
  readonly from: number;
  readonly fromClosed: boolean;
  readonly to: number;
  readonly toClosed: boolean;
}

/** A set of numbers as runs in ascending order, with a gap between any two; none is the empty set. */
export type IntervalSet = readonly Interval[];

export const noNumber: IntervalSet = [];
export const allNumbers: IntervalSet = [open(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)];
/** 0 and above. */
export const fromZero: IntervalSet = comparedTo('>=', 0);

/** Only `value`. */
export function numberAlone(value: number): IntervalSet {
  return [{ from: value, fromClosed: true, to: value, toClosed: true }];
}

/** The numbers between two, both included. */
export function between(from: number, to: number): IntervalSet {
  return [{ from, fromClosed: true, to, toClosed: true }];
}

/** The numbers `x` for which `x op value` holds. */
export function comparedTo(op: ComparisonSign, value: number): IntervalSet {
  const closed = op === '>=' || op === '<=';
  return op === '>' || op === '>='
    ? [{ from: value, fromClosed: closed, to: Number.POSITIVE_INFINITY, toClosed: false }]
    : [{ from: Number.NEGATIVE_INFINITY, fromClosed: false, to: value, toClosed: closed }];
}

/** What is in both. */
export function bothOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  const found: Interval[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i]!, b[j]!];
    const common = overlap(one, other);
    if (common !== null) found.push(common);
    // Whichever ends first can meet nothing that follows in the other set.
    if (one.to < other.to || (one.to === other.to && !one.toClosed)) i++;
    else j++;
  }
  return found;
}

/** Every number that is not in it. */
export function numbersBut(set: IntervalSet): IntervalSet {
  const found: Interval[] = [];
  let from = Number.NEGATIVE_INFINITY;
  let fromClosed = false;
  for (const run of set) {
    pushUnlessEmpty(found, { from, fromClosed, to: run.from, toClosed: !run.fromClosed });
    from = run.to;
    fromClosed = !run.toClosed;
  }
  pushUnlessEmpty(found, { from, fromClosed, to: Number.POSITIVE_INFINITY, toClosed: false });
  return found;
}

/** What is in either. */
export function eitherOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  return numbersBut(bothOf(numbersBut(a), numbersBut(b)));
}

/** Whether some number lies at the end of both, so that no gap keeps them apart: `> 40` and `<= 40` do, `< 32` not. */
export function touch(a: IntervalSet, b: IntervalSet): boolean {
  return bothOf(a.map(closed), b.map(closed)).length > 0;
}

function closed({ from, to }: Interval): Interval {
  return { from, fromClosed: Number.isFinite(from), to, toClosed: Number.isFinite(to) };
}

function open(from: number, to: number): Interval {
  return { from, fromClosed: false, to, toClosed: false };
}

function overlap(a: Interval, b: Interval): Interval | null {
  const later = a.from > b.from || (a.from === b.from && !a.fromClosed) ? a : b;
  const sooner = a.to < b.to || (a.to === b.to && !a.toClosed) ? a : b;
  const { from, fromClosed } = later;
  const { to, toClosed } = sooner;
  const run = { from, fromClosed, to, toClosed };
  return isEmpty(run) ? null : run;
}

function isEmpty({ from, fromClosed, to, toClosed }: Interval): boolean {
  return from > to || (from === to && !(fromClosed && toClosed));
}

function pushUnlessEmpty(found: Interval[], run: Interval): void {
  // An end at infinity is open on both sides of it: nothing lies there.
  const infinite = !Number.isFinite(run.from) && run.from === run.to;
  if (!infinite && !isEmpty(run)) found.push(run);
}
