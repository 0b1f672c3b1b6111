import type { ShareValue } from './condition.ts';
import type { Literal, Name, NameValue, QName, Span } from './literal.ts';

/** `incentives.push(to: nearby_riders, bonus: 2000원)`. */
export interface Call {
  readonly name: QName;
  readonly args: readonly Argument[];
  readonly span: Span;
}

/** One argument, named or by position. */
export interface Argument {
  readonly name: Name | null;
  readonly value: ArgumentValue;
  readonly span: Span;
}

export type ArgumentValue =
  | Literal
  | NameValue
  | ShareValue
  | { readonly kind: 'call'; readonly call: Call; readonly span: Span }
  | { readonly kind: 'list'; readonly values: readonly ArgumentValue[]; readonly span: Span }
  | RecordValue;

/** `{ 강남구: "seoul-gangnam" }`, entries in the order written; names may repeat (OS0107 tells). */
export interface RecordValue {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
  readonly span: Span;
}

export interface RecordEntry {
  readonly name: Name;
  readonly value: ArgumentValue;
  readonly span: Span;
}
