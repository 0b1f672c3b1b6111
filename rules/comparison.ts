import type { Comparison } from './filter.ts';

/** Whether `left op right` holds. Both numbers are finite and in the same scale. */
export function compare(left: number, op: Comparison, right: number): boolean {
  switch (op) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
  }
}

/** The comparison that holds exactly where `op` does not, for known numbers: negation pushed into a leaf. */
export function opposite(op: Comparison): Comparison {
  switch (op) {
    case '>':
      return '<=';
    case '>=':
      return '<';
    case '<':
      return '>=';
    case '<=':
      return '>';
  }
}
