import type { Bundle } from '../../rules/bundle.ts';
import type { Condition } from '../../rules/condition.ts';
import type { Scalar } from '../../rules/unit.ts';
import { evidenceTree } from '../check/evidence-tree.ts';
import { factSheet } from '../check/fact-sheet.ts';
import type { Question } from '../check/question.ts';
import type { Verdicts } from '../check/rules-engine.ts';
import type { StandingOrders } from '../control/standing-orders.ts';
import type { Evidence } from '../evidence.ts';
import type { LeaseBook } from '../plan/lease-book.ts';
import { standIn } from '../plan/private.ts';
import { resultOf } from '../plan/result.ts';
import type { SelectionBook } from '../plan/selection-book.ts';
import type { Applied } from '../plan/share.ts';
import type { Vocabulary } from '../plan/value.ts';
import { momentFacts } from '../plan/value.ts';
import type { VerbFacts } from '../plan/verb-facts.ts';
import type { PopulationAt } from '../window/population.ts';
import { causeTruth } from './cause-set.ts';
import type { Incident, Moment } from './incident.ts';
import type { LatchBook } from './latch-book.ts';
import { momentOf } from './moment.ts';
import type { Outbound } from './outbound.ts';
import type { PageBook } from './page-book.ts';
import type { Watch } from './watch.ts';

/** What every step of an incident works with; only `out`, `leases`, `orders` and `pages` change. */
export interface Desk {
  readonly bundle: Bundle;
  readonly verbs: VerbFacts;
  readonly vocabulary: Vocabulary;
  readonly leases: LeaseBook;
  readonly selections: SelectionBook;
  /** What people on call ordered, and holds. */
  readonly orders: StandingOrders;
  readonly latches: LatchBook;
  readonly populationAt: PopulationAt;
  /** Whoever must be called. */
  readonly pages: PageBook;
  /** Whether a source is silent at an instant that was judged. */
  isSilent(source: string, atMs: number): boolean;
  readonly out: Outbound;
  /** In force over all playbooks, by mode (R27). */
  applied(mode: 'live' | 'shadow'): readonly Applied[];
  /** Those that change what topics bring while they are in force (R33), counted once a call. */
  influencing(): readonly Applied[];
  /** Effect clock (R2) at this call, epoch ms. */
  readonly nowMs: number;
  /**
   * Instant of event time that statements are dated from: the body's own, later once a statement before them waited
   * for somebody. Absent outside of a body.
   */
  readonly atMs?: number;
  /** What is known at the end of a `wait` before them; absent where there was none. */
  readonly moment?: Moment;
}

/** What people call the playbook of an incident. */
export function titleOf({ playbook }: Incident, { bundle }: Desk): string | null {
  return bundle.playbooks.find(({ name }) => name === playbook)?.title ?? null;
}

/** Whether the trigger of an incident is true at one instant only. */
export function closesWithBody({ playbook }: Incident, { bundle }: Desk): boolean {
  return bundle.playbooks.find(({ name }) => name === playbook)?.closesWithBody ?? false;
}

/** The incident as its body may ask it: numbers of one moment, answers since, causes as judged. */
function bodyQuestion(incident: Incident, moment: Moment, watch: Watch): Question {
  return {
    facts: momentFacts(moment, incident.event),
    hold: (id) => moment.snapshot?.holds[id]?.truth ?? null,
    cause: (name) => causeTruth(incident.causes, name),
    result: (use) => resultOf(use, incident, watch.playbook, watch.effects.named),
    baselineGuarded: watch.baselineGuarded,
  };
}

/** Lets the rules engine judge conditions of the body over the incident's own facts. */
export function judgeBody(
  conditions: readonly Condition[],
  incident: Incident,
  watch: Watch,
  desk: Pick<Desk, 'moment'>,
): Promise<Verdicts> {
  const moment = momentOf(incident, desk);
  const sheet = factSheet(
    conditions,
    bodyQuestion(incident, moment, watch),
    (id) => moment.snapshot?.holds[id]?.heldMs ?? 0,
  );
  return watch.engine.judge(sheet);
}

/** Personal data that leaves compared are told by their stand-ins. */
function shownVerdicts(verdicts: Verdicts, { hiddenLeaves }: Watch): Verdicts {
  if (hiddenLeaves.size === 0) return verdicts;
  const leaves = [...verdicts.leaves].map(([id, { truth, fact }]) => {
    const isHidden = hiddenLeaves.has(id) && fact.v !== null;
    return [id, { truth, fact: isHidden ? { ...fact, v: standIn(fact.v as Scalar) } : fact }] as const;
  });
  return { truths: verdicts.truths, leaves: new Map(leaves) };
}

/** The evidence of a condition that was just judged. */
export function evidenceOf(condition: Condition, verdicts: Verdicts, watch: Watch): Evidence {
  return evidenceTree(condition, shownVerdicts(verdicts, watch), watch.unitOf);
}
