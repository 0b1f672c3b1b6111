/**
 * What a playbook may call, as plain data. `cli` builds it from the connectors' manifests and hands it to
 * `resolve` and `lint`, so that the language knows no connector.
 */
export interface Catalog {
  /** Written after `do`. */
  readonly verbs: readonly CatalogVerb[];
  /** Written after `probe … from`. */
  readonly probes: readonly CatalogProbe[];
  /** Written as the value of an argument: `coupon: promotions.best_for(customer: customer)`. */
  readonly reads: readonly CatalogRead[];
}

/**
 * The type of one argument as a playbook's author sees it. `any` takes every literal, record and list; `number`
 * takes counts too; `id` and `place` take a bound dimension, a look-up or a text.
 */
export type ArgumentType =
  | 'text'
  | 'number'
  | 'money'
  | 'duration'
  | 'percent'
  | 'distance'
  | 'bool'
  | 'id'
  | 'place'
  | 'record'
  | 'list'
  | 'any';

/** Who may read or feel what a verb does. `systems` are machines, `nobody` is not even that. */
export type Reach = 'nobody' | 'staff' | 'riders' | 'restaurants' | 'customers' | 'systems';

export interface CatalogArgument {
  readonly name: string;
  readonly type: ArgumentType;
  /** What an `id` names: `restaurant` for id(restaurant). null for other types, and where any id will do. */
  readonly of: string | null;
  readonly required: boolean;
  readonly doc: string;
  readonly docKo: string | null;
  /**
   * This argument receives what the verb acts on, and this is its kind: `rider`, `customer`, `place`, `method`.
   * Takes one bound target and, where `many`, an audience of that kind. null: it is no target.
   */
  readonly targets: string | null;
  /** Takes an audience or a list as well as a single value. */
  readonly many: boolean;
  /** ISO 4217, where `money` is meant in one currency only (OS1204); null: every one is. */
  readonly currency: string | null;
  /** The only texts that are taken (OS1104); null: every one is. */
  readonly oneOf: readonly string[] | null;
  /** Who reads the text that is put here (OS1402: what is private stays out); null: it is no text for people. */
  readonly readBy: Reach | null;
  /** Longest text that the channel shows, in characters (OS1403); null: no limit. */
  readonly mostChars: number | null;
  /** The same in terminal cells, Hangul two wide, which is how Korean SMS count their bytes; null: no limit. */
  readonly mostCells: number | null;
  /**
   * Where it is given, the call reaches further than the act whose undo it is (OS2309): a `place` on a verb that
   * otherwise takes back what some riders got.
   */
  readonly widens: boolean;
  /** A text that would be right here, for examples and completion; null: none is known. */
  readonly example: string | null;
}

export interface CatalogVerb {
  /** Dotted name as written after `do`, for example `http.put`. */
  readonly name: string;
  readonly doc: string;
  readonly docKo: string | null;
  readonly arguments: readonly CatalogArgument[];
  /** What the verb leaves changed in the world, one word or dotted (`restaurant.open`); `nothing` for messages. */
  readonly changes: string;
  readonly reaches: Reach;
  /** R32: `marketing` waits for contact hours and needs consent; null: speaks to nobody. */
  readonly purpose: 'service' | 'marketing' | null;
  /** Pauses, hides, lowers, refuses: R31 holds it where too many would be hit at once. */
  readonly takesAway: boolean;
  /** `lasting` effects need an undo or an end (R18, R21). */
  readonly lasting: boolean;
  /** Argument that says when the effect ends by itself, for example `lasts`; null: none does. */
  readonly endsBy: string | null;
  /** Worth a person's look before it happens (OS2310, `apply --confirm`). */
  readonly severe: boolean;
  /** R21: `remote` ends the effect by itself when it hears no more of us. */
  readonly ttl: 'remote' | 'none';
  /** The verb that takes it back with the same arguments and the act's key, or null. */
  readonly inverse: string | null;
  /** Whether that undo takes back this act alone, or also what others did (R18, OS2309). */
  readonly inverseScope: 'own-act' | 'wider';
  /** Worst case in money (R26, OS2303); null: costs nothing. */
  readonly cost: CatalogCost | null;
  /**
   * A verb that asks a person: the argument that lists the answers, one of which is its result by `as`. null: it
   * asks nobody.
   */
  readonly asksAmong: string | null;
  /** Events that become fewer or more because of it (OS2006). */
  readonly affects: readonly CatalogInfluence[];
  /** Verbs that do the contrary to the same thing, both ways (OS2008): `restaurants.pause`, `restaurants.resume`. */
  readonly opposites: readonly string[];
  readonly deprecated: Deprecation | null;
  /** What makes a second attempt safe: the remote honours the key, can be asked, or nothing does (R22). */
  readonly idempotency: 'key' | 'lookup' | 'none';
}

/** What one call costs at most. */
export interface CatalogCost {
  readonly amount:
    | { readonly kind: 'argument'; readonly name: string }
    /** `minor` units of the currency. */
    | { readonly kind: 'fixed'; readonly minor: number; readonly currency: string };
  /** `target`: the amount for each one that the verb acts on. */
  readonly per: 'target' | 'call';
}

/** What a verb does to the events of a topic. */
export interface CatalogInfluence {
  readonly topic: string;
  /** Only events whose field has one of the values; null: all of the topic. */
  readonly only: { readonly field: string; readonly values: readonly string[] } | null;
  readonly become: 'fewer' | 'more' | 'other';
}

/** An old name; `use` is the new one, null where there is none. */
export interface Deprecation {
  readonly use: string | null;
}

export interface CatalogProbe {
  readonly name: string;
  readonly doc: string;
  readonly docKo: string | null;
  readonly arguments: readonly CatalogArgument[];
  /** Type of further, freely named arguments, for example a query's; null: there are none. */
  readonly others: ArgumentType | null;
  /** What it answers; null where only the playbook knows, as with `http.get`. */
  readonly answers: readonly CatalogField[] | null;
  readonly deprecated: Deprecation | null;
}

/** One field of a probe's answer, in the words of a `field … is …` declaration. */
export interface CatalogField {
  readonly name: string;
  /** The word after `is`: `count`, `duration`, `money`, `percent`, `number`, `text`, `bool`, `id`, `place`, `time`. */
  readonly type: string;
  /** What stands in its parentheses: `s` of `duration(s)`, `KRW` of `money(KRW)`; null: nothing. */
  readonly of: string | null;
  /** For `one of`; then `type` is `text`. */
  readonly oneOf: readonly string[] | null;
  readonly optional: boolean;
  readonly doc: string;
  readonly docKo: string | null;
}

/** A question whose answer becomes an argument (R17): it changes nothing and is asked before the act is decided. */
export interface CatalogRead {
  readonly name: string;
  readonly doc: string;
  readonly docKo: string | null;
  readonly arguments: readonly CatalogArgument[];
  /** Type of the answer, as that of the argument it is meant for. */
  readonly returns: { readonly type: ArgumentType; readonly of: string | null };
  readonly deprecated: Deprecation | null;
}

/** No connectors at all: every verb and probe is then answered as "not built yet". */
export const emptyCatalog: Catalog = { verbs: [], probes: [], reads: [] };
