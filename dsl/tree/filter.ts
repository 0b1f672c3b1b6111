import type { Atom, QName, Span } from './literal.ts';

export type Comparison = '<' | '<=' | '>' | '>=';

/** A test over the fields of one event or row. `and` and `or` have two parts or more, flattened as written. */
export type Filter =
  | { readonly kind: 'or'; readonly parts: readonly Filter[]; readonly span: Span }
  | { readonly kind: 'and'; readonly parts: readonly Filter[]; readonly span: Span }
  | { readonly kind: 'not'; readonly part: Filter; readonly span: Span }
  | {
      readonly kind: 'compare';
      readonly field: QName;
      readonly op: Comparison;
      readonly value: Atom;
      readonly span: Span;
    }
  | {
      readonly kind: 'is';
      readonly field: QName;
      readonly negated: boolean;
      readonly value: Atom;
      readonly span: Span;
    }
  | {
      readonly kind: 'in';
      readonly field: QName;
      readonly negated: boolean;
      readonly values: readonly Atom[];
      readonly span: Span;
    }
  | { readonly kind: 'missing'; readonly field: QName; readonly negated: boolean; readonly span: Span };
