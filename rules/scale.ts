import type { FieldType } from './source.ts';
import type { Unit } from './unit.ts';

/** Decimals that `number` and `percent` keep: six, as a factor. */
export const DECIMAL_SCALE = 1_000_000;

/**
 * Decoded integer = `Math.round(canonical × scaleOf(type))`. Counts, durations (ms), distances (m), money (minor units)
 * and times (epoch ms) are integers already; texts, ids, places, points and booleans are not numbers and give 1.
 */
export function scaleOf(type: FieldType): number {
  return type.kind === 'number' || type.kind === 'percent' ? DECIMAL_SCALE : 1;
}

/** What values of a field mean once they are canonical again. */
export function unitOf(type: FieldType): Unit {
  switch (type.kind) {
    case 'count':
      return { kind: 'count' };
    case 'number':
      return { kind: 'number', name: type.unit };
    case 'percent':
      return { kind: 'percent' };
    case 'duration':
      return { kind: 'duration' };
    case 'distance':
      return { kind: 'distance' };
    case 'money':
      return { kind: 'money', currency: type.currency };
    case 'bool':
      return { kind: 'bool' };
    case 'text':
    case 'id':
    case 'place':
    case 'point':
    case 'time':
    case 'oneOf':
      return { kind: 'text' };
  }
}

/** Whether values of a field can be summed, averaged and compared with `>`. */
export function isNumeric(type: FieldType): boolean {
  return ['count', 'number', 'percent', 'duration', 'distance', 'money'].includes(type.kind);
}
