/** How a CSV file becomes records, checked: `readCsvMap` makes it from YAML. See docs/csv-map.md. */
export interface CsvMap {
  /** One character between cells. */
  readonly separator: string;
  /** The file's rows may be this far (ms) out of the order of their arrival; records that far back are held. */
  readonly horizonMs: number;
  readonly topics: readonly TopicMap[];
}

/** The records that one topic gets from each row. */
export interface TopicMap {
  readonly topic: string;
  /** All must hold for a row to bring a record. */
  readonly when: readonly CellTest[];
  /** Field whose text is the record's key; null: no key. */
  readonly key: string | null;
  readonly arrival: TimeRule;
  readonly fields: readonly (readonly [name: string, rule: FieldRule])[];
}

export type CellTest =
  | { readonly column: string; readonly is: 'present' | 'missing' }
  | { readonly column: string; readonly oneOf: readonly string[] };

/** Where a field's value comes from. A value that is missing leaves the field out. */
export type FieldRule =
  | {
      readonly kind: 'column';
      readonly column: string;
      readonly as: CellType;
      readonly nulls: readonly string[];
    }
  | TimeRule
  | {
      readonly kind: 'grid';
      readonly lat: string;
      readonly lon: string;
      /** Degrees. */
      readonly step: { readonly lat: number; readonly lon: number };
      readonly nulls: readonly string[];
    }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'row'; readonly prefix: string }
  | {
      readonly kind: 'join';
      readonly parts: readonly ({ readonly column: string } | { readonly text: string })[];
      readonly between: string;
      readonly nulls: readonly string[];
    };

/** A time, perhaps a while after the one in the column; written as ISO 8601 in UTC. */
export interface TimeRule {
  readonly kind: 'time';
  readonly column: string;
  readonly format: string;
  readonly zone: string | null;
  readonly plus: { readonly from: string | number; readonly unitMs: number } | null;
  readonly nulls: readonly string[];
}

/** `number`, `integer` and `bool` stand without quotes in the record; a cell that is none stays text for the decoder to refuse. */
export type CellType = 'text' | 'integer' | 'number' | 'bool';

/** Columns that a rule reads, to check them against a file's header. */
export function columnsOf(rule: FieldRule): readonly string[] {
  switch (rule.kind) {
    case 'column':
      return [rule.column];
    case 'time':
      return typeof rule.plus?.from === 'string' ? [rule.column, rule.plus.from] : [rule.column];
    case 'grid':
      return [rule.lat, rule.lon];
    case 'join':
      return rule.parts.flatMap((part) => ('column' in part ? [part.column] : []));
    case 'value':
    case 'row':
      return [];
  }
}
