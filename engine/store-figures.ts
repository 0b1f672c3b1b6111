/** What a store holds, in numbers, by the effect clock: for telemetry and for readiness. */
export interface StoreFigures {
  /** Live runs that are not finished. */
  readonly runs: Readonly<Record<'pending' | 'claimed' | 'sent', number>>;
  /** How long the run that is due and waits longest has waited, ms; null: none is due. */
  readonly oldestDueMs: number | null;
  /** Messages that are not on the log yet. */
  readonly outbox: number;
  /** How long the oldest of them has waited by the store's own clock, ms; null: there is none. */
  readonly oldestMessageMs: number | null;
  /** Answers that the evaluator has not taken. */
  readonly signals: number;
  readonly openIncidents: number;
  readonly openAsks: number;
  readonly leases: number;
  /** Leases past their end. */
  readonly overdueLeases: number;
  readonly kills: number;
}

/** Of which budget what counts together is asked: reserved for instants of event time later than `fromMs`. */
export interface BudgetQuestion {
  readonly budget: string;
  readonly fromMs: number;
}

/** What is reserved of one budget in one scope, minor units. */
export interface BudgetUse {
  readonly budget: string;
  readonly scope: string;
  readonly minor: number;
}
