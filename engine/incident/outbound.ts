import type { AskRow } from '../ask.ts';
import type { Decision, DecisionKind, Instance, Json } from '../decision.ts';
import type { Evidence } from '../evidence.ts';
import type { ParentRow, SelectionRow } from '../parent-run.ts';
import type { ProbeRequest } from '../probe-request.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Commit, HoldRow, IncidentRow, LeaseRow, RunRow } from '../store.ts';
import type { LedgerRow } from '../store-ledger.ts';
import type { TimerRow } from '../timer.ts';
import { type Incident, incidentRow } from './incident.ts';

/** What the responder wants to be stored and done since the last commit. */
export interface Taken {
  readonly decisions: readonly Decision[];
  readonly incidents: readonly IncidentRow[];
  readonly runs: readonly RunRow[];
  readonly cancelRuns: readonly string[];
  readonly selections: readonly SelectionRow[];
  readonly parents: readonly ParentRow[];
  readonly leases: readonly LeaseRow[];
  readonly timers: readonly TimerRow[];
  readonly dropTimers: readonly string[];
  readonly asks: readonly AskRow[];
  readonly cancelAsks: readonly string[];
  readonly ledger: readonly LedgerRow[];
  readonly dropLedger: readonly string[];
  readonly holds: readonly HoldRow[];
  readonly dropHolds: Commit['dropHolds'];
  readonly consumed: readonly number[];
  /** Documents that are kept over all incidents of a playbook. */
  readonly notes: Readonly<Record<string, Json>>;
  /** To be asked after the commit; their answers come as signals with the requests' ids. */
  readonly probes: readonly ProbeRequest[];
  readonly reads: readonly ReadRequest[];
}

/** Collects requests in the order in which they were decided. The only thing that the steps write to. */
export interface Outbound {
  /** Numbers the decision within its incident and marks the incident as changed. */
  decide(
    incident: Incident,
    t: number,
    what: DecisionKind,
    more?: {
      readonly step?: string;
      readonly detail?: Readonly<Record<string, Json>>;
      readonly evidence?: Evidence | null;
    },
  ): void;
  /** A decision that no incident of a playbook made, with the row of its own where there is one: a source's, a person's. */
  tell(decision: Decision, row: IncidentRow | null): void;
  /** A row that changed without a decision. */
  row(row: IncidentRow): void;
  changed(incident: Incident): void;
  run(row: RunRow): void;
  selection(row: SelectionRow): void;
  parent(row: ParentRow): void;
  cancel(key: string): void;
  lease(row: LeaseRow): void;
  timer(row: TimerRow): void;
  /** It has rung, or nobody waits for it any more. */
  dropTimer(id: string): void;
  /** Waits for a person. */
  request(row: AskRow): void;
  /** Nobody needs to answer it any more. */
  withdraw(id: string): void;
  /** An act as limits count it, new or changed. */
  entry(row: LedgerRow): void;
  /** No limit counts these acts any more. */
  dropEntries(keys: readonly string[]): void;
  hold(row: HoldRow): void;
  dropHold(playbook: string, instance: string, id: string): void;
  consumed(seq: number): void;
  note(name: string, doc: Json): void;
  ask(request: ProbeRequest, incident: Incident): void;
  /** An argument's question (R17). */
  read(request: ReadRequest, incident: Incident): void;
  /** True while something waits for a commit that somebody outside should see soon. */
  hasDecided(): boolean;
  take(): Taken;
}

/**
 * @param bundle   hash of the bundle that incidents are stored with (R9)
 * @param onAsked  told of each incident that asks something
 */
export function createOutbound(bundle: string, onAsked: (incident: Incident) => void = () => {}): Outbound {
  let fresh = empty();
  return {
    decide(incident, t, what, more = {}) {
      fresh.decisions.push({
        t,
        playbook: incident.playbook,
        instance: incident.instance as Instance,
        incident: incident.id,
        n: incident.n,
        what,
        step: more.step ?? '',
        detail: more.detail ?? {},
        evidence: more.evidence ?? null,
      });
      incident.n += 1;
      fresh.incidents.set(incident.id, incident);
    },
    tell(decision, row) {
      fresh.decisions.push(decision);
      if (row !== null) fresh.rows.set(row.id, row);
    },
    row: (row) => void fresh.rows.set(row.id, row),
    changed: (incident) => void fresh.incidents.set(incident.id, incident),
    run: (row) => void fresh.runs.push(row),
    selection: (row) => void fresh.selections.push(row),
    parent: (row) => void fresh.parents.push(row),
    cancel: (key) => void fresh.cancelRuns.push(key),
    lease: (row) => void fresh.leases.set(`${row.target} ${row.effect}`, row),
    timer: (row) => void fresh.timers.push(row),
    dropTimer: (id) => void fresh.dropTimers.push(id),
    request: (row) => void fresh.asks.push(row),
    withdraw: (id) => void fresh.cancelAsks.push(id),
    entry: (row) => void fresh.ledger.set(row.key, row),
    dropEntries(keys) {
      for (const key of keys) {
        fresh.ledger.delete(key);
        fresh.dropLedger.push(key);
      }
    },
    hold(row) {
      const key = holdKey(row.playbook, row.instance, row.id);
      fresh.dropHolds.delete(key);
      fresh.holds.set(key, row);
    },
    dropHold(playbook, instance, id) {
      const key = holdKey(playbook, instance, id);
      fresh.holds.delete(key);
      fresh.dropHolds.set(key, { playbook, instance, id });
    },
    consumed: (seq) => void fresh.consumed.push(seq),
    note: (name, doc) => void fresh.notes.set(name, doc),
    ask(request, incident) {
      fresh.probes.push(request);
      onAsked(incident);
    },
    read(request, incident) {
      fresh.reads.push(request);
      onAsked(incident);
    },
    hasDecided: () =>
      fresh.decisions.length > 0 ||
      fresh.incidents.size > 0 ||
      fresh.probes.length > 0 ||
      fresh.reads.length > 0 ||
      fresh.runs.length > 0 ||
      fresh.parents.length > 0 ||
      fresh.leases.size > 0,
    take() {
      const taken = fresh;
      fresh = empty();
      return {
        decisions: taken.decisions,
        incidents: [
          ...[...taken.incidents.values()].map((incident) => incidentRow(incident, bundle)),
          ...taken.rows.values(),
        ],
        runs: taken.runs,
        selections: taken.selections,
        parents: taken.parents,
        cancelRuns: taken.cancelRuns,
        leases: [...taken.leases.values()],
        timers: taken.timers,
        dropTimers: taken.dropTimers,
        asks: taken.asks,
        cancelAsks: taken.cancelAsks,
        ledger: [...taken.ledger.values()],
        dropLedger: taken.dropLedger,
        holds: [...taken.holds.values()],
        dropHolds: [...taken.dropHolds.values()],
        consumed: taken.consumed,
        notes: Object.fromEntries(taken.notes),
        probes: taken.probes,
        reads: taken.reads,
      };
    },
  };
}

function empty() {
  return {
    decisions: [] as Decision[],
    incidents: new Map<string, Incident>(),
    rows: new Map<string, IncidentRow>(),
    runs: [] as RunRow[],
    selections: [] as SelectionRow[],
    parents: [] as ParentRow[],
    cancelRuns: [] as string[],
    leases: new Map<string, LeaseRow>(),
    timers: [] as TimerRow[],
    dropTimers: [] as string[],
    asks: [] as AskRow[],
    cancelAsks: [] as string[],
    ledger: new Map<string, LedgerRow>(),
    dropLedger: [] as string[],
    holds: new Map<string, HoldRow>(),
    dropHolds: new Map<string, { playbook: string; instance: string; id: string }>(),
    consumed: [] as number[],
    notes: new Map<string, Json>(),
    probes: [] as ProbeRequest[],
    reads: [] as ReadRequest[],
  };
}

function holdKey(playbook: string, instance: string, id: string): string {
  return JSON.stringify([playbook, instance, id]);
}
