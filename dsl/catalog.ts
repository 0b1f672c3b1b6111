/**
 * What a playbook may call, as plain data. `cli` builds it from the connectors' manifests and hands it to
 * `resolve` and `lint`, so that the language knows no connector.
 */
export interface Catalog {
  readonly verbs: readonly CatalogVerb[];
  readonly probes: readonly CatalogProbe[];
}

/** The type of one argument as a playbook's author sees it. `any` takes every literal, record and list. */
export type ArgumentType =
  | 'text'
  | 'number'
  | 'money'
  | 'duration'
  | 'percent'
  | 'bool'
  | 'record'
  | 'list'
  | 'any';

export interface CatalogArgument {
  readonly name: string;
  readonly type: ArgumentType;
  readonly required: boolean;
  readonly doc: string;
}

export interface CatalogVerb {
  /** Dotted name as written after `do`, for example `http.put`. */
  readonly name: string;
  readonly doc: string;
  readonly arguments: readonly CatalogArgument[];
  /** What the verb leaves changed in the world; `nothing` for messages and notes. */
  readonly changes: string;
  /** `lasting` effects need an undo or an end (R18, R21). */
  readonly lasting: boolean;
  /** The verb that takes it back with the same arguments and the act's key, or null. */
  readonly inverse: string | null;
  /** True where the verb may be called with the arguments unresolved at night, cost and so on: reserved for lints. */
  readonly severe: boolean;
}

export interface CatalogProbe {
  readonly name: string;
  readonly doc: string;
  readonly arguments: readonly CatalogArgument[];
  /** Type of further, freely named arguments, for example a query's; absent: there are none. */
  readonly others?: ArgumentType;
}

/** No connectors at all: every verb and probe is then answered as "not built yet". */
export const emptyCatalog: Catalog = { verbs: [], probes: [] };
