import type { OperandModel } from '../model/condition.ts';
import type { Found } from './signal.ts';
import type { FieldType, ValueType } from './value.ts';

/** One value that is no metric: it is as it is, without a window and without a past. */
export interface ReadValue {
  /** As the author wrote it, for messages. */
  readonly name: string;
  readonly operand: OperandModel;
  readonly type: FieldType;
  /** The dimension whose words its values are said in. */
  readonly words: string;
  /** A difference between two shares, told in points. */
  readonly isPoints: boolean;
}

/** A probe's answer, a look-up, a field of a row or a result as a value; null for a result whose kind is unknown. */
export function readValueOf(
  name: string,
  found: Exclude<Found, { kind: 'metric' | 'source' }>,
): ReadValue | null {
  switch (found.kind) {
    case 'probe': {
      const { probe, field } = found;
      const full = `${probe.name}.${field.name}`;
      const operand = { kind: 'probe', probe: probe.name, field: field.name } as const;
      return { name: full, operand, type: field.type, words: full, isPoints: false };
    }
    case 'lookUp': {
      const { table, field, key } = found;
      const operand = { kind: 'lookUp', table: table.name, field: field.name, key } as const;
      return { name, operand, type: field.type, words: field.name, isPoints: false };
    }
    case 'field': {
      const { source, field } = found;
      const operand = { kind: 'field', source: source.name, field: field.name } as const;
      return { name, operand, type: field.type, words: field.name, isPoints: false };
    }
    case 'result': {
      const { result, field } = found;
      const operand = { kind: 'result', name: found.name, field } as const;
      const base = { name, operand, words: name };
      switch (result.kind) {
        case 'unknown':
          return null;
        case 'action':
          return { ...base, type: { kind: 'count' }, isPoints: false };
        case 'answer': {
          const { among } = result;
          const type: FieldType = among === null ? { kind: 'text' } : { kind: 'oneOf', values: among };
          return { ...base, type, isPoints: false };
        }
        case 'effect': {
          const type = fieldTypeOf(result.unit);
          return { ...base, type, isPoints: type.kind === 'percent' };
        }
      }
    }
  }
}

/** A field that holds values of this type. */
function fieldTypeOf(type: ValueType): FieldType {
  switch (type.kind) {
    case 'count':
    case 'text':
    case 'bool':
      return { kind: type.kind };
    case 'number':
      return { kind: 'number', unit: type.name };
    case 'percent':
      return { kind: 'percent', wire: 'percent' };
    case 'duration':
      return { kind: 'duration', wire: 'ms' };
    case 'distance':
      return { kind: 'distance', wire: 'm' };
    case 'money':
      return { kind: 'money', currency: type.currency };
  }
}
