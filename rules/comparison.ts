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

/** Numbers nearer than this, as a part of the smaller one, are the same amount written in binary fractions. */
const GRAIN = 1e-12;

/**
 * `compare` for computed amounts: 30 % is 10 points more than 20 %, though 0.3 − 0.2 is less than 0.1 in binary
 * fractions. Two amounts that differ in their thirteenth digit are equal.
 */
export function compareComputed(left: number, op: Comparison, right: number): boolean {
  const near = Math.abs(left - right) <= GRAIN * Math.min(Math.abs(left), Math.abs(right));
  return near ? op === '>=' || op === '<=' : compare(left, op, right);
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
