/** A piece of the NFC-normalised source text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One word as a name, backticks removed. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A dotted name; `text` joins the words with dots, without backticks or blanks. */
export interface QName {
  readonly text: string;
  readonly span: Span;
}

/** Every literal keeps the characters it was written with; after an error its value is only the best guess. */
interface Written {
  readonly span: Span;
  readonly raw: string;
}

/** A length of time in milliseconds; a month is never one, a week is 7 × 24 h. */
export interface DurationLiteral extends Written {
  readonly kind: 'duration';
  readonly ms: number;
}

/** `50%` is ratio 0.5. */
export interface PercentLiteral extends Written {
  readonly kind: 'percent';
  readonly ratio: number;
}

/** `20pp` is ratio 0.2, a difference between two shares. */
export interface PointsLiteral extends Written {
  readonly kind: 'points';
  readonly ratio: number;
}

/** `2x` is factor 2, a multiple of the baseline. */
export interface FactorLiteral extends Written {
  readonly kind: 'factor';
  readonly factor: number;
}

export type Currency = 'KRW' | 'USD';

/** `minor` is an integer of the currency's smallest unit: won for KRW, cents for USD. */
export interface MoneyLiteral extends Written {
  readonly kind: 'money';
  readonly minor: number;
  readonly currency: Currency;
}

/** `30건`, `5명`: a number with a counting word. */
export interface CountLiteral extends Written {
  readonly kind: 'count';
  readonly value: number;
  readonly unit: string;
}

/** A bare number, or one with a unit that only a field or metric can make legal (`10mm`): then `unit` is set. */
export interface NumberLiteral extends Written {
  readonly kind: 'number';
  readonly value: number;
  readonly unit: string | null;
}

/** `3km` is 3000. */
export interface DistanceLiteral extends Written {
  readonly kind: 'distance';
  readonly metres: number;
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export interface DateLiteral extends Written {
  readonly kind: 'date';
  readonly date: string;
}

/** Minutes after midnight, 0 to 1440. */
export interface TimeLiteral extends Written {
  readonly kind: 'time';
  readonly minutes: number;
}

/** A text; `value` has escapes and margins resolved and placeholders as written, `parts` has them taken apart. */
export interface TextLiteral extends Written {
  readonly kind: 'text';
  readonly value: string;
  readonly parts: readonly TextPart[];
}

/** A run of characters to print, or `{name}` / `{name|format}` with the place of its braces. */
export type TextPart =
  | { readonly kind: 'plain'; readonly text: string }
  | {
      readonly kind: 'placeholder';
      readonly name: string;
      readonly format: string | null;
      readonly span: Span;
    };

export interface BoolLiteral extends Written {
  readonly kind: 'bool';
  readonly value: boolean;
}

/** Everything that is written as one value; a `-` before it is part of the value. */
export type Literal =
  | DurationLiteral
  | PercentLiteral
  | PointsLiteral
  | FactorLiteral
  | MoneyLiteral
  | CountLiteral
  | NumberLiteral
  | DistanceLiteral
  | DateLiteral
  | TimeLiteral
  | TextLiteral
  | BoolLiteral;

/** A name in the place of a value: a known word (`강남구`), a metric, a field, a definition. */
export interface NameValue {
  readonly kind: 'name';
  readonly name: QName;
  readonly span: Span;
}

/** The right side of a field's or slice's test. */
export type Atom = Literal | NameValue;
