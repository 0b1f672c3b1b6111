import type { EventFormula as FormulaModel } from '../../dsl/model/metric.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import type { EventFormula } from '../event-formula.ts';
import { DECIMAL_SCALE, scaleOf } from '../scale.ts';
import type { Unit } from '../unit.ts';

/** Parts of the smallest unit of money, distances and durations that a computed amount keeps. */
const PARTS = 1_000;

/** A formula with the scales of the fields that it reads. */
export function compileEventFormula(
  model: FormulaModel,
  { fields }: Pick<SourceModel, 'fields'>,
): EventFormula {
  switch (model.kind) {
    case 'field': {
      const type = fields.find(({ name }) => name === model.field)?.type;
      return { kind: 'field', field: model.field, scale: type === undefined ? 1 : scaleOf(type) };
    }
    case 'constant':
      return { kind: 'constant', value: model.value };
    case 'binary':
      return {
        kind: 'binary',
        op: model.op,
        left: compileEventFormula(model.left, { fields }),
        right: compileEventFormula(model.right, { fields }),
      };
  }
}

/**
 * Integers per canonical 1 to which what is computed on an event is rounded before it is folded, so that sums of it
 * stay exact: six decimals of a count, number or ratio, a thousandth of a won, metre or millisecond.
 */
export function scaleOfComputed({ kind }: Unit): number {
  return kind === 'money' || kind === 'duration' || kind === 'distance' ? PARTS : DECIMAL_SCALE;
}
