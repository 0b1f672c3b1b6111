import type { Call } from './call.ts';
import type { Filter } from './filter.ts';
import type { Atom, DurationLiteral, Name, QName, Span, TextLiteral } from './literal.ts';

/** `stream … from kafka "orders" { … }`: things that happen; `table`: the latest state of things. */
export interface Source extends SourceClauses {
  readonly kind: 'stream' | 'table';
  readonly name: QName;
  readonly title: TextLiteral | null;
  /** `kafka` or `model`. */
  readonly from: Name;
  /** The topic or the model. */
  readonly topic: TextLiteral;
  readonly where: Filter | null;
  readonly span: Span;
}

/** An answer polled from another system. */
export interface Probe extends SourceClauses {
  readonly kind: 'probe';
  readonly name: QName;
  readonly title: TextLiteral | null;
  readonly call: Call;
  readonly span: Span;
}

/** What stands between the braces of a stream, table or probe. */
export interface SourceClauses {
  readonly key: Name | null;
  readonly time: Name | null;
  readonly late: DurationLiteral | null;
  readonly every: DurationLiteral | null;
  readonly timeout: DurationLiteral | null;
  readonly silentAfter: DurationLiteral | null;
  readonly expireAfter: DurationLiteral | null;
  readonly removeWhen: Filter | null;
  readonly owner: TextLiteral | null;
  /** In the order written; names may repeat (OS1102 tells). */
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: Name;
  readonly title: TextLiteral | null;
  readonly type: FieldType;
  readonly private: boolean;
  /** Says whether a person agreed to marketing (R32). */
  readonly consent: boolean;
  readonly optional: boolean;
  readonly span: Span;
}

/** `one of ("a", "b")`, or a type's name with what it is of: `id(order)`, `money(KRW)`, `number(mm)`. */
export type FieldType =
  | { readonly kind: 'one-of'; readonly values: readonly Atom[]; readonly span: Span }
  | { readonly kind: 'named'; readonly name: Name; readonly of: Name | null; readonly span: Span };
