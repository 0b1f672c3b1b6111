import type { ConditionModel } from '../../model/condition.ts';
import type { StepModel } from '../../model/step.ts';
import { lineOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf } from '../subject.ts';
import { partsOf } from '../walk.ts';

/** OS2005: branches for causes, and nothing at all for when none of them is found. */
export const unhandledUnknownCause: CheckedLint = {
  code: 'OS2005',
  name: 'unhandled-unknown-cause',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { file, tree, model } of playbooksOf(subject)) {
      const last = model.body.findLast(branchesOnCauses);
      if (last === undefined || [...model.body, ...model.expects].some(happensAnyway)) continue;
      const named = subject.map.placeOf(model);
      const branch = subject.map.placeOf(last);
      if (named === null || branch === null) continue;
      // A body without braces is one statement: nothing can be put after it.
      const first = tree.body?.[0];
      const before = file.text.slice(tree.when?.span.end ?? 0, first?.span.start ?? 0);
      const at = before.trimEnd().endsWith('{') && branch.file === file ? branch.span.end : null;
      tell(named.file, named.span, say`\`${model.name}\` does nothing when no cause is found`, {
        label: say`only branches on causes`,
        notes: [say`the last of them is on line ${lineOf(branch.file, branch.span.start)}`],
        help: say`write \`otherwise { escalate }\` after it, or tell somebody in \`otherwise\``,
        fix:
          at === null
            ? null
            : { span: { start: at, end: at }, text: '\n    otherwise { escalate }', safe: false },
      });
    }
  },
  doc: {
    bad: `playbook short_of_riders {
  owner "ops"
  when orders per region drop > 50%
  then {
    check riders.health
    if cause is riders short { do staff.tell(team: "ops", text: "few riders in {region}") }
    if cause is heavy rain { do staff.tell(team: "ops", text: "rain in {region}") }
  }
}`,
    good: `playbook short_of_riders {
  owner "ops"
  when orders per region drop > 50%
  then {
    check riders.health
    if cause is riders short { do staff.tell(team: "ops", text: "few riders in {region}") }
    if cause is heavy rain { do staff.tell(team: "ops", text: "rain in {region}") }
    otherwise { escalate }
  }
}`,
    why: {
      en: 'The common night case is that no known cause is found, or that one could not be checked; then nothing happens and nobody hears.',
      ko: '밤에 흔한 일은 아는 원인이 하나도 없거나 확인하지 못한 경우입니다. 그러면 아무 일도 일어나지 않고 아무도 모릅니다.',
    },
    options: [
      {
        en: 'An action outside of the branches, `always`, `if cause is unknown` or an `expect … else` will do as well.',
        ko: '분기 밖의 동작, `always`, `if cause is unknown`, `expect … else`도 됩니다.',
      },
    ],
  },
};

function branchesOnCauses(step: StepModel): boolean {
  return step.kind === 'if' && step.branches.some(({ when }) => causesIn(when).length > 0);
}

/** Whether it does something, or hands the incident to somebody, also where no cause is found. */
function happensAnyway(step: StepModel): boolean {
  switch (step.kind) {
    case 'do':
    case 'escalate':
    case 'hole':
      return true;
    case 'otherwise':
    case 'always':
    case 'routine':
      return step.body.some(happensAnyway);
    case 'expect':
      return step.else?.some(happensAnyway) ?? false;
    case 'if':
      return (
        (step.otherwise?.some(happensAnyway) ?? false) ||
        step.branches.some(({ when, body }) => canBeUnknown(when) && body.some(happensAnyway))
      );
    case 'check':
    case 'track':
    case 'wait':
      return false;
  }
}

/** Whether a branch may run although no cause is found. */
function canBeUnknown(when: ConditionModel): boolean {
  const causes = causesIn(when);
  return (
    causes.length === 0 ||
    causes.some(({ cause, not }) => not || cause === 'unknown' || cause === 'unchecked')
  );
}

function causesIn(when: ConditionModel): readonly Extract<ConditionModel, { kind: 'cause' }>[] {
  return partsOf(when).flatMap((part) => (part.kind === 'cause' ? [part] : []));
}
