import type { Scalar } from '../rules/unit.ts';
import type { AskRow, Judged, JudgeOf, StoredAsk } from './ask.ts';
import type { Kill } from './control/kill.ts';
import type { Decision, Json } from './decision.ts';
import type { ParentRow, SelectionRow } from './parent-run.ts';
import type { Partition } from './partition.ts';
import type { ClosedPane } from './slice.ts';
import type { StoreAudit } from './store-audit.ts';
import type { StoreKill } from './store-kill.ts';
import type { LedgerRow, Spending } from './store-ledger.ts';
import type { TimerRow } from './timer.ts';

/**
 * State, progress and runs in one transaction (E1–E3). Implementations: in memory, PGlite, PostgreSQL; all
 * pass `engine/testing/state-store-contract.ts`. Every method throws `OutsideError` when the store cannot be
 * reached, and `Fenced` when somebody newer owns what is written.
 */
export interface StateStore extends StoreKill, StoreAudit {
  /** Whether people query it, so that commits carry what metrics were. */
  readonly keepsMetrics: boolean;
  /** Creates or migrates the schema. Idempotent; refuses a schema that is newer than the program. */
  open(): Promise<void>;
  /**
   * Becomes the one evaluator: raises and returns the epoch. An older evaluator's commits are refused from now on.
   * Runs that were claimed and not sent are free again, whoever had them: a dead dispatcher's are not waited for,
   * and a living one is refused by `sent`.
   */
  claimEvaluator(): Promise<number>;
  /**
   * Becomes the reader of these partitions: raises and returns their epochs and where each stands. A reader that
   * works in the evaluator's process names its epoch and is refused once a newer evaluator is there; otherwise one
   * that comes back from a long pause would take the partitions away from its successor.
   */
  assign(partitions: readonly Partition[], evaluatorEpoch?: number): Promise<readonly PartitionProgress[]>;
  /** All that the evaluator rebuilds itself from. */
  load(): Promise<StoredState>;
  /** Everything or nothing. */
  commit(commit: Commit): Promise<void>;
  /** Unconsumed signals, oldest first (R10). */
  signals(): Promise<readonly StoredSignal[]>;
  /** Appends to the inbox; a second signal with the same id is dropped (R10). */
  signal(signal: NewSignal): Promise<void>;
  /** Oldest unpublished messages. */
  outbox(limit: number): Promise<readonly OutboxMessage[]>;
  published(ids: readonly number[]): Promise<void>;
  /** Effect clock (R2), epoch ms: the store's own clock unless it was made with another. */
  now(): Promise<number>;
  /**
   * Claims up to `limit` runs that are due and whose predecessor on the same (target, effect) is finished (R20, R22).
   * What a run may spend is reserved with it (R26). Where that does not fit beside what was spent, the run ends as
   * `skipped`; where it does not fit only because of what is still under way, it is looked at again a second later.
   * What a kill switch holds back is left where it is, until its deadline has passed (R29).
   *
   * @param also  kill switches of this host, beside the store's
   */
  claim(limit: number, claimMs: number, also?: readonly Kill[]): Promise<readonly ClaimedRun[]>;
  /** Commits `sent` before the first byte. False: the claim was lost or a kill switch was pulled, do not send. */
  sent(key: string, fence: number, also?: readonly Kill[]): Promise<boolean>;
  /** Records how an attempt ended, where the fence still matches, with its signal. False: somebody else has it. */
  finish(key: string, fence: number, result: AttemptResult): Promise<boolean>;
  /** Runs of one incident, or all that are not finished. */
  runs(filter: { readonly incident: string } | 'open'): Promise<readonly RunRow[]>;
  /** Parents whose runs are not all there yet, in the order of insertion; an undo with the act it takes back. */
  unexpanded(): Promise<readonly { readonly parent: ParentRow; readonly of: ParentRow | null }[]>;
  /**
   * Adds runs of a parent; those that are there stay as they are. They bring no signals of their own: their parent
   * does. Of a parent that was cancelled they are cancelled. With `complete` all are there.
   */
  expand(parent: string, runs: readonly RunRow[], complete: boolean): Promise<void>;
  /** Runs of a parent, in the order of insertion. */
  children(parent: string): Promise<readonly RunRow[]>;
  /** Parents that are complete, whose runs have all ended, and that were not ended themselves. */
  endedParents(): Promise<readonly ParentRow[]>;
  /** Ends such a parent with its one signal; repeated, it changes nothing. */
  endParent(parent: string, signal: NewSignal): Promise<void>;
  /** Leases in force whose cap has passed by the effect clock (R2, R18). */
  overdueLeases(): Promise<readonly LeaseRow[]>;
  /** Timers that are due by the effect clock (R2), the longest due first; they stay until a commit drops them. */
  dueTimers(): Promise<readonly TimerRow[]>;
  /** What waits for a person, oldest first, or one of them however it stands. */
  asks(filter: { readonly id: string } | 'open'): Promise<readonly StoredAsk[]>;
  /**
   * One word of a person: `judge` decides while nobody else can change the ask, what was said is kept whatever it
   * decides, and an ask that has ended tells its incident in the same transaction (R10). null: there is no such ask.
   */
  say(id: string, judge: JudgeOf): Promise<Judged | null>;
  /** Ends what has waited for too long by the effect clock, with its signals; how many. */
  lapseAsks(): Promise<number>;
  close(): Promise<void>;
}

/** Where a reader stands in one partition. Times are event time unless they say arrival; ms. */
export interface PartitionProgress extends Partition {
  readonly epoch: number;
  /** Oldest offset from which all open panes and the duplicate filter can be rebuilt (E3). */
  readonly resumeOffset: number;
  /** Next offset never seen before; below it records only rebuild. */
  readonly readOffset: number;
  readonly firstMs: number | null;
  readonly greatestMs: number | null;
  /** Per source: watermark, newest arrival. */
  readonly sources: Readonly<
    Record<string, { readonly watermarkMs: number | null; readonly lastArrivalMs: number | null }>
  >;
  /** Records, duplicates, late, dead: totals since the beginning. */
  readonly counts: Readonly<Record<'records' | 'duplicates' | 'late' | 'dead', number>>;
}

/** A closed pane of one partition and source, kept until no window and no history slot needs it. */
export interface PartialRow extends Partition {
  readonly source: string;
  readonly pane: ClosedPane;
}

/** One finished 5-minute slot of one pane metric: [key, state] pairs, keys ascending. */
export interface HistoryRow {
  readonly pane: string;
  readonly slotMs: number;
  readonly cells: readonly (readonly [key: string, state: readonly number[]])[];
}

/**
 * What a metric was over a whole 5-minute slot, for people's queries: the engine reads none of them back. A slot that
 * late records correct is told anew.
 */
export interface MetricRow {
  readonly metric: string;
  /** Wire values by dimension. */
  readonly labels: Readonly<Record<string, string>>;
  readonly slotMs: number;
  /** In canonical units; null where nothing came of what was there. */
  readonly value: number | null;
  readonly samples: number;
}

export interface TableRow {
  readonly source: string;
  readonly key: string;
  readonly timeMs: number;
  readonly columns: Readonly<Record<string, Scalar>> | null;
}

/** How long a `for` or a sequence has lasted (E15). Rows with nothing elapsed are not kept. */
export interface HoldRow {
  readonly playbook: string;
  readonly instance: string;
  readonly id: string;
  readonly elapsedMs: number;
  readonly atMs: number;
  /** Since when it is unknown, null while known. */
  readonly unknownSinceMs: number | null;
}

/** An incident: columns that queries need, and the rest as the engine's own document. */
export interface IncidentRow {
  readonly id: string;
  readonly playbook: string;
  /** Canonical JSON of the instance. */
  readonly instance: string;
  readonly phase: string;
  readonly openedMs: number;
  readonly closedMs: number | null;
  readonly bundle: string;
  readonly doc: Json;
}

export type RunStatus =
  | 'pending'
  | 'claimed'
  | 'sent'
  | 'succeeded'
  | 'failed'
  | 'unknown'
  | 'skipped'
  | 'expired'
  | 'cancelled';

/** Attempts in all, a fixed time between them, and how long after the first send; null: the engine's own. */
export interface RetryPolicy {
  readonly attempts: number | null;
  readonly everyMs: number | null;
  readonly forMs: number | null;
}

/** One execution of one action on one target (R15). */
export interface RunRow {
  /** incident id + step path + target + kind: the idempotency key. */
  readonly key: string;
  readonly incident: string;
  readonly playbook: string;
  readonly step: string;
  readonly target: string;
  readonly kind: 'act' | 'undo';
  /** Key of the act on many that it is one of, whose outcome tells of its own; null: it stands for itself. */
  readonly parent: string | null;
  readonly verb: string;
  readonly args: Json;
  /** What it changes (`changes` of the manifest), null for notices: runs on one (target, effect) never overtake (R20). */
  readonly effect: string | null;
  /** shadow and hole runs are recorded and never claimed. */
  readonly mode: 'live' | 'shadow';
  readonly decidedMs: number;
  /** Effect clock: not sent before, given up after (null: never, for undos). */
  readonly notBeforeMs: number;
  readonly deadlineMs: number | null;
  readonly status: RunStatus;
  readonly attempts: number;
  /** How it is tried again where its playbook says so (R23); null: as the engine does. */
  readonly policy: RetryPolicy | null;
  /** For lasting effects with a remote ttl (R21), effect clock. */
  readonly expiresAtMs: number | null;
  /** Reserved in the claim, by budgets in the order of their names (R26); empty: it costs nothing that is limited. */
  readonly spendings: readonly Spending[];
  readonly outcome: Json;
}

export interface ClaimedRun extends RunRow {
  readonly fence: number;
  /** True when an earlier attempt may have reached the other side (its claim ran out after `sent`). */
  readonly maybeSent: boolean;
}

export type AttemptResult =
  | {
      readonly status: 'succeeded' | 'failed' | 'unknown' | 'expired' | 'cancelled' | 'skipped';
      readonly outcome: Json;
      readonly signal: NewSignal | null;
    }
  | { readonly status: 'retry'; readonly outcome: Json; readonly notBeforeMs: number };

/** A reversible effect in force, its undo stored before it acts (R18). One stake in this version: the incident's. */
export interface LeaseRow {
  readonly target: string;
  readonly effect: string;
  readonly incident: string;
  readonly runKey: string;
  readonly undo: { readonly verb: string; readonly args: Json };
  /** Effect clock; null: until recovery only. */
  readonly capMs: number | null;
  readonly status: 'stored' | 'undoing' | 'undone' | 'released' | 'handed-over';
}

export interface NewSignal {
  /** Deterministic: the same answer twice is one signal. */
  readonly id: string;
  /** '' for an order, which may be about many. */
  readonly incident: string;
  readonly kind: 'outcome' | 'answer' | 'lease-cap' | 'reply' | 'timer' | 'order';
  readonly payload: Json;
}

export interface StoredSignal extends NewSignal {
  readonly seq: number;
}

export interface OutboxMessage {
  readonly id: number;
  readonly topic: string;
  readonly key: string;
  readonly value: string;
}

export interface DeadLetter extends Partition {
  readonly offset: number;
  readonly arrivalMs: number;
  readonly source: string | null;
  /** Stable word: json, type, missing-field, future, too-large, too-deep, key, encoding … */
  readonly reason: string;
  readonly field: string | null;
  readonly message: string;
  /** First 200 characters, private fields cut. */
  readonly excerpt: string;
}

export interface LateRow extends Partition {
  readonly offset: number;
  readonly source: string;
  readonly timeMs: number;
  readonly watermarkMs: number;
  readonly key: string;
}

export interface StoredState {
  readonly partials: readonly PartialRow[];
  readonly history: readonly HistoryRow[];
  readonly tables: readonly TableRow[];
  readonly holds: readonly HoldRow[];
  /** Not closed, and closed ones young enough for cooldowns (closed within 48 h of the newest). */
  readonly incidents: readonly IncidentRow[];
  readonly leases: readonly LeaseRow[];
  /** Acts that limits count. */
  readonly ledger: readonly LedgerRow[];
  /** All that were set and not dropped. */
  readonly timers: readonly TimerRow[];
  /** Of the incidents that are not closed. */
  readonly selections: readonly SelectionRow[];
  readonly parents: readonly ParentRow[];
  /** Small named documents of the evaluator: blind spells, table samples, coverage. */
  readonly notes: Readonly<Record<string, Json>>;
  /** Per clock (sources that playbooks read together): everything up to this instant is judged, but for who stands apart. */
  readonly through: Readonly<Record<string, number>>;
}

/** One transaction. Empty parts are left out by their emptiness. */
export interface Commit {
  readonly evaluatorEpoch: number;
  /**
   * Which one of its evaluator's it is: 1, 2, 3 … One that is there already is not written again, so that a commit whose
   * answer was lost may be repeated, and one is refused where an earlier one is missing. null: nobody counts.
   */
  readonly number: number | null;
  readonly partitions: readonly PartitionProgress[];
  readonly partials: readonly PartialRow[];
  /** Drop partials of a source whose pane starts before. */
  readonly dropPartials: readonly { readonly source: string; readonly beforeMs: number }[];
  readonly history: readonly HistoryRow[];
  /** Dropped with the history. */
  readonly metrics: readonly MetricRow[];
  readonly dropHistoryBeforeMs: number | null;
  readonly tables: readonly TableRow[];
  readonly holds: readonly HoldRow[];
  readonly dropHolds: readonly {
    readonly playbook: string;
    readonly instance: string;
    readonly id: string;
  }[];
  readonly incidents: readonly IncidentRow[];
  readonly runs: readonly RunRow[];
  readonly selections: readonly SelectionRow[];
  /** Acts on many; a key that is there already stays as it is. */
  readonly parents: readonly ParentRow[];
  /**
   * Runs that are not sent yet and must not be any more (recovery first: R28). Each one that ends `cancelled` needs
   * its outcome signal (id `outcome:<key>`, payload status `cancelled`), or its incident waits for it; keys that
   * were sent, or cancelled before, may be named again. Undos are cancelled even so, under way or not: only a person
   * who takes them over ends them (R18). A parent's key cancels its runs, those to come too; that they
   * have ended is told like every end of theirs.
   */
  readonly cancelRuns: readonly string[];
  readonly leases: readonly LeaseRow[];
  /** New timers; one that is there stays as it is, and one that is dropped in the same commit is never set. */
  readonly timers: readonly TimerRow[];
  /** Ids of timers that have rung, or that nobody waits for any more. */
  readonly dropTimers: readonly string[];
  /** New questions and requests for approval; one that is there stays as it is. */
  readonly asks: readonly AskRow[];
  /** Those that nobody needs an answer to any more (recovery first: R28); what has ended stays so. */
  readonly cancelAsks: readonly string[];
  readonly ledger: readonly LedgerRow[];
  /** Acts, by the keys of their runs, that no limit counts any more; what their runs reserved goes with them. */
  readonly dropLedger: readonly string[];
  readonly consumed: readonly number[];
  readonly outbox: readonly { readonly topic: string; readonly key: string; readonly value: string }[];
  readonly decisions: readonly Decision[];
  readonly deadLetters: readonly DeadLetter[];
  readonly late: readonly LateRow[];
  readonly notes: Readonly<Record<string, Json>>;
  /** Compare-and-set (E2): refused with `Fenced` where the stored instant is not `from`. */
  readonly through: readonly {
    readonly clock: string;
    readonly from: number | null;
    readonly to: number;
  }[];
}
