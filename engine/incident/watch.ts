import type { Audience } from '../../rules/audience.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Condition, Operand } from '../../rules/condition.ts';
import type { Cause, Expect, Playbook } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Unit } from '../../rules/unit.ts';
import { audiencesIn } from '../check/audience-argument.ts';
import type { UnitOf } from '../check/evidence-tree.ts';
import { baselineGuarded, noClaim, noResult, type Question } from '../check/question.ts';
import {
  approvalRoots,
  bodyRoots,
  causesIn,
  dosIn,
  type HoldCondition,
  holdsIn,
  type LeafCondition,
  leavesIn,
  RECOVERY_HOLD,
  raiseRoots,
  recoveryOf,
  rootsOf,
  statementsIn,
} from '../check/root.ts';
import { createRulesEngine, type RulesEngine } from '../check/rules-engine.ts';
import { absentFacts } from '../check/snapshot.ts';
import type { Hold } from '../hold.ts';
import { ceilingMemoryMs } from '../plan/ceiling.ts';
import { memoryMs } from '../plan/guard.ts';
import { createLedger, type Ledger } from '../plan/ledger.ts';
import { unitOfResult } from '../plan/result.ts';
import { takenKinds, targetKinds } from '../plan/taken.ts';
import type { Vocabulary } from '../plan/value.ts';
import type { VerbFacts } from '../plan/verb-facts.ts';
import type { StoredState } from '../store.ts';
import { createEffectBook, type EffectBook, effectNote } from '../track/effect-book.ts';
import { neededSources } from './freshness.ts';
import type { AskState, Incident } from './incident.ts';
import { topicsRead } from './own-act.ts';
import { type TrackedBlock, trackedBlocks } from './track.ts';

/** What is kept of one instance of a playbook. Instances on which nothing happens have none. */
export interface Slot {
  readonly key: string;
  /** The instance's stored name, canonical JSON. */
  readonly instance: string;
  /** By hold id; absent: nothing elapsed. */
  readonly holds: Map<string, Hold>;
  /** The open incident, or the last one while its cooldown can reopen it. */
  incident: Incident | null;
}

/** One playbook made ready for judging: its conditions compiled once, and the state of its instances. */
export interface Watch {
  readonly playbook: Playbook;
  readonly recovery: Condition;
  readonly engine: RulesEngine;
  readonly unitOf: UnitOf;
  readonly baselineGuarded: ReadonlySet<string>;
  /** Holds whose clocks run at every instant, inner ones first. One over a probe or a cause stays unknown: nobody asks. */
  readonly holds: readonly HoldCondition[];
  /** Holds of the recovery: their clocks run while an incident is open. */
  readonly recoveryHolds: readonly HoldCondition[];
  /** Conditions that the body may ask, for the snapshot at the edge. */
  readonly bodyConditions: readonly Condition[];
  /** Leaf that `{drop}` and `{baseline}` speak of: the first that changes, else the first. */
  readonly changing: LeafCondition | null;
  /** Lateness of its sources, ms: the greatest. */
  readonly lateMs: number;
  /** How long acts are remembered for its guards, ms. */
  readonly memoryMs: number;
  /** What its acts take something away from, each with the verb. */
  readonly taken: readonly { readonly kind: string; readonly verb: string }[];
  /** By path of a statement: what it does, and by which labels its target is named. */
  readonly acting: ReadonlyMap<string, { readonly verb: string; readonly kinds: readonly string[] }>;
  /** Topics that its trigger reads, and those that its recovery does. */
  readonly topics: ReadonlySet<string>;
  readonly recoveryTopics: ReadonlySet<string>;
  /** Sources whose silence keeps it from acting. */
  readonly needed: readonly string[];
  /** It sends marketing. */
  readonly isMarketing: boolean;
  /** Audiences that its acts reach. */
  readonly audiences: readonly Audience[];
  /** Causes of all its checks, in the order of the text; empty: it checks nothing. */
  readonly causes: readonly Cause[];
  readonly expects: readonly Expect[];
  /** What it tracks, and what came of it over all its incidents. */
  readonly tracked: readonly TrackedBlock[];
  readonly effects: EffectBook;
  /** Slots of incidents of which something is tracked or expected, by id. */
  readonly tracking: Map<string, Slot>;
  readonly expecting: Map<string, Slot>;
  /** The same of those that wait. */
  readonly waiting: Map<string, Slot>;
  /** Targets that are tracked. */
  readonly targets: Set<string>;
  /** Instant of event time at which the next time passes, ms; infinite: none does. */
  nextTrackMs: number;
  readonly slots: Map<string, Slot>;
  /** Of a playbook about events: slots of incidents that are held, by id, in the order in which they came. */
  readonly held: Map<string, Slot>;
  /** Stream of the events that it is about; null: it is about conditions. */
  readonly eventSource: string | null;
  /** Dimensions whose values are personal data. */
  readonly hidden: ReadonlySet<string>;
  /** Ids of leaves that compare personal data. */
  readonly hiddenLeaves: ReadonlySet<string>;
  /** Filled anew for each look, so that a quiet instant allocates nothing: its facts, and the truths of its holds. */
  readonly question: Question;
  readonly holdTruths: Map<string, Truth>;
  /** Acts of all its incidents, closed ones too, as its limits count them. */
  readonly ledger: Ledger;
  /** Event time when what no limit counts any more was last taken out, ms. */
  prunedMs: number;
  /** Approvals that its incidents asked for, for the question's cooldown (R28). */
  asked: Asked[];
}

/** An approval that was asked for, on which instance, by which incident. */
export interface Asked {
  readonly incident: string;
  readonly key: string;
  readonly ask: AskState;
}

/** Prepares a playbook of the bundle. */
export function createWatch(
  playbook: Playbook,
  bundle: Bundle,
  words: Vocabulary,
  verbs: VerbFacts,
  notes: StoredState['notes'] = {},
): Watch {
  const roots = [...approvalRoots(playbook), ...bodyRoots(playbook.body), ...raiseRoots(playbook)];
  const body = roots.map((root) => root.condition);
  const recovery = recoveryOf(playbook);
  const leaves = leavesIn(playbook.trigger);
  const holdTruths = new Map<string, Truth>();
  // A sequence stays part of what must be false again; its clock runs once.
  const triggerHolds = new Set(holdsIn(playbook.trigger).map(({ id }) => id));
  const guarded = baselineGuarded(bundle);
  const dos = dosIn(playbook.body);
  const tracked = trackedBlocks(playbook.body);
  const effects = createEffectBook(
    tracked.map(({ track }) => track),
    notes[effectNote(playbook.name)] ?? null,
  );
  const lates = bundle.sources
    .filter((source) => playbook.sources.includes(source.name))
    .map((s) => s.lateMs);
  return {
    playbook,
    recovery,
    engine: createRulesEngine(rootsOf(playbook)),
    unitOf: ({ operand }) => unitOfEffect(operand, effects, words) ?? unitOfOperand(operand, words),
    baselineGuarded: guarded,
    holds: [playbook.trigger, ...playbook.unless, ...body].flatMap(holdsIn),
    recoveryHolds: holdsIn(recovery).filter(({ id }) => !triggerHolds.has(id)),
    bodyConditions: body,
    changing: leaves.find((leaf) => leaf.test.kind === 'change') ?? leaves[0] ?? null,
    lateMs: Math.max(0, ...lates),
    memoryMs: Math.max(memoryMs(playbook, dos), ceilingMemoryMs(dos.some(({ until }) => until !== null))),
    acting: new Map(
      dos.flatMap((step) => {
        const verb = verbs(step.verb);
        return verb === null ? [] : [[step.path, { verb: step.verb, kinds: targetKinds(step, verb) }]];
      }),
    ),
    topics: topicsRead(playbook.trigger, bundle),
    recoveryTopics: topicsRead(recovery, bundle),
    needed: neededSources(playbook),
    isMarketing: dos.some(({ verb }) => verbs(verb)?.isMarketing === true),
    taken: dos.flatMap((step) =>
      takenKinds(step, verbs(step.verb)).map((kind) => ({ kind, verb: step.verb })),
    ),
    audiences: audiencesIn(playbook.body),
    causes: causesIn(playbook.body),
    expects: statementsIn(playbook.body).filter((step) => step.kind === 'expect'),
    tracked,
    effects,
    tracking: new Map(),
    expecting: new Map(),
    waiting: new Map(),
    targets: new Set(),
    nextTrackMs: Number.POSITIVE_INFINITY,
    slots: new Map(),
    held: new Map(),
    eventSource: (bundle.forwards ?? []).find(({ id }) => id === playbook.occasion?.of)?.source ?? null,
    hiddenLeaves: new Set(
      rootsOf(playbook)
        .flatMap((root) => leavesIn(root.condition))
        .filter(({ operand }) => isHidden(operand, words))
        .map(({ id }) => id),
    ),
    hidden: new Set(playbook.by.filter((name) => words.isPrivate(null, name))),
    question: {
      facts: absentFacts(0),
      hold: (id) => holdTruths.get(id) ?? null,
      cause: noClaim,
      result: noResult,
      baselineGuarded: guarded,
    },
    holdTruths,
    ledger: createLedger(),
    prunedMs: Number.NEGATIVE_INFINITY,
    asked: [],
  };
}

/** Points where shares are compared, else the metric's own; null: it is no effect. */
function unitOfEffect(operand: Operand, effects: EffectBook, words: Vocabulary): Unit | null {
  const found = operand.kind === 'result' ? effects.named(operand.name) : null;
  if (found === null) return null;
  return found.track.pass === null ? words.unitOfWindow(found.track.window) : { kind: 'percent' };
}

function isHidden(operand: Operand, words: Vocabulary): boolean {
  switch (operand.kind) {
    case 'lookUp':
      return words.isPrivate(operand.table, operand.field);
    case 'field':
      return words.isPrivate(operand.source, operand.field);
    case 'window':
    case 'probe':
    case 'result':
      return false;
  }
}

function unitOfOperand(operand: Operand, words: Vocabulary): Unit {
  switch (operand.kind) {
    case 'window':
      return words.unitOfWindow(operand.window);
    case 'probe':
      return words.unitOfProbe(operand.probe, operand.field);
    case 'lookUp':
      return words.unitOfField(operand.table, operand.field);
    case 'field':
      return words.unitOfField(operand.source, operand.field);
    case 'result':
      return unitOfResult(operand);
  }
}

/** The id of a playbook's recovery hold is the responder's own; a stored one is known by it too. */
export function knowsHold(watch: Watch, id: string): boolean {
  return id === RECOVERY_HOLD || [...watch.holds, ...watch.recoveryHolds].some((hold) => hold.id === id);
}
