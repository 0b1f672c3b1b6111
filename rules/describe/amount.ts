import type { TestModel } from '../../dsl/model/condition.ts';
import type { FieldModel } from '../../dsl/model/source.ts';
import type { Constant, ValueType } from '../../dsl/resolve/value.ts';
import { formatExactly, formatPointsExactly, type Language } from '../format.ts';
import { type Reading, typeOfField } from './reading.ts';

/** A constant as prose says it: exactly, `50%` and not `50.0%`, `false` and not `no`. */
export function amountText(value: Constant, unit: ValueType, language: Language): string {
  if (typeof value === 'boolean') return language === 'ko' ? (value ? '참' : '거짓') : String(value);
  return formatExactly(value, unit, language);
}

/** The amount of a change: `50%`, `20pp`, `15m`; a factor is left to each language. */
export function changeText(
  { measure, amount }: Extract<TestModel, { kind: 'change' }>,
  unit: ValueType,
  language: Language,
): string {
  if (measure === 'ratio') return amountText(amount, { kind: 'percent' }, language);
  return unit.kind === 'percent' ? formatPointsExactly(amount, language) : amountText(amount, unit, language);
}

/** A value of a field, as people say it where `define words` has a word for it. */
export function fieldValueText(
  value: Constant,
  name: string,
  field: FieldModel | null | undefined,
  reading: Reading,
  language: Language,
): string {
  if (typeof value !== 'string') return amountText(value, typeOfField(field), language);
  return wordFor(value, name, reading);
}

/** The word for a value on the wire, else the value. */
export function wordFor(value: string, dimension: string, { project }: Reading): string {
  const words = Object.hasOwn(project.words, dimension) ? project.words[dimension]! : {};
  return Object.keys(words).find((word) => words[word] === value) ?? value;
}

/** Minutes after midnight as a clock shows them: `09:30`. */
export function clockText(minutes: number): string {
  const part = (n: number): string => String(n).padStart(2, '0');
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}
