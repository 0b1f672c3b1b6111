import type { StoredAsk } from '../../engine/ask.ts';
import type { Kill, KillRow } from '../../engine/control/kill.ts';
import type { OrdersDoc } from '../../engine/control/standing-orders.ts';
import type { LeaseRow, RunRow } from '../../engine/store.ts';
import type { BudgetUsed } from './in-store.ts';

/** How long past its end an effect may stay until a person is needed, ms (R18). */
export const OVERDUE_MS = 120_000;

/** What one look at a store finds. */
export interface Found {
  /** Effect clock. */
  readonly nowMs: number;
  readonly kills: readonly KillRow[];
  /** Switches in the file of this host. */
  readonly hostKills: readonly Kill[];
  readonly asks: readonly StoredAsk[];
  readonly leases: readonly LeaseRow[];
  /** Runs that are not finished. */
  readonly runs: readonly RunRow[];
  readonly blind: readonly string[];
  readonly orders: OrdersDoc;
  readonly budgets: readonly BudgetUsed[];
  readonly openIncidents: number;
}

/** What is in force now, what needs a person first. */
export interface InForce {
  readonly nowMs: number;
  /** Effects that should be gone: past their end by more than `OVERDUE_MS`, or an undo of them that went wrong. */
  readonly overdue: readonly OverdueEffect[];
  readonly kills: readonly (Kill & { readonly sinceMs: number | null })[];
  readonly approvals: readonly StoredAsk[];
  readonly blind: readonly string[];
  /** Soonest end first; those without a longest time last. */
  readonly effects: readonly (LeaseRow & { readonly leftMs: number | null })[];
  /** What people on call ordered and holds: paused playbooks, silences, what was taken back. */
  readonly orders: OrdersDoc;
  /** Limits on money of which something is used. */
  readonly budgets: readonly BudgetUsed[];
  readonly waitingActs: number;
  readonly openIncidents: number;
}

export interface OverdueEffect {
  readonly target: string;
  readonly effect: string;
  readonly incident: string;
  /** null: it has no longest time. */
  readonly overdueMs: number | null;
  /** Attempts of its undo that went wrong. */
  readonly attempts: number;
}

/** Puts what was found in the order in which it needs people. */
export function inForceOf(found: Found): InForce {
  const { nowMs, runs } = found;
  const undos = new Map(runs.filter(({ kind }) => kind === 'undo').map((run) => [run.key, run]));
  const held = found.leases.filter(({ status }) => status === 'stored' || status === 'undoing');
  const overdue = held.flatMap((lease): readonly OverdueEffect[] => {
    const { target, effect, incident, capMs } = lease;
    const attempts = undos.get(`${lease.runKey}/undo`)?.attempts ?? 0;
    const overdueMs = capMs === null ? null : nowMs - capMs;
    if (attempts === 0 && (overdueMs === null || overdueMs <= OVERDUE_MS)) return [];
    return [{ target, effect, incident, overdueMs, attempts }];
  });
  return {
    nowMs,
    overdue: overdue.toSorted((a, b) => (b.overdueMs ?? 0) - (a.overdueMs ?? 0)),
    kills: [...found.kills, ...found.hostKills.map((kill) => ({ ...kill, sinceMs: null }))],
    approvals: found.asks,
    blind: found.blind,
    orders: found.orders,
    budgets: found.budgets,
    effects: held
      .map((lease) => ({ ...lease, leftMs: lease.capMs === null ? null : Math.max(0, lease.capMs - nowMs) }))
      .toSorted(
        (a, b) => (a.leftMs ?? Number.POSITIVE_INFINITY) - (b.leftMs ?? Number.POSITIVE_INFINITY) || 0,
      ),
    waitingActs: runs.filter(({ kind, mode }) => kind === 'act' && mode === 'live').length,
    openIncidents: found.openIncidents,
  };
}
