import type { Constant, FieldType } from '../resolve/value.ts';
import type { ComparisonSign } from './condition.ts';

/** One declared column of a source, or one answer of a probe. */
export interface FieldModel {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
  readonly private: boolean;
  /** Says whether a person agreed to marketing (R32); absent: it does not. */
  readonly consent?: true;
}

/** A stream or table of one Kafka topic. */
export interface SourceModel {
  readonly kind: 'stream' | 'table';
  readonly name: string;
  readonly title: string | null;
  /** The topic; what an analysis publishes comes on `model.<name>`. */
  readonly topic: string;
  /** Takes one kind of event out of the topic. */
  readonly where: FilterModel | null;
  /** Event id of a stream, row key of a table: a declared field. */
  readonly key: string;
  /** Where the event time stands on the wire; it need not be a declared field. */
  readonly time: string;
  readonly lateMs: number;
  readonly silentAfterMs: number | null;
  readonly expireAfterMs: number | null;
  /** Rows that a table forgets. */
  readonly removeWhen: FilterModel | null;
  readonly owner: string | null;
  readonly fields: readonly FieldModel[];
}

/** A question to another system, asked once for each combination of the dimensions in its arguments. */
export interface ProbeModel {
  readonly name: string;
  readonly title: string | null;
  /** The connector's probe, for example `http.get`. */
  readonly call: string;
  readonly args: readonly ProbeArgumentModel[];
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly owner: string | null;
  readonly fields: readonly FieldModel[];
}

/** Texts keep their `{region}` as written: the engine fills it when it asks. */
export type ProbeArgumentModel =
  | { readonly name: string; readonly kind: 'literal'; readonly value: Constant }
  | { readonly name: string; readonly kind: 'dimension'; readonly dimension: string };

/**
 * A filter over the fields of one source; numbers canonical. With `table` the field is looked up in that table's row
 * of the event's own key: `restaurant.cuisine`.
 */
export type FilterModel =
  | { readonly kind: 'all' | 'any'; readonly of: readonly FilterModel[] }
  | { readonly kind: 'not'; readonly of: FilterModel }
  | {
      readonly kind: 'in';
      readonly field: string;
      readonly values: readonly Constant[];
      readonly table?: string;
    }
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly op: ComparisonSign;
      readonly value: number;
      readonly table?: string;
    }
  | { readonly kind: 'missing'; readonly field: string; readonly table?: string };
