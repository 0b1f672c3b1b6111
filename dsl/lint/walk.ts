import type { ConditionModel } from '../model/condition.ts';
import type { LimitsModel } from '../model/limit.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import type { CauseModel, DoModel, StepModel } from '../model/step.ts';
import { oncePer } from './once-per.ts';

/** What a condition decides where it stands. */
export type ConditionRole =
  | 'when'
  | 'unless'
  | 'recovered'
  | 'raise'
  | 'approval'
  | 'cause'
  | 'if'
  | 'expect';

/** A whole condition, not one of its parts. */
export interface StandingCondition {
  readonly role: ConditionRole;
  readonly condition: ConditionModel;
}

/** Everything of one playbook in the order written; routines stand expanded. */
export interface Walk {
  readonly conditions: readonly StandingCondition[];
  /** Every statement at any depth, before the statements inside it. */
  readonly steps: readonly StepModel[];
  readonly acts: readonly DoModel[];
  readonly causes: readonly CauseModel[];
}

export type LeafModel = Extract<ConditionModel, { kind: 'leaf' }>;

/** Each playbook is walked once, however many lints ask. */
export const walk: (playbook: PlaybookModel) => Walk = oncePer(walkOf);

function walkOf(playbook: PlaybookModel): Walk {
  const conditions: StandingCondition[] = [];
  const steps: StepModel[] = [];
  const acts: DoModel[] = [];
  const causes: CauseModel[] = [];
  const put = (role: ConditionRole, condition: ConditionModel | null): void => {
    if (condition !== null) conditions.push({ role, condition });
  };
  const limits = ({ approvals }: LimitsModel): void => {
    for (const { when } of approvals) put('approval', when);
  };
  const visitAll = (body: readonly StepModel[] | null): void => {
    for (const step of body ?? []) visit(step);
  };
  const visit = (step: StepModel): void => {
    steps.push(step);
    switch (step.kind) {
      case 'check':
        for (const cause of step.checks.flatMap((check) => check.causes)) {
          causes.push(cause);
          put('cause', cause.when);
        }
        return;
      case 'if':
        for (const { when, body } of step.branches) {
          put('if', when);
          visitAll(body);
        }
        visitAll(step.otherwise);
        return;
      case 'otherwise':
      case 'always':
      case 'routine':
        visitAll(step.body);
        return;
      case 'do':
        acts.push(step);
        limits(step.limits);
        visitAll(step.onFailure);
        return;
      case 'expect':
        put('expect', step.condition);
        visitAll(step.else);
        return;
      case 'track':
      case 'escalate':
      case 'wait':
      case 'hole':
    }
  };
  put('when', playbook.trigger);
  for (const condition of playbook.unless) put('unless', condition);
  for (const { when } of playbook.raises) put('raise', when);
  put('recovered', playbook.recovered);
  limits(playbook.guard);
  visitAll(playbook.body);
  visitAll(playbook.expects);
  return { conditions, steps, acts, causes };
}

/** A condition and all its parts, the whole before its parts, in the order written. */
export function partsOf(condition: ConditionModel): readonly ConditionModel[] {
  const found: ConditionModel[] = [];
  const visit = (part: ConditionModel): void => {
    found.push(part);
    for (const inner of directPartsOf(part)) visit(inner);
  };
  visit(condition);
  return found;
}

/** The tests in a condition, in the order written. */
export function leavesOf(condition: ConditionModel): readonly LeafModel[] {
  return partsOf(condition).flatMap((part) => (part.kind === 'leaf' ? [part] : []));
}

/** The parts that a condition is made of. */
export function directPartsOf(condition: ConditionModel): readonly ConditionModel[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of;
    case 'not':
    case 'hold':
      return [condition.of];
    case 'sequence':
      return [condition.first, ...condition.steps.map(({ of }) => of)];
    case 'leaf':
    case 'sourceMissing':
    case 'cause':
    case 'each':
    case 'absent':
    case 'during':
    case 'recovered':
      return [];
  }
}

/** The branches of a condition of which one alone is enough. */
export function alternativesOf(condition: ConditionModel): readonly ConditionModel[] {
  return condition.kind === 'or' ? condition.of.flatMap(alternativesOf) : [condition];
}

/** A test with what stands around it. */
export interface SignedLeaf {
  readonly leaf: LeafModel;
  /** True below an odd number of `not`. */
  readonly negated: boolean;
  /** True where it, or a group around it, must hold for a while. */
  readonly held: boolean;
}

/** The tests in a condition with their signs, in the order written. */
export function signedLeavesOf(condition: ConditionModel): readonly SignedLeaf[] {
  const found: SignedLeaf[] = [];
  const visit = (part: ConditionModel, negated: boolean, held: boolean): void => {
    if (part.kind === 'leaf') found.push({ leaf: part, negated, held });
    for (const inner of directPartsOf(part))
      visit(inner, negated !== (part.kind === 'not'), held || part.kind === 'hold');
  };
  visit(condition, false, false);
  return found;
}
