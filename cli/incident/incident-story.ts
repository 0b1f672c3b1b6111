import type { StoredAsk } from '../../engine/ask.ts';
import type { Kill } from '../../engine/control/kill.ts';
import type { Decision } from '../../engine/decision.ts';
import type { IncidentRow, LeaseRow, RunRow, StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import { heldRuns } from '../why/held-runs.ts';
import type { HeldRun } from '../why/why-answer.ts';

/** Everything that a store has of one incident. */
export interface IncidentStory {
  readonly id: string;
  /** null: it is so old that only its decisions are kept. */
  readonly row: IncidentRow | null;
  readonly decisions: readonly Decision[];
  readonly runs: readonly RunRow[];
  readonly leases: readonly LeaseRow[];
  /** Runs that a kill switch of the store or of this host holds back now. */
  readonly held: readonly HeldRun[];
  /** What still waits for a person. */
  readonly asks: readonly StoredAsk[];
  /** Effect clock, epoch ms. */
  readonly nowMs: number;
}

/**
 * The story of an incident by its id, or a beginning of it.
 *
 * @returns  what begins so where it is not one: none, or the ids of several, in their order
 */
export async function incidentStory(
  id: string,
  store: StateStore & StoreArchive,
  hostKills: readonly Kill[] = [],
): Promise<IncidentStory | readonly string[]> {
  const { incidents, leases } = await store.load();
  const begun = incidents.filter((one) => one.id.startsWith(id));
  const row = incidents.find((one) => one.id === id) ?? (begun.length === 1 ? (begun[0] ?? null) : null);
  if (row === null && begun.length > 0) return begun.map((one) => one.id).sort();
  const whole = row?.id ?? id;
  const decisions = await store.decisions(whole);
  if (row === null && decisions.length === 0) return [];
  const open = await store.asks('open');
  return {
    id: whole,
    row,
    decisions,
    runs: await store.runs({ incident: whole }),
    leases: leases.filter((one) => one.incident === whole),
    held: (await heldRuns(store, incidents, hostKills)).filter(({ run }) => run.incident === whole),
    asks: open.filter((one) => one.incident === whole),
    nowMs: await store.now(),
  };
}
