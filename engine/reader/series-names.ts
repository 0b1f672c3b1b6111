import type { Scalar } from '../../rules/unit.ts';
import { type Column, ROWS, scalarOf } from '../decode/column.ts';
import type { TextPool } from '../decode/text-pool.ts';
import { seriesKey } from '../slice.ts';

/** The row lacks a dimension: it is in no series. */
export const NO_SERIES = -1;
const SMALLEST = 256;

/** The series of one list of dimensions, as small numbers. Metrics with the same dimensions share them. */
export interface SeriesNames {
  /** Series of a row; a new one is given the next number. */
  seriesOf(row: number): number;
  /** Its key, as slices carry it. */
  keyOf(series: number): string;
  readonly size: number;
  /** Place of each series in the order of keys. */
  ranks(): Int32Array;
  /**
   * Forgets all but some series, which get new numbers, and every cell of the pool that was known.
   *
   * @param isKept  by number of the series
   * @returns the new numbers by the old ones
   */
  keep(isKept: Uint8Array): Int32Array;
}

/** @param columns  of the dimensions, in the metric's order; -1: no row has it, so none is in a series */
export function createSeriesNames(
  at: readonly number[],
  columns: readonly Column[],
  cells: Float64Array,
  pool: TextPool,
): SeriesNames {
  const dimensions = at.map((index) => index * ROWS);
  const own = at.map((index) => columns[index] as Column);
  const width = at.length;
  const isLacking = at.some((index) => index < 0);
  let keys: string[] = [];
  let byKey = new Map<string, number>();
  /** Slots of an open-addressed table from cells to series; 0 is free, else the series + 1. */
  let slots = new Int32Array(SMALLEST);
  let tuples = new Float64Array(SMALLEST * width);
  let used = 0;
  /** Series in the order of their keys, as far as it was asked for. */
  let order = new Int32Array(0);
  let ranked = new Int32Array(0);

  const named = (row: number): number => {
    const values: Scalar[] = [];
    for (let d = 0; d < width; d += 1) {
      const value = scalarOf(own[d] as Column, cells[(dimensions[d] as number) + row] as number, pool);
      // An empty text names nothing, and alone it would read as the series without dimensions.
      if (value === '') return NO_SERIES;
      values.push(value);
    }
    const key = seriesKey(values);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, keys.length);
    keys.push(key);
    return keys.length - 1;
  };

  const hashOf = (from: Float64Array, first: number, step: number): number => {
    let hash = 0;
    for (let d = 0; d < width; d += 1) {
      const cell = from[first + d * step] as number;
      hash = Math.imul(hash ^ (cell | 0) ^ ((cell / 4_294_967_296) | 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  };

  const grow = (): void => {
    const [oldSlots, oldTuples] = [slots, tuples];
    slots = new Int32Array(oldSlots.length * 2);
    tuples = new Float64Array(slots.length * width);
    const mask = slots.length - 1;
    for (let i = 0; i < oldSlots.length; i += 1) {
      if (oldSlots[i] === 0) continue;
      let slot = hashOf(oldTuples, i * width, 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = oldSlots[i] as number;
      tuples.set(oldTuples.subarray(i * width, (i + 1) * width), slot * width);
    }
  };

  return {
    seriesOf(row) {
      if (isLacking) return NO_SERIES;
      let hash = 0;
      for (let d = 0; d < width; d += 1) {
        const cell = cells[(dimensions[d] as number) + row] as number;
        if (Number.isNaN(cell)) return NO_SERIES;
        hash = Math.imul(hash ^ (cell | 0) ^ ((cell / 4_294_967_296) | 0), 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (;;) {
        const found = slots[slot] as number;
        if (found === 0) break;
        let d = 0;
        while (d < width && tuples[slot * width + d] === cells[(dimensions[d] as number) + row]) d += 1;
        if (d === width) return found - 1;
        slot = (slot + 1) & mask;
      }
      const series = named(row);
      if (series === NO_SERIES) return series;
      slots[slot] = series + 1;
      for (let d = 0; d < width; d += 1)
        tuples[slot * width + d] = cells[(dimensions[d] as number) + row] as number;
      used += 1;
      if (used * 2 > slots.length) grow();
      return series;
    },
    keyOf: (series) => keys[series] as string,
    get size() {
      return keys.length;
    },
    ranks() {
      if (ranked.length === keys.length) return ranked;
      // What is new is sorted and merged in: most panes bring few new series, or none.
      const fresh = keys.slice(order.length).map((_, i) => order.length + i);
      fresh.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
      const merged = new Int32Array(keys.length);
      for (let i = 0, j = 0; i + j < merged.length; ) {
        const isOld =
          j === fresh.length ||
          (i < order.length && (keys[order[i] as number] as string) < (keys[fresh[j] as number] as string));
        merged[i + j] = (isOld ? order[i] : fresh[j]) as number;
        if (isOld) i += 1;
        else j += 1;
      }
      order = merged;
      ranked = new Int32Array(keys.length);
      for (let rank = 0; rank < order.length; rank += 1) ranked[order[rank] as number] = rank;
      return ranked;
    },
    keep(isKept) {
      const renamed = new Int32Array(keys.length).fill(NO_SERIES);
      const kept: string[] = [];
      keys.forEach((key, series) => {
        if (isKept[series] !== 1) return;
        renamed[series] = kept.length;
        kept.push(key);
      });
      keys = kept;
      byKey = new Map(kept.map((key, series) => [key, series]));
      slots = new Int32Array(SMALLEST);
      tuples = new Float64Array(SMALLEST * width);
      used = 0;
      order = new Int32Array(0);
      ranked = order;
      return renamed;
    },
  };
}
