import type { ArgumentType } from '../catalog.ts';
import { say, type Text } from '../say.ts';
/**
 * What a number means. Canonical values: count and number as they are, percent as a ratio, duration in ms, money
 * in minor units of its currency, distance in metres.
 */
export type ValueType =
  | { readonly kind: 'count' }
  | { readonly kind: 'number'; readonly name: string | null }
  | { readonly kind: 'percent' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'distance' }
  | { readonly kind: 'text' }
  | { readonly kind: 'bool' };

/** A constant: canonical number, text or truth. */
export type Constant = string | number | boolean;

/** The wire type of a field as declared. */
export type FieldType =
  | { readonly kind: 'text' }
  | { readonly kind: 'id'; readonly of: string | null }
  | { readonly kind: 'place' }
  | { readonly kind: 'point' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'count' }
  | { readonly kind: 'number'; readonly unit: string | null }
  | { readonly kind: 'percent'; readonly wire: 'percent' | 'fraction' }
  | { readonly kind: 'duration'; readonly wire: 'ms' | 's' | 'm' | 'h' }
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'distance'; readonly wire: 'm' | 'km' }
  | { readonly kind: 'time' }
  | { readonly kind: 'oneOf'; readonly values: readonly Constant[] };

/** What values of a field mean in a comparison. */
export function valueTypeOf(type: FieldType): ValueType {
  switch (type.kind) {
    case 'count':
    case 'percent':
    case 'duration':
    case 'distance':
    case 'bool':
      return { kind: type.kind };
    case 'number':
      return { kind: 'number', name: type.unit };
    case 'money':
      return { kind: 'money', currency: type.currency };
    default:
      return { kind: 'text' };
  }
}

/** Whether `>`, `sum` and `avg` have a meaning for it. */
export function isNumeric(type: ValueType): boolean {
  return type.kind !== 'text' && type.kind !== 'bool';
}

/** A field's type as a message says it: `an id`, `an amount of money`. */
export function nameOfFieldType(type: FieldType): Text {
  switch (type.kind) {
    case 'id':
      return say`an id`;
    case 'bool':
      return say`true or false`;
    case 'oneOf':
      return say`one of a list`;
    case 'money':
      return say`an amount of money`;
    case 'percent':
      return say`a percentage`;
    case 'text':
      return say`a text`;
    case 'place':
      return say`a place`;
    case 'point':
      return say`a point`;
    case 'count':
      return say`a count`;
    case 'number':
      return say`a number`;
    case 'duration':
      return say`a duration`;
    case 'distance':
      return say`a distance`;
    case 'time':
      return say`a time`;
  }
}

/** Whether a field can be a dimension: its values name something. */
export function isDimension(type: FieldType): boolean {
  return ['text', 'id', 'place', 'oneOf', 'bool'].includes(type.kind);
}

/** A type as a message says it: `a duration such as 15m`. */
export function nameOfType(type: ValueType): Text {
  switch (type.kind) {
    case 'count':
      return say`a count such as 30`;
    case 'number':
      return type.name === null ? say`a number such as 30` : say`a number such as 10${type.name}`;
    case 'percent':
      return say`a percentage such as 30%`;
    case 'duration':
      return say`a duration such as 15m`;
    case 'money':
      return type.currency === 'KRW'
        ? say`an amount such as 2000원`
        : say`an amount such as 20${type.currency}`;
    case 'distance':
      return say`a distance such as 3km`;
    case 'text':
      return say`a "text"`;
    case 'bool':
      return say`\`true\` or \`false\``;
  }
}

/** A type in one word, for a comparison of two. */
export function wordOfType(kind: ValueType['kind'] | ArgumentType): Text {
  switch (kind) {
    case 'count':
      return say`count`;
    case 'number':
      return say`number`;
    case 'percent':
      return say`percent`;
    case 'duration':
      return say`duration`;
    case 'money':
      return say`money`;
    case 'distance':
      return say`distance`;
    case 'text':
      return say`text`;
    case 'bool':
      return say`bool`;
    case 'id':
      return say`id`;
    case 'place':
      return say`place`;
    case 'record':
      return say`record`;
    case 'list':
      return say`list`;
    case 'any':
      return say`any`;
  }
}
