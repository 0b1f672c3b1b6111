import type { StoredAsk } from '../../ask.ts';
import type { AuditRow } from '../../audit/audit-entry.ts';
import type { KillRow } from '../../control/kill.ts';
import type { Decision, Json } from '../../decision.ts';
import type { ParentRow, SelectionRow } from '../../parent-run.ts';
import type {
  DeadLetter,
  HistoryRow,
  HoldRow,
  IncidentRow,
  LateRow,
  LeaseRow,
  NewSignal,
  OutboxMessage,
  PartialRow,
  PartitionProgress,
  RunRow,
  StoredSignal,
  TableRow,
} from '../../store.ts';
import type { LedgerRow, Spending } from '../../store-ledger.ts';
import type { TimerRow } from '../../timer.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** A run and what only claims know of it. */
export interface MemoryRun {
  row: RunRow;
  fence: number;
  claimUntilMs: number;
  wasSent: boolean;
  maybeSent: boolean;
}

/** The tables of the SQL schema as maps under the names of `ROW_NAME`; everything in it is replaced, never changed in place. */
export interface MemoryState {
  evaluatorEpoch: number;
  /** Of this epoch, those that are numbered. */
  commits: number;
  readonly partitions: Map<string, PartitionProgress>;
  readonly through: Map<string, number>;
  /** By source, then by partition. */
  readonly partials: Map<string, Map<string, Shelf<PartialRow>>>;
  /** By pane metric. */
  readonly history: Map<string, Shelf<HistoryRow>>;
  readonly tables: Map<string, TableRow>;
  readonly holds: Map<string, HoldRow>;
  readonly notes: Map<string, Json>;
  readonly incidents: Map<string, IncidentRow>;
  readonly selections: Map<string, SelectionRow>;
  readonly parents: Map<string, ParentRow>;
  /** In the order of insertion; the open ones once more, so that a claim does not walk through all that ever was. */
  readonly runs: Map<string, MemoryRun>;
  readonly openRuns: Map<string, MemoryRun>;
  readonly leases: Map<string, LeaseRow>;
  readonly timers: Map<string, TimerRow>;
  /** In the order of insertion. */
  readonly asks: Map<string, StoredAsk>;
  readonly ledger: Map<string, LedgerRow>;
  /** What runs have reserved of budgets (R26), by run and budget. */
  readonly reservations: Map<string, Reservation>;
  readonly kills: Map<string, KillRow>;
  /** By number; only ever added to. */
  readonly audit: AuditRow[];
  readonly inbox: Inbox;
  readonly outbox: Map<number, OutboxMessage>;
  lastMessage: number;
  readonly decisions: Map<string, Decision[]>;
  /** All of them in the order of commits. */
  readonly told: Decision[];
  readonly deadLetters: Map<string, DeadLetter>;
  readonly late: Map<string, LateRow>;
}

/** What one run has reserved of one budget. */
export interface Reservation extends Pick<Spending, 'budget' | 'scope' | 'minor'> {
  readonly runKey: string;
  readonly decidedMs: number;
  readonly isKept: boolean;
}

/** Signals: those to come, and the ids of all that ever came. */
export interface Inbox {
  lastSeq: number;
  readonly ids: Set<string>;
  readonly unconsumed: Map<number, StoredSignal>;
}

/** A store in which nothing ever happened. */
export function emptyState(): MemoryState {
  return {
    evaluatorEpoch: 0,
    commits: 0,
    partitions: new Map(),
    through: new Map(),
    partials: new Map(),
    history: new Map(),
    tables: new Map(),
    holds: new Map(),
    notes: new Map(),
    incidents: new Map(),
    selections: new Map(),
    parents: new Map(),
    runs: new Map(),
    openRuns: new Map(),
    leases: new Map(),
    timers: new Map(),
    asks: new Map(),
    ledger: new Map(),
    reservations: new Map(),
    kills: new Map(),
    audit: [],
    inbox: { lastSeq: 0, ids: new Set(), unconsumed: new Map() },
    outbox: new Map(),
    lastMessage: 0,
    decisions: new Map(),
    told: [],
    deadLetters: new Map(),
    late: new Map(),
  };
}

/** Forgets all but the partitions, the epochs, the numbers that were given, what a person stopped, and the audit log. */
export function clearMemory({ partitions: _, kills: __, inbox, ...rest }: MemoryState): void {
  for (const part of Object.values(rest)) if (part instanceof Map) part.clear();
  rest.told.length = 0;
  inbox.ids.clear();
  inbox.unconsumed.clear();
}

/** The value under a key, made at the first need. */
export function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}

/** The shelf of one partition's partials of one source. */
export function partialShelf(state: MemoryState, source: string, partition: string): Shelf<PartialRow> {
  const bySource = entryOf(state.partials, source, () => new Map<string, Shelf<PartialRow>>());
  return entryOf(bySource, partition, () => createShelf<PartialRow>());
}

/** Appends to the inbox unless a signal with this id ever came. */
export function receive({ inbox }: MemoryState, signal: NewSignal): boolean {
  if (inbox.ids.has(signal.id)) return false;
  inbox.ids.add(signal.id);
  inbox.lastSeq += 1;
  inbox.unconsumed.set(inbox.lastSeq, { ...signal, seq: inbox.lastSeq });
  return true;
}
