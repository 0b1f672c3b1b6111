import type { Cause, Do, Step } from '../../rules/playbook.ts';

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
      return step.body;
    case 'check':
    case 'do':
    case 'hole':
      return [];
  }
}
