import type { StepModel } from './step.ts';

/** The bodies that a statement has, in the order written. */
export function bodiesOf(step: StepModel): readonly (readonly StepModel[])[] {
  switch (step.kind) {
    case 'if':
      return [...step.branches.map(({ body }) => body), step.otherwise ?? []];
    case 'otherwise':
    case 'always':
    case 'routine':
      return [step.body];
    case 'do':
      return [step.onFailure ?? []];
    case 'expect':
      return [step.else ?? []];
    case 'check':
    case 'track':
    case 'escalate':
    case 'wait':
    case 'hole':
      return [];
  }
}
