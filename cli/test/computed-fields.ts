import type { EventFormula } from '../../dsl/model/metric.ts';
import { calculate } from '../../rules/event-formula.ts';

/** What the other fields are tried with: nothing, else one where the formula divides by them. */
const OTHERS = [0, 1];

/**
 * Canonical values of a formula's fields with which it comes to `value`: the first field carries it, all others are 0
 * or else 1. null where the formula is no line in its first field, or that does not reach the value.
 */
export function computedFields(formula: EventFormula, value: number): ReadonlyMap<string, number> | null {
  const [first, ...others] = [...new Set(fieldsIn(formula))];
  if (first === undefined) return null;
  for (const other of OTHERS) {
    const with_ = (x: number): ReadonlyMap<string, number> =>
      new Map([[first, x], ...others.map((name): [string, number] => [name, other])]);
    const at = (x: number): number => computed(formula, with_(x)) ?? Number.NaN;
    const found = (value - at(0)) / (at(1) - at(0));
    if (Number.isFinite(found) && at(found) === value) return with_(found);
  }
  return null;
}

function fieldsIn(formula: EventFormula): readonly string[] {
  switch (formula.kind) {
    case 'field':
      return [formula.field];
    case 'constant':
      return [];
    case 'binary':
      return [...fieldsIn(formula.left), ...fieldsIn(formula.right)];
  }
}

function computed(formula: EventFormula, fields: ReadonlyMap<string, number>): number | null {
  switch (formula.kind) {
    case 'field':
      return fields.get(formula.field) ?? null;
    case 'constant':
      return formula.value;
    case 'binary': {
      const left = computed(formula.left, fields);
      const right = computed(formula.right, fields);
      return left === null || right === null ? null : calculate(formula.op, left, right);
    }
  }
}
