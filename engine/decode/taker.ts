import type { FieldType, Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import { type Column, type ColumnSet, cellOf, isSame, kindOf } from './column.ts';
import { factorOf, type ScaledType } from './field-value.ts';
import type { TextPool } from './text-pool.ts';

/** What is done with the value of a key. `key` and `instant` are the roles that a source gives to a field. */
export type TakerKind =
  | 'key'
  | 'instant'
  | 'text'
  | 'name'
  | 'bool'
  | 'list'
  | 'time'
  | 'count'
  | 'scaled'
  | 'point';

/** One declaration of a key's value: it is checked by its type, and kept where somebody needs it. */
export interface Taker {
  readonly kind: TakerKind;
  /** Column, or the place of a role; -1: only checked. */
  readonly at: number;
  readonly isKept: boolean;
  /** Of numbers: whole units in 1 on the wire, and the type that says how a fraction is read. */
  readonly factor: number;
  readonly scaled: ScaledType | null;
  /** Of a list: what stands in the cell for a value, and which ids are values of it. */
  readonly cells: ReadonlyMap<Scalar, number> | null;
  readonly listed: Uint8Array;
  /** Number among the lists: a value that is not listed makes wrong only those who declare it. */
  readonly list: number;
}

/** What a topic's sources make of the keys of its records. */
export interface Takers {
  /** Those of a key, roles last: a wrong type of a field is never hidden by them. */
  of(name: string): readonly Taker[];
  /** Field that is the key of a source, or its time, in the order of their places. */
  readonly keys: readonly string[];
  readonly instants: readonly string[];
  /** How many lists there are, and the numbers of those that a source declares. */
  readonly lists: number;
  listsOf(source: Source): readonly number[];
}

const NOTHING: readonly Taker[] = [];
const NO_LIST = new Uint8Array(0);

export function createTakers(sources: readonly Source[], set: ColumnSet, pool: TextPool): Takers {
  const byName = new Map<string, { readonly type: FieldType; readonly taker: Taker }[]>();
  const keys = [...new Set(sources.map((source) => source.key))];
  const instants = [...new Set(sources.map((source) => source.time))];
  const lists = new Map<Source, number[]>(sources.map((source) => [source, []]));
  let listCount = 0;

  for (const source of sources) {
    for (const { name, type } of source.fields) {
      const known = byName.get(name) ?? [];
      let same = known.find((other) => isSame(other.type, type));
      if (same === undefined) {
        const at = set.indexOf(source.name, name);
        const list = type.kind === 'oneOf' ? listCount++ : -1;
        same = { type, taker: takerOf(type, at, set.columns[at] ?? null, list, pool) };
        byName.set(name, [...known, same]);
      }
      if (same.taker.list >= 0) lists.get(source)?.push(same.taker.list);
    }
  }
  const role = (kind: 'key' | 'instant', at: number): Taker => ({ ...plain, kind, at });
  return {
    of(name) {
      const found = (byName.get(name) ?? []).map(({ taker }) => taker);
      if (keys.includes(name)) found.push(role('key', keys.indexOf(name)));
      if (instants.includes(name)) found.push(role('instant', instants.indexOf(name)));
      return found.length === 0 ? NOTHING : found;
    },
    keys,
    instants,
    lists: listCount,
    listsOf: (source) => lists.get(source) ?? [],
  };
}

const plain = { isKept: false, factor: 1, scaled: null, cells: null, listed: NO_LIST, list: -1 };

function takerOf(type: FieldType, at: number, column: Column | null, list: number, pool: TextPool): Taker {
  const base = { ...plain, at, isKept: column?.isKept === true };
  switch (type.kind) {
    case 'text':
      return { ...base, kind: 'text' };
    case 'id':
    case 'place':
      return { ...base, kind: 'name' };
    case 'bool':
    case 'time':
    case 'count':
    case 'point':
      return { ...base, kind: type.kind };
    case 'oneOf': {
      const own: Column = column ?? { name: '', type, kind: kindOf(type), isKept: true };
      const ids = type.values.filter((value) => typeof value === 'string').map((value) => pool.idOf(value));
      const listed = new Uint8Array(Math.max(0, ...ids) + 1);
      for (const id of ids) listed[id] = 1;
      // Constants are never forgotten: their ids are the first of the pool.
      for (const value of type.values) if (own.kind === 'mixed') pool.idOf(value);
      const cells = new Map(type.values.map((value) => [value, cellOf(own, value, pool)]));
      return { ...base, kind: 'list', cells, listed, list };
    }
    case 'duration':
    case 'distance':
    case 'percent':
    case 'number':
    case 'money':
      return { ...base, kind: 'scaled', factor: factorOf(type), scaled: type };
  }
}
