import { formatValue } from '../rules/format.ts';
import type { NewSignal, RunRow } from './store.ts';
import type { Spending } from './store-ledger.ts';

/** What a budget has been used by others than the run that asks, in minor units, within the span that it asks for. */
export interface Used {
  /** By runs that succeeded, or of which nobody knows. */
  readonly kept: number;
  /** By runs under way: it may come back. */
  readonly held: number;
  /** The run has its reservation already, from an earlier claim. */
  readonly isReserved: boolean;
}

export type Admission =
  | { readonly kind: 'admitted' }
  /** What is under way may yet come back. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'skipped'; readonly detail: string };

/**
 * Which of the runs that are to be claimed fit into their budgets (R26), in their order: what fits only in part is
 * admitted one by one. Times are the instants that runs were decided for, so that the claim's day is the evaluator's.
 *
 * @param usedOf  before this claim
 * @param nowMs   effect clock; past its deadline a run waits for nothing
 */
export function admit(
  runs: readonly Pick<RunRow, 'key' | 'decidedMs' | 'deadlineMs' | 'spendings'>[],
  usedOf: (runKey: string, spending: Spending) => Used,
  nowMs: number,
): ReadonlyMap<string, Admission> {
  const admitted: { readonly decidedMs: number; readonly spending: Spending }[] = [];
  const amongAdmitted = (spending: Spending, decidedMs: number): number =>
    admitted
      .filter((one) => counts(one.spending, one.decidedMs, spending, decidedMs))
      .reduce((sum, one) => sum + one.spending.minor, 0);
  const decide = (run: (typeof runs)[number]): Admission => {
    let waits = false;
    for (const spending of run.spendings) {
      const used = usedOf(run.key, spending);
      if (used.isReserved) continue;
      const held = used.held + amongAdmitted(spending, run.decidedMs);
      if (used.kept + held + spending.minor <= spending.most) continue;
      const mayFit = used.kept + spending.minor <= spending.most;
      const isLate = run.deadlineMs !== null && nowMs > run.deadlineMs;
      if (!mayFit || isLate) return { kind: 'skipped', detail: overspent(spending, used.kept + held) };
      waits = true;
    }
    return waits ? { kind: 'waits' } : { kind: 'admitted' };
  };
  return new Map(
    runs.map((run) => {
      const admission = decide(run);
      if (admission.kind === 'admitted')
        // What it has reserved before is among what the others find used.
        for (const spending of run.spendings)
          if (!usedOf(run.key, spending).isReserved) admitted.push({ decidedMs: run.decidedMs, spending });
      return [run.key, admission];
    }),
  );
}

/** Whether an earlier reservation uses up what is asked for: the rolling (T − inMs, …) of its scope. */
export function counts(
  earlier: Pick<Spending, 'budget' | 'scope'>,
  earlierMs: number,
  asked: Spending,
  askedMs: number,
): boolean {
  const isSame = earlier.budget === asked.budget && earlier.scope === asked.scope;
  return isSame && (asked.inMs === null || earlierMs > askedMs - asked.inMs);
}

/** Whether a run that ended so has spent what it reserved, or may have. */
export function mayHaveSpent(status: RunRow['status']): boolean {
  return status === 'succeeded' || status === 'unknown';
}

/** How long a run waits for others to come back before it is looked at again, ms of the effect clock. */
export const WAIT_MS = 1_000;

/** The signal that brings a refused run to its incident. */
export function refusal(run: Pick<RunRow, 'key' | 'incident'>, detail: string): NewSignal {
  const payload = { run: run.key, status: 'skipped', reason: 'budget', detail };
  return { id: `outcome:${run.key}`, incident: run.incident, kind: 'outcome', payload };
}

function overspent({ text, most, minor, currency }: Spending, used: number): string {
  const said = (amount: number): string => formatValue(amount, { kind: 'money', currency }, 'en');
  return `\`${text}\` has ${said(Math.max(0, most - used))} left, this costs ${said(minor)}`;
}
