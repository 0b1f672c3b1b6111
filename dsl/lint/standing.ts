import { asking } from './logic/asking.ts';
import { type Verdict, verdictsOn } from './logic/verdict.ts';
import { oncePer } from './once-per.ts';
import { playbooksOf, type Subject } from './subject.ts';
import { type ConditionRole, type SignedLeaf, type StandingCondition, signedLeavesOf, walk } from './walk.ts';

/** Every condition of a project: those of its playbooks in the order of their places, then those of shared checks. */
export const standingIn: (subject: Subject) => readonly StandingCondition[] = oncePer((subject) => [
  ...playbooksOf(subject).flatMap(({ model }) => walk(model).conditions),
  ...subject.project.checks.flatMap(({ causes }) =>
    causes.map(({ when: condition }): StandingCondition => ({ role: 'cause', condition })),
  ),
]);

/** A test, and what the condition that it is a part of decides. */
export interface StandingLeaf extends SignedLeaf {
  readonly role: ConditionRole;
}

/** The tests of all these conditions, in their order. */
export const leavesIn: (subject: Subject) => readonly StandingLeaf[] = oncePer((subject) =>
  standingIn(subject).flatMap(({ role, condition }) =>
    signedLeavesOf(condition).map((signed) => ({ ...signed, role })),
  ),
);

/** A condition, and what is certain about it. */
export interface JudgedCondition extends StandingCondition {
  readonly verdicts: readonly Verdict[];
}

/** All these conditions with what is certain about them. */
export const judgedIn: (subject: Subject) => readonly JudgedCondition[] = oncePer((subject) =>
  standingIn(subject).map((standing) => ({
    ...standing,
    verdicts: verdictsOn(standing.condition, asking(subject.knowledge)),
  })),
);
