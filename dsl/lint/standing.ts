import { playbooksOf, type Subject } from './subject.ts';
import { type StandingCondition, walk } from './walk.ts';

/** Every condition of a project: those of its playbooks in the order of their places, then those of shared checks. */
export function standingIn(subject: Subject): readonly StandingCondition[] {
  return [
    ...playbooksOf(subject).flatMap(({ model }) => walk(model).conditions),
    ...subject.project.checks.flatMap(({ causes }) =>
      causes.map(({ when: condition }): StandingCondition => ({ role: 'cause', condition })),
    ),
  ];
}
