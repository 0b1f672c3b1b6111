import type { Literal } from '../tree/literal.ts';
import type { ValueType } from './value.ts';

/**
 * The test that people mean who compare a value with a measure of change: `orders < 50%` is `drop > 50%`, `refunds > 2x`
 * is `rise > 2x`, `cancel_share > 20pp` is `rise > 20pp`; null where the literal measures no change of such a value.
 */
export function changeInstead(op: '<' | '<=' | '>' | '>=', literal: Literal, unit: ValueType): string | null {
  const isAbove = op === '>' || op === '>=';
  switch (literal.kind) {
    case 'factor':
      if (!isAbove && literal.factor < 1 && unit.kind !== 'percent')
        return `drop ${turned(op)} ${percent(1 - literal.factor)}`;
      return `rise ${op} ${literal.raw}`;
    case 'points':
      return unit.kind === 'percent' ? `rise ${op} ${literal.raw}` : null;
    case 'percent':
      if (unit.kind === 'percent') return null;
      if (isAbove) return `rise ${op} ${literal.ratio > 1 ? percent(literal.ratio - 1) : literal.raw}`;
      return literal.ratio < 1 ? `drop ${turned(op)} ${percent(1 - literal.ratio)}` : null;
    default:
      return null;
  }
}

/** Less than half is left: it dropped by more than half. */
function turned(op: '<' | '<=' | '>' | '>='): string {
  return op === '<' ? '>' : '>=';
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(4))}%`;
}
