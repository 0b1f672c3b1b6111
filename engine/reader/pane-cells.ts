import type { FoldedEvent, OpenState, State } from '../../rules/aggregates/aggregate.ts';
import type { Cell } from '../slice.ts';
import type { Block, Fold, FoldPlan } from './fold-plan.ts';
import { NO_SERIES } from './series-names.ts';

const SMALLEST = 64;

/**
 * The states of one open pane. A series that was touched has one row for each block of metrics; rows lie behind each
 * other in one typed array, and an open-addressed table finds them.
 */
export interface PaneCells {
  /** Row of a series in a block, made where it is new. */
  rowOf(block: number, series: number): number;
  /** Adds `value` to the state of a fold in a row of its block. */
  add(row: number, fold: Fold, value: number, event: FoldedEvent): void;
  /** Cells in order of metric and key: the same events give the same bytes, whatever their order was. */
  cells(): readonly Cell[];
  /** Number of rows. */
  readonly size: number;
  /** Marks the series of a list of dimensions that have rows. */
  mark(names: number, series: Uint8Array): void;
  /** Gives series their new numbers, by list of dimensions. */
  rename(renamed: readonly Int32Array[]): void;
}

export function createPaneCells({ folds, blocks, namesOf }: FoldPlan): PaneCells {
  let slots = new Int32Array(SMALLEST);
  let rowBlocks = new Int32Array(SMALLEST);
  let rowSeries = new Int32Array(SMALLEST);
  /** Where a row's numbers and boxes begin. */
  let rowNumbers = new Int32Array(SMALLEST);
  let rowBoxes = new Int32Array(SMALLEST);
  let rows = 0;
  let numbers = new Float64Array(SMALLEST);
  let numbersUsed = 0;
  const boxes: (OpenState | null)[] = [];

  const put = (row: number): void => {
    const mask = slots.length - 1;
    let slot = hashOf(rowBlocks[row] as number, rowSeries[row] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  };
  const fill = (size: number): void => {
    slots = new Int32Array(size);
    for (let row = 0; row < rows; row += 1) put(row);
  };
  const makeRoom = (width: number): void => {
    if (rows === rowBlocks.length) {
      rowBlocks = doubled(rowBlocks);
      rowSeries = doubled(rowSeries);
      rowNumbers = doubled(rowNumbers);
      rowBoxes = doubled(rowBoxes);
    }
    if (numbersUsed + width > numbers.length) {
      const more = new Float64Array(numbers.length * 2);
      more.set(numbers);
      numbers = more;
    }
    if ((rows + 1) * 2 > slots.length) fill(slots.length * 2);
  };

  /** Rows of each block in order of their series' keys. */
  const sortedRows = (): readonly (readonly number[])[] => {
    const byBlock = blocks.map((): number[] => []);
    for (let row = 0; row < rows; row += 1) byBlock[rowBlocks[row] as number]?.push(row);
    const byRank = new Map<number, Int32Array>();
    return byBlock.map((own, block) => {
      const list = namesOf[block] as number;
      if (own.length < 2) return own;
      const ranks = (blocks[block] as Block).names.ranks();
      const rowAt = byRank.get(list) ?? new Int32Array(ranks.length);
      byRank.set(list, rowAt);
      const order = Int32Array.from(own, (row) => {
        const rank = ranks[rowSeries[row] as number] as number;
        rowAt[rank] = row;
        return rank;
      }).sort();
      return Array.from(order, (rank) => rowAt[rank] as number);
    });
  };

  const stateOf = (row: number, { isBoxed, at, aggregate }: Fold): State | null => {
    const width = aggregate.width ?? 1;
    if (isBoxed) return boxes[(rowBoxes[row] as number) + at] ?? null;
    const from = (rowNumbers[row] as number) + at;
    // The first number of every state counts its events.
    const n = numbers[from] as number;
    if (n === 0) return null;
    if (width === 1) return [n];
    if (width === 3) return [n, numbers[from + 1] as number, numbers[from + 2] as number];
    return Array.from(numbers.subarray(from, from + width));
  };

  return {
    rowOf(block, series) {
      const mask = slots.length - 1;
      let slot = hashOf(block, series) & mask;
      for (;;) {
        const row = (slots[slot] as number) - 1;
        if (row < 0) break;
        if (rowSeries[row] === series && rowBlocks[row] === block) return row;
        slot = (slot + 1) & mask;
      }
      const { width, boxes: boxCount } = blocks[block] as Block;
      makeRoom(width);
      const row = rows;
      rowBlocks[row] = block;
      rowSeries[row] = series;
      rowNumbers[row] = numbersUsed;
      rowBoxes[row] = boxes.length;
      rows += 1;
      numbersUsed += width;
      for (let n = 0; n < boxCount; n += 1) boxes.push(null);
      put(row);
      return row;
    },
    add(row, { isBoxed, at, aggregate }, value, event) {
      if (!isBoxed) {
        aggregate.addAt?.(numbers, (rowNumbers[row] as number) + at, value);
        return;
      }
      const box = (rowBoxes[row] as number) + at;
      let state = boxes[box] ?? null;
      if (state === null) {
        state = [...aggregate.empty];
        boxes[box] = state;
      }
      aggregate.addInto(state, value, event);
    },
    cells() {
      const sorted = sortedRows();
      const all: Cell[] = [];
      for (const fold of folds) {
        const { names: list } = blocks[fold.block] as Block;
        for (const row of sorted[fold.block] as readonly number[]) {
          const state = stateOf(row, fold);
          if (state !== null) all.push([fold.id, list.keyOf(rowSeries[row] as number), state]);
        }
      }
      return all;
    },
    get size() {
      return rows;
    },
    mark(list, series) {
      for (let row = 0; row < rows; row += 1)
        if (namesOf[rowBlocks[row] as number] === list) series[rowSeries[row] as number] = 1;
    },
    rename(renamed) {
      for (let row = 0; row < rows; row += 1) {
        const list = namesOf[rowBlocks[row] as number] as number;
        rowSeries[row] = renamed[list]?.[rowSeries[row] as number] ?? NO_SERIES;
      }
      fill(slots.length);
    },
  };
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
}

function hashOf(block: number, series: number): number {
  const hash = Math.imul(series ^ Math.imul(block, 0x85ebca6b), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
