import type { Decision } from '../../engine/decision.ts';
import type { Playbook, Step } from '../../rules/playbook.ts';

/** Something that a playbook may do or find, and whether a test reached it. */
export interface Reach {
  readonly playbook: string;
  /** Step path; of a cause its check's path and its name. */
  readonly id: string;
  readonly kind: 'branch' | 'else' | 'otherwise' | 'cause' | 'do';
  /** As the author says it: the condition, the cause's name, the call. */
  readonly name: string;
  readonly isReached: boolean;
}

/** Kinds of decisions that say that a statement was reached. */
const TOLD: ReadonlySet<Decision['what']> = new Set(['act', 'skipped', 'waits', 'escalated']);

/** Every branch, `else`, `otherwise`, cause and action of a playbook, in the order written. */
export function reachesOf(playbook: Playbook, decisions: readonly Decision[]): readonly Reach[] {
  const own = decisions.filter((one) => one.playbook === playbook.name);
  const steps = new Set(own.filter(({ what }) => what === 'act').map(({ step }) => step));
  const told = own.filter(({ what }) => TOLD.has(what)).map(({ step }) => step);
  const found = new Set(
    own.flatMap(({ what, detail }) =>
      what === 'cause' ? ((detail['found'] ?? []) as readonly string[]) : [],
    ),
  );
  const reach = (kind: Reach['kind'], id: string, name: string, isReached: boolean): Reach => ({
    playbook: playbook.name,
    kind,
    id,
    name,
    isReached,
  });
  const inBody = (body: readonly Step[]): boolean => pathsIn(body).some((path) => told.includes(path));
  const visit = (step: Step): readonly Reach[] => {
    switch (step.kind) {
      case 'check':
        return step.checks.flatMap((check) =>
          check.causes.map(({ name }) => reach('cause', `${step.path} ${name}`, name, found.has(name))),
        );
      case 'if':
        return [
          ...step.branches.flatMap((branch) => [
            reach('branch', branch.path, branch.text, inBody(branch.body)),
            ...branch.body.flatMap(visit),
          ]),
          ...(step.otherwise === null
            ? []
            : [
                reach('else', `${step.path}.else`, 'else', inBody(step.otherwise)),
                ...step.otherwise.flatMap(visit),
              ]),
        ];
      case 'otherwise':
        return [reach('otherwise', step.path, 'otherwise', inBody(step.body)), ...step.body.flatMap(visit)];
      case 'do':
        return [
          reach('do', step.path, step.verb, steps.has(step.path)),
          ...(step.onFailure ?? []).flatMap(visit),
        ];
      case 'always':
        return step.body.flatMap(visit);
      case 'expect':
        return step.otherwise.length === 0
          ? []
          : [
              reach('else', `${step.path}.else`, 'else', inBody(step.otherwise)),
              ...step.otherwise.flatMap(visit),
            ];
      case 'hole':
      case 'wait':
      case 'track':
      case 'escalate':
        return [];
    }
  };
  return playbook.body.flatMap(visit);
}

/** What any of several tests reached. */
export function joined(all: readonly (readonly Reach[])[]): readonly Reach[] {
  const found = new Map<string, Reach>();
  for (const reach of all.flat()) {
    const id = `${reach.playbook} ${reach.kind} ${reach.id}`;
    const was = found.get(id);
    found.set(id, was === undefined ? reach : { ...was, isReached: was.isReached || reach.isReached });
  }
  return [...found.values()];
}

/** Paths of the statements of a body that leave a decision, those inside others included. */
function pathsIn(body: readonly Step[]): readonly string[] {
  return body.flatMap((step): readonly string[] => {
    switch (step.kind) {
      case 'if':
        return [...step.branches.flatMap((branch) => pathsIn(branch.body)), ...pathsIn(step.otherwise ?? [])];
      case 'otherwise':
      case 'always':
        return pathsIn(step.body);
      case 'expect':
        return pathsIn(step.otherwise);
      case 'check':
        return [];
      default:
        return [step.path];
    }
  });
}
