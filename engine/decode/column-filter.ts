import { compare } from '../../rules/comparison.ts';
import type { Filter } from '../../rules/filter.ts';
import { type Column, ROWS } from './column.ts';
import type { TextPool } from './text-pool.ts';

/** Truths as numbers, so that `all` is the least and `any` the greatest of its parts (Kleene). */
export const [FALSE, UNKNOWN, TRUE] = [0, 1, 2];

/** Operations; the field that a test reads and its constants follow as three numbers. */
const [ALL, ANY, NOT, MISSING, IN, ABOVE, AT_LEAST, BELOW, AT_MOST, UNKNOWN_TEST] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const STEP = 4;
const OPERATIONS = { '>': ABOVE, '>=': AT_LEAST, '<': BELOW, '<=': AT_MOST } as const;

/** Filters over the cells of a batch: `evalFilter`, without an object or a call for each part. */
export interface ColumnFilters {
  /** Compiles one more filter. @returns its number */
  add(filter: Filter): number;
  /** FALSE, UNKNOWN or TRUE of a filter on a row. */
  truthOf(filter: number, row: number): number;
}

/** @param indexOf  the column of a field; -1: rows never have it */
export function createColumnFilters(
  columns: readonly Column[],
  indexOf: (field: string) => number,
  cells: Float64Array,
  pool: TextPool,
): ColumnFilters {
  /** Steps of all filters behind each other, each filter's parts before itself. */
  let steps = new Int32Array(64);
  let used = 0;
  let constants = new Float64Array(64);
  let constantCount = 0;
  const starts: number[] = [0];
  const stack = new Int32Array(2_048);

  const step = (operation: number, a = 0, b = 0, c = 0): void => {
    if (used + STEP > steps.length) {
      const more = new Int32Array(steps.length * 2);
      more.set(steps);
      steps = more;
    }
    steps.set([operation, a, b, c], used);
    used += STEP;
  };
  const constant = (value: number): void => {
    if (constantCount === constants.length) {
      const more = new Float64Array(constants.length * 2);
      more.set(constants);
      constants = more;
    }
    constants[constantCount] = value;
    constantCount += 1;
  };

  const compile = (filter: Filter): void => {
    switch (filter.kind) {
      case 'all':
      case 'any':
        filter.of.forEach(compile);
        step(filter.kind === 'all' ? ALL : ANY, filter.of.length);
        return;
      case 'not':
        compile(filter.of);
        step(NOT);
        return;
      case 'missing': {
        const at = indexOf(filter.field);
        if (at >= 0) step(MISSING, at * ROWS);
        else step(ALL, 0);
        return;
      }
      case 'in':
        compileIn(filter);
        return;
      case 'compare': {
        const at = indexOf(filter.field);
        const kind = columns[at]?.kind;
        if (kind === 'mixed') compileMixed(filter, at);
        else if (kind !== 'number') step(UNKNOWN_TEST);
        else {
          step(OPERATIONS[filter.op], at * ROWS, constantCount);
          constant(filter.value);
        }
      }
    }
  };

  const compileIn = ({ field, values }: Filter & { kind: 'in' }): void => {
    const at = indexOf(field);
    const column = columns[at];
    if (column === undefined) {
      step(UNKNOWN_TEST);
      return;
    }
    const listed = values.flatMap((value) => cellsOf(column, value, pool)).sort((a, b) => a - b);
    step(IN, at * ROWS, constantCount, constantCount + listed.length);
    listed.forEach(constant);
  };

  /** A list of numbers and texts: a text is never less or more, so it is unknown there. */
  const compileMixed = ({ op, value }: Filter & { kind: 'compare' }, at: number): void => {
    const { type } = columns[at] as Column;
    const numbers = type.kind === 'oneOf' ? type.values.filter((one) => typeof one === 'number') : [];
    const holding = numbers.filter((one) => compare(one, op, value)).map((one) => pool.idOf(one));
    const others = numbers.filter((one) => !compare(one, op, value)).map((one) => pool.idOf(one));
    // Unknown, or false of the others, or true of those that hold.
    list(at, holding);
    step(UNKNOWN_TEST);
    list(at, others);
    step(NOT);
    step(ALL, 2);
    step(ANY, 2);
  };
  const list = (at: number, ids: readonly number[]): void => {
    step(IN, at * ROWS, constantCount, constantCount + ids.length);
    [...ids].sort((a, b) => a - b).forEach(constant);
  };

  const isIn = (cell: number, from: number, to: number): boolean => {
    let low = from;
    let high = to;
    while (high - low > 8) {
      const middle = (low + high) >> 1;
      if ((constants[middle] as number) <= cell) low = middle;
      else high = middle;
    }
    for (; low < high; low += 1) if (constants[low] === cell) return true;
    return false;
  };

  return {
    add(filter) {
      compile(filter);
      starts.push(used);
      return starts.length - 2;
    },
    truthOf(filter, row) {
      const end = starts[filter + 1] as number;
      let top = -1;
      for (let at = starts[filter] as number; at < end; at += STEP) {
        const operation = steps[at] as number;
        const a = steps[at + 1] as number;
        if (operation >= MISSING && operation <= AT_MOST) {
          const cell = cells[a + row] as number;
          top += 1;
          if (operation === MISSING) stack[top] = Number.isNaN(cell) ? TRUE : FALSE;
          else if (Number.isNaN(cell)) stack[top] = UNKNOWN;
          else if (operation === IN)
            stack[top] = isIn(cell, steps[at + 2] as number, steps[at + 3] as number) ? TRUE : FALSE;
          else {
            const constantValue = constants[steps[at + 2] as number] as number;
            const isTrue =
              operation === ABOVE
                ? cell > constantValue
                : operation === AT_LEAST
                  ? cell >= constantValue
                  : operation === BELOW
                    ? cell < constantValue
                    : cell <= constantValue;
            stack[top] = isTrue ? TRUE : FALSE;
          }
        } else if (operation === NOT) stack[top] = TRUE - (stack[top] as number);
        else if (operation === UNKNOWN_TEST) {
          top += 1;
          stack[top] = UNKNOWN;
        } else {
          const isAll = operation === ALL;
          let truth = isAll ? TRUE : FALSE;
          for (let n = 0; n < a; n += 1) {
            const part = stack[top - n] as number;
            if (isAll ? part < truth : part > truth) truth = part;
          }
          top += 1 - a;
          stack[top] = truth;
        }
      }
      return stack[top] as number;
    },
  };
}

/** What a column's cell holds for a constant of a filter; nothing where no row can have it. */
function cellsOf({ kind }: Column, value: string | number | boolean, pool: TextPool): readonly number[] {
  if (kind === 'number') return typeof value === 'number' ? [value] : [];
  if (kind === 'bool') return typeof value === 'boolean' ? [value ? 1 : 0] : [];
  return kind === 'mixed' || typeof value === 'string' ? [pool.idOf(value)] : [];
}
