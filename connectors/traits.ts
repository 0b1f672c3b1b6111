import type { z } from 'zod';
import type { AskContext, Effect } from './connector.ts';

/**
 * What only some verbs say of themselves, for lint and for the limits that the engine keeps. Whoever is silent is
 * read as harmless: free, of service, over at once, undone alone.
 */
export interface VerbTraits {
  /** The verb's doc in Korean. */
  readonly docKo?: string;
  /** R32: `marketing` waits for contact hours and needs consent. Default: `service` where people hear of it. */
  readonly purpose?: 'service' | 'marketing';
  /** Pauses, hides, lowers, refuses (R31). */
  readonly takesAway?: boolean;
  /** Argument that says when the effect ends by itself. */
  readonly endsBy?: string;
  /** `wider`: the inverse takes away more than the act (R18). */
  readonly inverseScope?: 'own-act' | 'wider';
  /** What `cost` computes, as data that lint can read. */
  readonly price?: Price;
  /** A verb that asks a person: the argument that lists the answers. */
  readonly asksAmong?: string;
  readonly affects?: readonly Influence[];
  /** Verbs of the same connector that do the contrary to the same thing; the inverse is one of itself. */
  readonly opposites?: readonly string[];
  readonly deprecated?: Deprecation;
}

/** Worst case in money of one call. */
export interface Price {
  readonly amount:
    | { readonly kind: 'argument'; readonly name: string }
    | { readonly kind: 'fixed'; readonly minor: number; readonly currency: string };
  /** `target`: the amount for each one that the verb acts on. */
  readonly per: 'target' | 'call';
}

/** Events of a topic that become fewer or more because of a verb. */
export interface Influence {
  readonly topic: string;
  /** Only events whose field has one of the values; null: all of the topic. */
  readonly only: { readonly field: string; readonly values: readonly string[] } | null;
  readonly become: 'fewer' | 'more' | 'other';
}

/** An old name; `use` is the new one as playbooks write it, null where there is none. */
export interface Deprecation {
  readonly use: string | null;
}

/** One field of a probe's answer, in the words of a playbook's `field name is duration(s)`. */
export interface AnswerField {
  readonly name: string;
  readonly type: string;
  /** What stands in the type's parentheses, or null. */
  readonly of: string | null;
  readonly oneOf: readonly string[] | null;
  readonly optional: boolean;
  readonly doc: string;
  readonly docKo: string | null;
}

/** A question whose answer becomes an argument of an act (R17). */
export interface ReadVerb<Settings = unknown> {
  readonly doc: string;
  readonly docKo?: string;
  readonly args: z.ZodType;
  /** Type of the answer as an argument has it: `id` of `coupon`. */
  readonly returns: { readonly type: string; readonly of: string | null };
  readonly deprecated?: Deprecation;
  /**
   * Asks. Durations come back in ms and shares as fractions of 1, as arguments have them.
   *
   * @param args  checked by `args`
   */
  read(args: Readonly<Record<string, unknown>>, context: AskContext<Settings>): Promise<ReadAnswer>;
}

/** One value, or why there is none. */
export type ReadAnswer =
  | { readonly kind: 'answered'; readonly value: string | number | boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What an argument says of itself beside its JSON type, by zod's `.meta(…)`. */
export interface ArgumentMeta {
  readonly description?: string;
  /** The description in Korean. */
  readonly ko?: string;
  /** Type where JSON has only numbers and texts: `money`, `duration`, `percent`, `distance`, `id`, `place`. */
  readonly argument?: string;
  /** What an `id` names. */
  readonly of?: string;
  /** Kind of what the verb acts on, where this argument receives it. */
  readonly targets?: string;
  /** Takes an audience as well as one. */
  readonly many?: boolean;
  /** ISO 4217. */
  readonly currency?: string;
  /** Who reads the text that is put here. */
  readonly readBy?: Effect['reaches'];
  /** Longest text that the channel shows, in characters, and in cells with Hangul two wide. */
  readonly mostChars?: number;
  readonly mostCells?: number;
  /** Texts that would be right. */
  readonly examples?: readonly string[];
  /** Given, the call reaches further than the act it takes back. */
  readonly widens?: boolean;
  /** Taken so that an undo may be given its act's arguments; authors do not see it. */
  readonly hidden?: boolean;
}
