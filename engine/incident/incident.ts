import { canonicalJson, shortId } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { AskRow, AskStatus } from '../ask.ts';
import type { BoundEvent } from '../bound-event.ts';
import type { Snapshot } from '../check/snapshot.ts';
import type { Ordered } from '../control/standing-orders.ts';
import type { Instance, Json } from '../decision.ts';
import type { Evidence, LeafEvidence } from '../evidence.ts';
import type { Counts } from '../parent-run.ts';
import { keyValues, seriesKey } from '../slice.ts';
import type { IncidentRow } from '../store.ts';

/**
 * R5. `pending` (the trigger's `for` is running) has no incident yet: it is a hold. `held`: true, but something
 * forbids it now. `firing`: causes are being found. `acting`: acts are under way. `watching`: waits for recovery,
 * or after it for its undos.
 */
export type Phase = 'held' | 'firing' | 'acting' | 'watching' | 'closed';

/** How a run ended, as its signal says, or that nobody has said yet. */
export type ActStatus = 'outstanding' | OutcomeStatus;
export type OutcomeStatus = 'succeeded' | 'failed' | 'unknown' | 'expired' | 'skipped' | 'cancelled';

/** How an act is taken back, as it was when the act was decided; `shown`: its arguments as they are told, absent: as they are. */
export interface FrozenUndo {
  readonly verb: string;
  readonly args: Json;
  readonly shown?: Json;
}

/** One act that was decided, and what becomes of it. */
export interface ActState {
  readonly key: string;
  readonly path: string;
  readonly target: string;
  readonly effect: string | null;
  /** Instant of event time it was decided for. */
  readonly t: number;
  readonly mode: 'live' | 'shadow';
  /** Which passage of the incident decided it: 0, then one more for each reopening. */
  readonly flap: number;
  readonly deadlineMs: number;
  status: ActStatus;
  /** The frozen undo, for effects that end (R18); null for notices and effects without an end. */
  readonly lease: {
    readonly recovered: boolean;
    readonly afterMs: number | null;
    readonly capMs: number | null;
    readonly undo: FrozenUndo;
  } | null;
  /** Of an act on many (R16): whom it reaches; absent: it reaches one. */
  readonly many?: ManyState;
  /** How the runs of an act on many ended; absent while nobody has said. */
  counts?: Counts;
  /** Its longest time has passed (R2). */
  capped: boolean;
  /** A person took it back: instant of event time. */
  takenBackMs?: number;
  /** Undos of it that failed for good. */
  failedUndos?: number;
  undo: {
    readonly key: string;
    readonly t: number;
    readonly reason: string;
    status: ActStatus;
    /** Who takes back what the engine could not, and since when, event time (R18); absent: nobody had to. */
    handedOver?: { readonly to: string; readonly sinceMs: number };
  } | null;
}

/** What an incident remembers of an act on many: never whom, which may be thousands. */
export interface ManyState {
  readonly audience: string;
  /** What one target is: `rider`. */
  readonly kind: string;
  /** Of the frozen selection. */
  readonly hash: string;
  readonly selected: number;
  /** How many of them the limits let through. */
  readonly admitted: number;
  /** Argument of the undo that receives the target. */
  readonly undoArgument: string | null;
  /** What follows the targets in the keys of its runs. */
  readonly again: string;
}

/** An audience as it was frozen for a passage of the incident; `used`: an act goes by it, so it stays. */
export interface FrozenAudience {
  /** null: nobody knows who it is, as `words` say. */
  readonly selection: string | null;
  readonly words: string;
  readonly flap: number;
  /** How many there were before its own cap; absent: as many as were frozen. */
  readonly matched?: number;
  /** Whom marketing may not reach, for want of consent (R32); absent: nobody. */
  readonly unagreed?: number;
  used: boolean;
}

/** A question to a probe in the current round. */
export interface AnswerState {
  readonly id: string;
  asked: boolean;
  fields: Readonly<Record<string, Scalar>> | null;
  /** Of a question of an argument (R17): what was asked, with what; absent: it is a probe's. */
  readonly read?: { readonly call: string; readonly args: { readonly [name: string]: Json } };
}

/** An act that waits for somebody's yes: nothing of it may change any more. */
export interface Frozen {
  /** Key of the run that may follow. */
  readonly run: string;
  readonly verb: string;
  readonly target: string;
  readonly from: readonly string[];
  readonly args: Json;
  readonly undo: { readonly verb: string; readonly args: Json } | null;
}

/** A question that was put, and what was said to it. */
export interface AskState {
  readonly id: string;
  readonly kind: AskRow['kind'];
  readonly path: string;
  /** Which passage of the incident asked, as of an act. */
  readonly flap: number;
  readonly mode: 'live' | 'shadow';
  /** Instant of event time it was decided for, and how long it waits from there. */
  readonly t: number;
  readonly withinMs: number;
  /** What an approval lets go, as it was when it was asked for; absent for a question. */
  readonly frozen?: Frozen;
  status: AskStatus;
  choice: string | null;
  by: readonly string[];
  /** Who is called where nobody agrees in time, null: the owner; absent: nobody. */
  readonly elseCalls?: readonly (string | null)[];
  /** Of a granted approval: the trigger was true when it was looked at again. */
  looked?: boolean;
}

/** What a body knows at one instant: the numbers as they were, and the answers that probes gave to it. */
export interface Moment {
  /** Instant of event time that decisions are dated. */
  bodyMs: number;
  snapshot: Snapshot | null;
  answers: Record<string, AnswerState>;
}

/** A `wait` that has begun. */
export interface WaitState {
  /** Its timer; null: nobody sets one in shadow, event time stands in (R24). */
  readonly timer: string | null;
  /** Instant of event time at which it ends. */
  readonly dueMs: number;
  rung: boolean;
  /** What is known at its end; null before event time has come there. */
  moment: Moment | null;
}

/** A statement that a latch stopped. */
export interface HeldAct {
  /** Which passage of the incident, as of an act. */
  readonly flap: number;
  /** It is marketing, and was stopped at night. */
  readonly untilMorning?: boolean;
  /** Instant of event time at which it was let go; null: it waits. */
  letGoMs: number | null;
}

/** What was expected by when, and what came of it; `recovered`: the incident ended before it was due. */
export interface ExpectState {
  readonly dueMs: number;
  status: 'open' | 'met' | 'missed' | 'recovered';
  /** Instant at which it was judged. */
  judgedMs?: number;
  /** What was known when it was missed. */
  moment?: Moment;
}

/** What is tracked of the incident's target: until when, and what it came to; null: nobody knows. */
export interface TrackState {
  readonly side: 'reached' | 'heldOut';
  readonly dueMs: number;
  status: 'open' | 'ended';
  value: number | null;
}

/** All that is known of one incident of a playbook: plain JSON, stored as the row's document. */
export interface Incident extends Moment {
  readonly id: string;
  readonly playbook: string;
  /** As it is told: personal data by a stand-in (`shownInstance`). */
  readonly instance: Instance;
  /** The instance's key among the playbook's instances (`seriesKey`); of an occasion with its event behind. */
  readonly key: string;
  /** The event that it is about; absent: it is about a condition. */
  readonly event?: BoundEvent;
  /** The edge: first instant at which the trigger was true. */
  readonly openedMs: number;
  phase: Phase;
  /** Number of the next decision. */
  n: number;
  /** When its body last began: the edge, a release or a reopening; null while held from the start. */
  firedMs: number | null;
  /** `firedMs`, or the latest repeated check. */
  bodyMs: number;
  recoveredMs: number | null;
  closedMs: number | null;
  /** Reopenings (R8). */
  flaps: number;
  /** Rounds of probes asked so far; answers of an older round are ignored. */
  round: number;
  /** The trigger was known false since it closed, so its next truth is an edge. */
  rearmed: boolean;
  actionFailed: boolean;
  /** What the texts call `{drop}`, `{now}` and `{baseline}`. */
  trigger: LeafEvidence | null;
  /** The set of causes with their truth; empty before a check was judged. */
  causes: Record<string, Truth>;
  /** Names of all causes that any round found, in order of finding; absent in rows stored before it was kept. */
  everFound?: string[];
  /** Per check or `if`: the round in which it was last judged. */
  judged: Record<string, number>;
  /** Per `if` or `otherwise`: paths of the branches that were taken, each once (R14). */
  taken: Record<string, string[]>;
  /** Evidence of each branch that was taken. */
  because: Record<string, Evidence>;
  /** Statements that ended without an act: skipped acts and holes. */
  passed: Record<string, true>;
  acts: ActState[];
  /** Absent in rows stored before there were any. */
  asks?: AskState[];
  /** By path; absent in rows stored before there were any. */
  waits?: Record<string, WaitState>;
  expects?: Record<string, ExpectState>;
  heldActs?: Record<string, HeldAct>;
  tracks?: Record<string, TrackState>;
  /** Its acts are left undone, so that others can be compared with it. */
  heldOut?: boolean;
  /** Somebody looks after it. */
  acknowledged?: Ordered;
  /** Somebody was called. */
  escalated?: boolean;
  /** Where it was raised above the playbook's own. */
  severity?: Playbook['severity'];
  /** Per statement that waited: the instant of event time that what follows it is dated from. */
  ended?: Record<string, number>;
  /** How many there were of what its acts take something away from, when its body last looked; null: nobody knew. */
  populations?: Record<string, number | null>;
  /** By name and field; absent in rows stored before audiences were, and where none is asked for. */
  audiences?: Record<string, FrozenAudience>;
}

/** R5: named by what it is about and the window, or the event, that opened it, so that a restart finds the same one. */
export function incidentId(
  playbook: string,
  instance: Instance,
  openedMs: number,
  event: BoundEvent | null = null,
): string {
  const about = ['incident', playbook, instance, openedMs];
  return shortId(event === null ? about : [...about, event.timeMs, event.key]);
}

/** A new incident at its edge; nothing is decided yet. */
export function newIncident(
  playbook: string,
  instance: Instance,
  key: string,
  edgeMs: number,
  event: BoundEvent | null = null,
): Incident {
  return {
    id: incidentId(playbook, instance, edgeMs, event),
    ...(event === null ? {} : { event }),
    playbook,
    instance,
    key,
    openedMs: edgeMs,
    phase: 'held',
    n: 0,
    firedMs: null,
    bodyMs: edgeMs,
    recoveredMs: null,
    closedMs: null,
    flaps: 0,
    round: 0,
    rearmed: false,
    actionFailed: false,
    trigger: null,
    snapshot: null,
    answers: {},
    causes: {},
    everFound: [],
    judged: {},
    taken: {},
    because: {},
    passed: {},
    acts: [],
    asks: [],
    ended: {},
  };
}

/** The row that is stored; a copy, because the incident lives on. */
export function incidentRow(incident: Incident, bundle: string): IncidentRow {
  return {
    id: incident.id,
    playbook: incident.playbook,
    instance: canonicalJson(incident.instance),
    phase: incident.phase,
    openedMs: incident.openedMs,
    closedMs: incident.closedMs,
    bundle,
    doc: structuredClone(incident) as unknown as Json,
  };
}

/** The incident of a stored row, null for rows of another kind (blind sources). */
export function incidentOf(row: IncidentRow): Incident | null {
  if (row.playbook === '') return null;
  return structuredClone(row.doc) as unknown as Incident;
}

/** First instant at which it acted, where its cooldown begins; null: it never did. */
export function firstActMs(incident: Incident): number | null {
  return incident.acts.length === 0 ? null : Math.min(...incident.acts.map((act) => act.t));
}

/** The body's own moment, and those at the ends of its waits and of what it expected in vain. */
export function momentsOf(incident: Incident): readonly Moment[] {
  const later = [...Object.values(incident.waits ?? {}), ...Object.values(incident.expects ?? {})];
  return [incident, ...later.flatMap(({ moment }) => moment ?? [])];
}

/** Whether an answer of a probe is still to come. A recovered incident waits for none. */
export function isAsking(incident: Incident): boolean {
  return (
    incident.recoveredMs === null &&
    incident.phase !== 'held' &&
    momentsOf(incident).some(({ answers }) => Object.values(answers).some((answer) => answer.asked))
  );
}

/**
 * The instance of a key among a playbook's instances: `seriesKey` of the values of its dimensions, in their
 * alphabetical order.
 */
export function instanceOf(by: readonly string[], key: string): Instance {
  const values = keyValues(key);
  return Object.fromEntries(by.map((dimension, i) => [dimension, values[i] ?? '']));
}

/** The values that an incident is about, as they are on the wire. */
export function boundInstance({ instance, key }: Pick<Incident, 'instance' | 'key'>): Instance {
  return instanceOf(Object.keys(instance).sort(), key);
}

/** The name under which holds and incidents of an instance are stored: canonical JSON. */
export function instanceText(by: readonly string[], key: string): string {
  return canonicalJson(instanceOf(by, key));
}

/** The key again, from the stored name. */
export function keyOf(by: readonly string[], text: string): string {
  const instance = JSON.parse(text) as Record<string, string>;
  return seriesKey(by.map((dimension) => instance[dimension] ?? ''));
}
