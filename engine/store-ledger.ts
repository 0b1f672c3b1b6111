/**
 * One act that limits count, from its decision on (R25): what a limit with a long reach looks back on is a row, not an
 * incident that was closed long ago.
 */
export interface LedgerRow {
  /** Key of its run. */
  readonly key: string;
  readonly playbook: string;
  readonly incident: string;
  /** Which passage of the incident decided it: 0, then one more for each reopening. */
  readonly passage: number;
  /** Path of its step. */
  readonly path: string;
  readonly target: string;
  /** What a limit may count per: bound dimensions, and what the action reaches, by its kind. */
  readonly labels: Readonly<Record<string, string>>;
  /** Shadow spends a ledger of its own (R24). */
  readonly mode: 'live' | 'shadow';
  /** Instant of event time it was decided for. */
  readonly t: number;
  /** Worst case in minor units of `currency`; 0 where it costs nothing, or is known to have cost nothing. */
  readonly minor: number;
  readonly currency: string | null;
  /** It is known to have done nothing. */
  readonly failed: boolean;
  /** Budgets whose owner was told at this act, by their names: the percentage that was told. */
  readonly told: Readonly<Record<string, number>>;
}

/** What a run may spend of one budget (R26): reserved when it is claimed, settled by its outcome. */
export interface Spending {
  /** The budget's counter: a name that is locked before it is counted. */
  readonly budget: string;
  /** What of it counts together: values of `per`, and the incident where the budget is one incident's. */
  readonly scope: string;
  readonly most: number;
  /** Rolling, of the instants that runs were decided for; null: all of the scope. */
  readonly inMs: number | null;
  /** Worst case of this run. */
  readonly minor: number;
  readonly currency: string;
  /** As the author wrote it. */
  readonly text: string;
}
