import { ORDERS_NOTE, type OrdersDoc } from '../../engine/control/standing-orders.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { budgetsIn } from '../metrics/budgets.ts';
import { isBlind } from '../state/state-summary.ts';

const NONE: OrdersDoc = { pins: [], pauses: [], silences: [] };

/** One limit on money and how much of it is used, of what counts together the part that is used most. Minor units. */
export interface BudgetUsed {
  readonly budget: string;
  /** As the author wrote it. */
  readonly text: string;
  readonly used: number;
  readonly most: number;
  readonly currency: string;
}

/** What a person on call asks of a store, and no more: its history and windows stay where they are. */
export async function lookAtStore(
  store: StateStore & StoreArchive,
  bundle: Pick<Bundle, 'playbooks' | 'sources'>,
) {
  const nowMs = await store.now();
  const named = budgetsIn(bundle);
  const [kills, asks, leases, runs, notes, figures, uses] = await Promise.all([
    store.kills(),
    store.asks('open'),
    store.leasesInForce(),
    store.runs('open'),
    store.notes([ORDERS_NOTE, ...bundle.sources.map(({ name }) => `source:${name}`)]),
    store.figures(),
    store.budgetUse(named.map(({ name, budget }) => ({ budget: name, fromMs: nowMs - budget.inMs }))),
  ]);
  const budgets = named.flatMap(({ name, budget: { text, most, currency } }): readonly BudgetUsed[] => {
    const used = Math.max(0, ...uses.filter(({ budget }) => budget === name).map(({ minor }) => minor));
    return used === 0 ? [] : [{ budget: name, text, used, most, currency }];
  });
  return {
    ...{ nowMs, kills, asks, leases, runs, budgets },
    openIncidents: figures.openIncidents,
    blind: bundle.sources.flatMap(({ name }) => (isBlind(notes[`source:${name}`]) ? [name] : [])),
    orders: standing((notes[ORDERS_NOTE] as unknown as OrdersDoc | undefined) ?? NONE, nowMs),
  };
}

/** What has ended by now is no order any more. Their ends are event time, which runs a little behind. */
function standing({ pins, pauses, silences }: OrdersDoc, nowMs: number): OrdersDoc {
  const lasts = ({ untilMs }: { readonly untilMs: number }): boolean => untilMs > nowMs;
  return { pins: pins.filter(lasts), pauses, silences: silences.filter(lasts) };
}
