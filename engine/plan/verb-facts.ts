import type { Money } from '../../connectors/connector.ts';
import type { Json } from '../decision.ts';

/** What the manifests of the connectors say of one verb, as far as planning must know. */
export interface VerbFact {
  /** `nothing`, or what it leaves changed: `restaurant.open`. */
  readonly changes: string;
  /** Which one of these things a call changes, by its arguments; absent: the target's only one. */
  readonly resource?: (args: Json) => string;
  readonly lasting: boolean;
  /** Pauses, hides, lowers, refuses (R31); absent: it does not. */
  readonly takesAway?: boolean;
  /** R32: it is not sent at night; absent: it is a service, or speaks to nobody. */
  readonly isMarketing?: boolean;
  /** What it acts on: kinds, each with the argument that names it; absent: nothing that it names. */
  readonly targets?: () => readonly (readonly [kind: string, argument: string])[];
  /** Topics that bring fewer, more or other events while it is in force (R33); absent: none. */
  readonly affects?: readonly { readonly topic: string; readonly become: 'fewer' | 'more' | 'other' }[];
  /** It ends on a screen of staff, who are shown no personal data. */
  readonly isToldToStaff?: boolean;
  /** Verb that takes it back with the same arguments and the act's key, or null. */
  readonly inverse: string | null;
  readonly idempotency: 'key' | 'lookup' | 'none';
  readonly ttl: 'remote' | 'none';
  /** A verb that asks a person: the argument that lists the answers. */
  readonly asksAmong?: string;
  /** Worst case in money (R26); absent: it costs nothing. */
  readonly cost?: (args: Json) => Money;
  /** Whom a call reaches by its arguments, by kind: `{ restaurant: "r-7" }`; absent: nobody that it names. */
  readonly reaches?: (args: Json) => Readonly<Record<string, string>>;
}

/** Looks a verb up by its dotted name; null: no connector offers it. */
export type VerbFacts = (verb: string) => VerbFact | null;
