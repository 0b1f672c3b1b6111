import type { Condition } from '../../rules/condition.ts';
import type { Branch, Cause, Check, Do, Playbook, Step } from '../../rules/playbook.ts';

/** A condition that is judged as a whole, by name: one pair of rules in the rules engine. */
export interface Root {
  readonly name: string;
  readonly condition: Condition;
}

/** What has a clock: how long something holds, or how long ago something was. */
export type HoldCondition = Extract<Condition, { readonly kind: 'hold' | 'sequence' }>;
export type LeafCondition = Extract<Condition, { readonly kind: 'leaf' }>;

/** Id of the hold behind the default recovery; no playbook's own hold has a `~`. */
export const RECOVERY_HOLD = '~recovered';

/** Names under which the parts of a playbook are judged. */
export const rootName = {
  trigger: 'trigger',
  recovered: 'recovered',
  unless: (index: number): string => `unless ${index}`,
  cause: (path: string, check: Check, cause: string): string => `cause ${path} ${check.name} ${cause}`,
  branch: (branch: Branch): string => `branch ${branch.path}`,
  expect: (path: string): string => `expect ${path}`,
  raise: (index: number): string => `raise ${index}`,
  /** What a hold holds. */
  held: (hold: HoldCondition): string => `held ${hold.id}`,
  /** What must not, or must, come after it. */
  following: (sequence: HoldCondition): string => `following ${sequence.id}`,
} as const;

/**
 * When an incident has recovered: the author's condition, or R7: the trigger known false for `recoverMs`. Holds
 * inside the trigger are left out there: what is on its way back to true has not recovered.
 */
export function recoveryOf(playbook: Playbook): Condition {
  if (playbook.recovered !== null) return playbook.recovered;
  const gone: Condition = { kind: 'not', of: withoutHolds(playbook.trigger) };
  return {
    kind: 'hold',
    id: RECOVERY_HOLD,
    of: gone,
    forMs: playbook.recoverMs,
    text: 'the trigger is known false',
  };
}

/** Every condition of a playbook with its name, what holds hold included. */
export function rootsOf(playbook: Playbook): readonly Root[] {
  const roots: Root[] = [
    { name: rootName.trigger, condition: playbook.trigger },
    ...playbook.unless.map((condition, index) => ({ name: rootName.unless(index), condition })),
    { name: rootName.recovered, condition: recoveryOf(playbook) },
    ...approvalRoots(playbook),
    ...bodyRoots(playbook.body),
    ...raiseRoots(playbook),
  ];
  return [...roots, ...roots.flatMap(({ condition }) => heldBy(condition))];
}

/** Conditions under which the guard asks for a person's yes. */
export function approvalRoots({ approvals }: Pick<Do, 'approvals'>): readonly Root[] {
  return (approvals ?? []).flatMap(({ when }) => when ?? []);
}

/** Conditions that raise its severity. */
export function raiseRoots({ raises }: Pick<Playbook, 'raises'>): readonly Root[] {
  return (raises ?? []).map(({ when }, index) => ({ name: rootName.raise(index), condition: when }));
}

/** The causes and branches of a body, in the order of the text. */
export function bodyRoots(steps: readonly Step[]): readonly Root[] {
  return statementsIn(steps).flatMap(rootsOfStatement);
}

function rootsOfStatement(step: Step): readonly Root[] {
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) =>
        check.causes.map((cause) => ({
          name: rootName.cause(step.path, check, cause.name),
          condition: cause.when,
        })),
      );
    case 'if':
      return step.branches.map((branch) => ({ name: rootName.branch(branch), condition: branch.when }));
    case 'expect':
      return step.condition === null ? [] : [{ name: rootName.expect(step.path), condition: step.condition }];
    case 'do':
      return approvalRoots(step);
    default:
      return [];
  }
}

/** Every statement of a body, a statement before those inside it: the order of the text. */
export function statementsIn(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [step, ...statementsIn(insideOf(step))]);
}

/** Every act that a body can do. */
export function dosIn(steps: readonly Step[]): readonly Do[] {
  return statementsIn(steps).filter((step) => step.kind === 'do');
}

/** Causes of all its checks; none: it checks nothing. */
export function causesIn(steps: readonly Step[]): readonly Cause[] {
  return statementsIn(steps)
    .filter((step) => step.kind === 'check')
    .flatMap((step) => step.checks)
    .flatMap((check) => check.causes);
}

function insideOf(step: Step): readonly Step[] {
  switch (step.kind) {
    case 'if':
      return [...step.branches.flatMap((branch) => branch.body), ...(step.otherwise ?? [])];
    case 'otherwise':
    case 'always':
      return step.body;
    case 'expect':
      return step.otherwise;
    case 'do':
      return step.onFailure ?? [];
    case 'wait':
    case 'escalate':
    case 'check':
    case 'track':
    case 'hole':
      return [];
  }
}

/** Every node of a condition, parts before the whole. */
export function nodesOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...condition.of.flatMap(nodesOf), condition];
    case 'not':
    case 'hold':
      return [...nodesOf(condition.of), condition];
    case 'sequence':
      return [...nodesOf(condition.first), ...nodesOf(condition.second), condition];
    case 'leaf':
    case 'during':
    case 'clock':
    case 'each':
    case 'sourceMissing':
    case 'cause':
      return [condition];
  }
}

/** Holds and sequences, inner ones first: the order in which their clocks are stepped. */
export function holdsIn(condition: Condition): readonly HoldCondition[] {
  return nodesOf(condition).filter((node) => node.kind === 'hold' || node.kind === 'sequence');
}

/** Leaves in the order of the text. */
export function leavesIn(condition: Condition): readonly LeafCondition[] {
  return nodesOf(condition).filter((node) => node.kind === 'leaf');
}

/** Names of the probes that it asks, each once. */
export function probesIn(condition: Condition): readonly string[] {
  const probes = leavesIn(condition).flatMap(({ operand }) =>
    operand.kind === 'probe' ? [operand.probe] : [],
  );
  return [...new Set(probes)];
}

/** The condition in the author's own words, for reasons and messages. */
export function wordsOf(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? `(${wordsOf(part)})` : wordsOf(part)))
        .join(` ${condition.kind} `);
    case 'not':
      return `not ${wordsOf(condition.of)}`;
    default:
      return condition.text;
  }
}

function heldBy(condition: Condition): readonly Root[] {
  return holdsIn(condition).flatMap((hold) =>
    hold.kind === 'hold'
      ? [{ name: rootName.held(hold), condition: hold.of }]
      : [
          { name: rootName.held(hold), condition: hold.first },
          { name: rootName.following(hold), condition: hold.second },
        ],
  );
}

function withoutHolds(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map(withoutHolds) };
    case 'not':
      return { kind: 'not', of: withoutHolds(condition.of) };
    case 'hold':
      return withoutHolds(condition.of);
    default:
      return condition;
  }
}
