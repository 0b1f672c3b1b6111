import type { FieldReader } from './filter-eval.ts';

/** Arithmetic on the columns of one row; a column counts `scale` decoded integers per canonical 1. */
export type EventFormula =
  | { readonly kind: 'field'; readonly field: string; readonly scale: number }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'binary';
      readonly op: ArithmeticSign;
      readonly left: EventFormula;
      readonly right: EventFormula;
    };

export type ArithmeticSign = '+' | '-' | '*' | '/';

/** One operation on canonical values; null where there is no finite result, such as a division by 0. */
export function calculate(op: ArithmeticSign, left: number, right: number): number | null {
  const value = operate(op, left, right);
  return Number.isFinite(value) ? value : null;
}

/** The canonical value that a row gives a formula; null where the row lacks a column, or nothing finite comes of it. */
export function evalFormula(formula: EventFormula, read: FieldReader): number | null {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'field': {
      const value = read(formula.field);
      return typeof value === 'number' ? value / formula.scale : null;
    }
    case 'binary': {
      const left = evalFormula(formula.left, read);
      const right = left === null ? null : evalFormula(formula.right, read);
      return left === null || right === null ? null : calculate(formula.op, left, right);
    }
  }
}

function operate(op: ArithmeticSign, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

/** Columns that a formula reads. */
export function formulaFields(formula: EventFormula): readonly string[] {
  switch (formula.kind) {
    case 'constant':
      return [];
    case 'field':
      return [formula.field];
    case 'binary':
      return [...formulaFields(formula.left), ...formulaFields(formula.right)];
  }
}
