/** How far a limit looks: `inMs` is the rolling (T − inMs, T] of event time, null the incident. */
interface Scope {
  readonly inMs: number | null;
  /** It counts apart for each combination of these: bound dimensions, or kinds of what an action reaches. */
  readonly per: readonly string[];
  /** As its author wrote it. */
  readonly text: string;
}

/** `at most 4 runs in 1h per region`, `at most 30 restaurants in 1h`. */
export interface Cap extends Scope {
  readonly noun: 'runs' | 'times' | 'targets';
  readonly most: number;
  /** Kind of the targets that are counted, each once; null: whatever an action is taken on. */
  readonly target: string | null;
}

/** `spend at most ₩5_000_000 in 1d` (R26). */
export interface Budget extends Scope {
  /** Minor units. */
  readonly most: number;
  readonly currency: string;
}

/** `at most 5% of restaurants in 1h` (R27): of what is in force; with `inMs` of what that time brought, too. */
export interface Share extends Scope {
  /** 0.05 for 5 %. */
  readonly most: number;
  /** Kind of which the population consists. */
  readonly target: string;
  /** What says how many there are: a window that counts a table's rows, or the values of a dimension. */
  readonly population:
    | { readonly kind: 'window'; readonly window: string }
    | { readonly kind: 'dimension'; readonly dimension: string };
  /** Bound dimensions that narrow the population. */
  readonly within: readonly string[];
}

/** `once per customer in 30d`. */
export type Once = Scope;

/** `cooldown 30m per restaurant`. */
export interface Cooldown {
  readonly ms: number;
  readonly per: readonly string[];
}

/** What limits a playbook, or one of its actions. */
export interface Limits {
  readonly cooldown: Cooldown | null;
  readonly caps: readonly Cap[];
  readonly budgets: readonly Budget[];
  readonly shares: readonly Share[];
  readonly once: readonly Once[];
}

/** Everything that limits count per: bound dimensions, fields of the event that `each` bound, kinds that an action reaches. */
export function countedPer({ cooldown, caps, budgets, once }: Limits): readonly string[] {
  return [...(cooldown?.per ?? []), ...[...caps, ...budgets, ...once].flatMap(({ per }) => per)];
}

/** No limits at all. */
export const NO_LIMITS: Limits = { cooldown: null, caps: [], budgets: [], shares: [], once: [] };
