import type { Json } from '../decision.ts';
import type { Planned } from '../plan/act.ts';
import type { Ledger } from '../plan/ledger.ts';
import type { Incident } from './incident.ts';
import type { Outbound } from './outbound.ts';
import type { OutcomePayload } from './signal.ts';
import type { Watch } from './watch.ts';

/** How often what no limit counts any more is taken out, ms of event time. */
const PRUNE_MS = 600_000;

/**
 * What an outcome changes for limits, also where its incident has ended meanwhile: what never left does not count,
 * what failed has cost nothing, and what nobody knows counts as done (R26).
 */
export function settleEntry(payload: Json, ledger: Ledger, out: Outbound): void {
  const { run, status, released, failed = [] } = payload as unknown as OutcomePayload;
  if (released !== undefined) {
    const tried = new Set(failed);
    for (const one of released) settleRun(one, tried.has(one) ? 'failed' : 'skipped', ledger, out);
    return;
  }
  settleRun(run, status, ledger, out);
}

function settleRun(run: string, status: OutcomePayload['status'], ledger: Ledger, out: Outbound): void {
  const entry = ledger.get(run);
  if (entry === null) return;
  switch (status) {
    case 'succeeded':
    case 'unknown':
      return;
    case 'failed': {
      const failed = { ...entry, minor: 0, failed: true };
      ledger.put(failed);
      out.entry(failed);
      return;
    }
    case 'expired':
    case 'skipped':
    case 'cancelled':
      ledger.drop(run);
      out.dropEntries([run]);
      return;
  }
}

/** Owners hear how far their budgets are used, each time once (R25). */
export function tellBudgets(
  { notices, told }: Pick<Planned, 'notices' | 'told'>,
  incident: Incident,
  { ledger, playbook }: Watch,
  { out, atMs }: { readonly out: Outbound; readonly atMs: number },
): void {
  for (const row of told) {
    ledger.put(row);
    out.entry(row);
  }
  for (const { name, text, ...notice } of notices) {
    const detail = { budget: name, limit: text, ...notice, owner: playbook.owner };
    out.decide(incident, atMs, 'budget', { detail });
  }
}

/** Takes out of a playbook's ledger what no limit looks back on; incidents that are known stay whole. */
export function pruneLedger(watch: Watch, atMs: number, out: Outbound): void {
  if (atMs - watch.prunedMs < PRUNE_MS) return;
  watch.prunedMs = atMs;
  const known = new Set([...watch.slots.values()].flatMap(({ incident }) => incident?.id ?? []));
  const keys = watch.ledger.prune(atMs - watch.memoryMs, known);
  if (keys.length > 0) out.dropEntries(keys);
}
