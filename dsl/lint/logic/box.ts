import type { ConditionModel } from '../../model/condition.ts';
import type { Asked } from './quantity.ts';
import { common, isNothing, type ValueSet } from './value-set.ts';

/** One way in which a condition comes out: what each quantity must be for it. None is any value at all. */
export type Box = ReadonlyMap<string, Bound>;

export interface Bound {
  readonly set: ValueSet;
  /** The single conditions that ask for it, in the order written. */
  readonly by: readonly ConditionModel[];
}

/** Two single conditions that no value satisfies together. */
export type Conflict = readonly [earlier: ConditionModel, later: ConditionModel];

/** All the ways in which a condition comes out as asked; no way is never. */
export interface Ways {
  readonly boxes: readonly Box[];
  /** What shut each way that is closed. */
  readonly conflicts: readonly Conflict[];
}

/** What a single condition asks; null: nothing that values tell. */
export type Ask = (condition: ConditionModel) => Asked | null;

/** Beyond so many ways nothing is said: `and` of `or`s doubles them with each part. */
const MOST_WAYS = 64;

/**
 * The ways in which a condition is known true (or known false). They cover all of its truth, never less: of what is
 * held, only that it holds now; of what cannot be told, everything. Null where there are too many.
 */
export function waysOf(condition: ConditionModel, to: boolean, ask: Ask): Ways | null {
  switch (condition.kind) {
    case 'not':
      return waysOf(condition.of, !to, ask);
    case 'and':
    case 'or': {
      const ways = condition.of.map((part) => waysOf(part, to, ask));
      return (condition.kind === 'and') === to ? allTogether(ways) : anyOne(ways);
    }
    // What held before does not matter for now; what did not hold long enough may well be true now.
    case 'hold':
      return to ? waysOf(condition.of, true, ask) : ANY;
    default: {
      const asked = ask(condition);
      if (asked === null) return ANY;
      const set = to ? asked.trueOn : asked.falseOn;
      return isNothing(set)
        ? NONE
        : { boxes: [new Map([[asked.key, { set, by: [condition] }]])], conflicts: [] };
    }
  }
}

const ANY: Ways = { boxes: [new Map()], conflicts: [] };
const NONE: Ways = { boxes: [], conflicts: [] };

function anyOne(ways: readonly (Ways | null)[]): Ways | null {
  const boxes: Box[] = [];
  const conflicts: Conflict[] = [];
  for (const way of ways) {
    if (way === null) return null;
    boxes.push(...way.boxes);
    conflicts.push(...way.conflicts);
  }
  return boxes.length > MOST_WAYS ? null : { boxes, conflicts };
}

function allTogether(ways: readonly (Ways | null)[]): Ways | null {
  let whole: Ways = ANY;
  for (const way of ways) {
    // A part with too many ways may be true in all of them; the others can still contradict each other.
    if (way === null) continue;
    if (whole.boxes.length * way.boxes.length > MOST_WAYS) return null;
    const conflicts = [...whole.conflicts, ...way.conflicts];
    const boxes: Box[] = [];
    for (const one of whole.boxes) {
      for (const other of way.boxes) {
        const met = meet(one, other);
        if ('box' in met) boxes.push(met.box);
        else conflicts.push(met.conflict);
      }
    }
    whole = { boxes, conflicts };
  }
  return whole;
}

function meet(one: Box, other: Box): { readonly box: Box } | { readonly conflict: Conflict } {
  const box = new Map(one);
  for (const [key, { set, by }] of other) {
    const before = box.get(key);
    if (before === undefined) {
      box.set(key, { set, by });
      continue;
    }
    const both = common(before.set, set);
    if (isNothing(both)) return { conflict: [before.by.at(-1)!, by[0]!] };
    box.set(key, { set: both, by: [...before.by, ...by] });
  }
  return { box };
}
