import type { Filter } from './filter.ts';
import type { Scalar } from './unit.ts';

/**
 * The wire type of one field. Decoded numbers are exact integers: `Math.round(canonical × scaleOf(type))`.
 * `number` keeps six decimals, `percent` six, durations are ms, distances
 * metres, money is minor units.
 */
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
  | { readonly kind: 'oneOf'; readonly values: readonly Scalar[] };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
  readonly private: boolean;
  /** Says whether a person agreed to marketing (R32); absent: it does not. */
  readonly consent?: true;
}

/** A stream or table of one topic. All durations are ms. */
export interface Source {
  readonly kind: 'stream' | 'table';
  readonly name: string;
  readonly title: string | null;
  readonly topic: string;
  /** Takes one kind of event out of the topic; a record it does not take is nobody's mistake. */
  readonly where: Filter | null;
  /** The event id of a stream, the row key of a table. */
  readonly key: string;
  /** The field with the event time, ISO 8601 or epoch ms on the wire. */
  readonly time: string;
  readonly lateMs: number;
  readonly silentAfterMs: number | null;
  readonly expireAfterMs: number | null;
  readonly removeWhen: Filter | null;
  readonly owner: string | null;
  readonly fields: readonly Field[];
}

export interface Probe {
  readonly name: string;
  readonly title: string | null;
  /** Connector probe to read, for example `http.get`. */
  readonly call: string;
  readonly args: readonly ProbeArgument[];
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly owner: string | null;
  readonly fields: readonly Field[];
}

/** A probe's arguments are literals, texts with `{dimension}` placeholders, or the value of a bound dimension. */
export type ProbeArgument =
  | { readonly name: string; readonly kind: 'literal'; readonly value: Scalar }
  | { readonly name: string; readonly kind: 'dimension'; readonly dimension: string };
