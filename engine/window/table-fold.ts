import type { Aggregate, FoldedEvent, OpenState, State } from '../../rules/aggregates/aggregate.ts';

/** What a row adds to one series of one metric, by the metric's index. */
export type Addend = readonly [metric: number, series: string, value: number];

/** A row that is in a fold. */
export interface FoldedRow {
  readonly row: FoldedEvent;
  readonly adds: readonly Addend[];
}

/**
 * What the rows of a table amount to, kept as rows come and go: the same states as folding all of them anew, since
 * states of exact integers add up in any order. A sample then costs the rows that changed, not those that are there.
 */
export interface TableFold {
  put(row: FoldedRow): void;
  /** Takes out a row that was put in, with the same addends. */
  take(row: FoldedRow): void;
  /**
   * The series of one metric that have a row, with their states, which hold until the next change.
   *
   * @param rows  all that are in the fold: read only where an aggregate cannot take a row out again
   */
  statesOf(metric: number, rows: Iterable<FoldedRow>): ReadonlyMap<string, State>;
}

/** @param aggregates  of the table's metrics, by index */
export function createTableFold(aggregates: readonly Aggregate[]): TableFold {
  const folds = aggregates.map((aggregate) => ({
    aggregate,
    states: new Map<string, OpenState>(),
    /** How many rows each series has. */
    counts: new Map<string, number>(),
    /** Series whose state is of rows that are gone. */
    stale: new Set<string>(),
  }));
  type Fold = (typeof folds)[number];

  return {
    put({ row, adds }) {
      for (const [metric, series, value] of adds) {
        const { aggregate, states, counts } = folds[metric] as Fold;
        counts.set(series, (counts.get(series) ?? 0) + 1);
        const state = states.get(series) ?? [...aggregate.empty];
        aggregate.addInto(state, value, row);
        states.set(series, state);
      }
    },
    take({ row, adds }) {
      for (const [metric, series, value] of adds) {
        const { aggregate, states, counts, stale } = folds[metric] as Fold;
        const left = (counts.get(series) ?? 0) - 1;
        counts.set(series, left);
        if (left === 0) {
          for (const kept of [states, counts, stale]) kept.delete(series);
        } else if (aggregate.subtract === null) stale.add(series);
        else {
          const part = [...aggregate.empty];
          aggregate.addInto(part, value, row);
          states.set(series, [...aggregate.subtract(states.get(series) ?? aggregate.empty, part)]);
        }
      }
    },
    statesOf(metric, rows) {
      const { aggregate, states, stale } = folds[metric] as Fold;
      if (stale.size > 0) {
        for (const series of stale) states.set(series, [...aggregate.empty]);
        for (const { row, adds } of rows)
          for (const [of, series, value] of adds)
            if (of === metric && stale.has(series))
              aggregate.addInto(states.get(series) as OpenState, value, row);
        stale.clear();
      }
      return states;
    },
  };
}
