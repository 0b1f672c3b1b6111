import type { Series, Watch } from './series.ts';

/**
 * What is kept of a series, as rows: one for all of it, one for a slot of the cycle and one for a time of day. A window
 * changes one of each, so what is written is small, however much was learned.
 */
export interface StoredSeries {
  /** Single numbers in the order of their fields; the last scores behind them. */
  head(): readonly number[];
  slot(slot: number): readonly number[];
  time(time: number): readonly number[];
  putHead(numbers: readonly number[]): void;
  putSlot(slot: number, numbers: readonly number[]): void;
  putTime(time: number, numbers: readonly number[]): void;
}

type Fields = Record<string, unknown>;

/** Rows of a series that goes on living: what is put into it is what it then is. */
export function storedSeries(
  { slots, windowsPerWeek }: Watch<unknown>,
  series: Series<unknown>,
): StoredSeries {
  const numbers: (readonly [holder: Fields, name: string])[] = [];
  const columns: Float64Array[] = [];
  const visit = (holder: Fields): void => {
    for (const [name, value] of Object.entries(holder)) {
      if (value instanceof Float64Array) columns.push(value);
      else if (typeof value === 'number') numbers.push([holder, name]);
      else if (!Array.isArray(value)) visit(value as Fields);
    }
  };
  visit(series as unknown as Fields);
  const bySlot = columns.filter((column) => column.length === slots);
  // Where a cycle is a day both are as long, and all of them are the slots'.
  const byTime = columns.filter(({ length }) => length !== slots && length === windowsPerWeek / 7);
  const at = (of: readonly Float64Array[], index: number): readonly number[] =>
    of.map((column) => column[index] as number);
  const put = (of: readonly Float64Array[], index: number, values: readonly number[]): void => {
    of.forEach((column, i) => {
      column[index] = values[i] ?? 0;
    });
  };
  return {
    head: () => [...numbers.map(([holder, name]) => holder[name] as number), ...series.scores],
    slot: (slot) => at(bySlot, slot),
    time: (time) => at(byTime, time),
    putHead(values) {
      numbers.forEach(([holder, name], i) => {
        holder[name] = values[i] ?? 0;
      });
      series.scores.splice(0, series.scores.length, ...values.slice(numbers.length));
    },
    putSlot: (slot, values) => put(bySlot, slot, values),
    putTime: (time, values) => put(byTime, time, values),
  };
}
