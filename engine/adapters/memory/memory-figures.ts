import type { BudgetQuestion, BudgetUse, StoreFigures } from '../../store-figures.ts';
import type { MemoryState } from './memory-state.ts';

/** All figures. */
export function figuresInMemory(state: MemoryState, nowMs: number): StoreFigures {
  const live = [...state.openRuns.values()].map(({ row }) => row).filter(({ mode }) => mode === 'live');
  const due = live.filter(({ status, notBeforeMs }) => status === 'pending' && notBeforeMs <= nowMs);
  const leases = [...state.leases.values()].filter(
    ({ status }) => status === 'stored' || status === 'undoing',
  );
  const statusCount = (wanted: string) => live.filter(({ status }) => status === wanted).length;
  return {
    runs: { pending: statusCount('pending'), claimed: statusCount('claimed'), sent: statusCount('sent') },
    oldestDueMs: due.length === 0 ? null : nowMs - Math.min(...due.map(({ notBeforeMs }) => notBeforeMs)),
    outbox: state.outbox.size,
    // What is only in memory is published by the one process that has it.
    oldestMessageMs: state.outbox.size === 0 ? null : 0,
    signals: state.inbox.unconsumed.size,
    openIncidents: [...state.incidents.values()].filter(({ closedMs }) => closedMs === null).length,
    openAsks: [...state.asks.values()].filter(({ status }) => status === 'open').length,
    leases: leases.length,
    overdueLeases: leases.filter(({ capMs }) => capMs !== null && capMs <= nowMs).length,
    kills: state.kills.size,
  };
}

/** What is reserved of budgets. */
export function budgetUseInMemory(
  { reservations }: MemoryState,
  asked: readonly BudgetQuestion[],
): readonly BudgetUse[] {
  const sums = new Map<string, BudgetUse>();
  for (const { budget, fromMs } of asked)
    for (const one of reservations.values()) {
      if (one.budget !== budget || one.decidedMs <= fromMs) continue;
      const name = JSON.stringify([budget, one.scope]);
      sums.set(name, { budget, scope: one.scope, minor: (sums.get(name)?.minor ?? 0) + one.minor });
    }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}
