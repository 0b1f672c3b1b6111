import { bodiesOf } from '../../model/bodies-of.ts';
import type { StepModel } from '../../model/step.ts';
import { lineOf } from '../../resolve/words-of.ts';
import { inBoth, say } from '../../say.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import type { Subject } from '../subject.ts';
import { partsOf } from '../walk.ts';

/** OS2015: an `otherwise` that is no other case: no branch on a cause stands before it, and it always runs. */
export const otherwiseWithoutCause: CheckedLint = {
  code: 'OS2015',
  name: 'otherwise-without-cause',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    // A routine is told once, however often it is called.
    const told = new Set<string>();
    for (const { body, expects } of subject.project.playbooks) {
      visit(body, [], subject, tell, told);
      for (const step of expects) visit(step.else ?? [], [], subject, tell, told);
    }
  },
  doc: {
    bad: `playbook few_orders {
  when orders per region drop > 50%
  then {
    if orders < 10 { do staff.tell(team: "ops", text: "hardly any orders in {region}") }
    otherwise { do staff.tell(team: "ops", text: "fewer orders in {region}") }
  }
}`,
    good: `playbook few_orders {
  when orders per region drop > 50%
  then {
    if orders < 10 { do staff.tell(team: "ops", text: "hardly any orders in {region}") }
    else { do staff.tell(team: "ops", text: "fewer orders in {region}") }
  }
}`,
    why: {
      en: '`otherwise` is for what no `if cause is …` before it took up. After an `if` that asks something else it runs whether that `if` ran or not: both messages are sent.',
      ko: '`otherwise`는 앞의 `if cause is …` 가운데 아무것도 실행되지 않았을 때의 것입니다. 다른 것을 묻는 `if` 뒤에서는 그 `if`가 실행되든 말든 실행되어, 메시지가 둘 다 나갑니다.',
    },
    options: [
      {
        en: 'What shall always be done stands by itself, or in `always { }`.',
        ko: '언제나 할 일은 그대로 쓰거나 `always { }` 안에 쓰세요.',
      },
    ],
  },
};

/** @param before  statements before the block that are read as part of it: those before the call of a routine */
function visit(
  block: readonly StepModel[],
  before: readonly StepModel[],
  subject: Subject,
  tell: Tell,
  told: Set<string>,
): void {
  block.forEach((step, index) => {
    const above = [...before, ...block.slice(0, index)];
    if (step.kind === 'otherwise' && !above.some(asksCause)) report(step, above.at(-1), subject, tell, told);
    for (const body of bodiesOf(step)) visit(body, step.kind === 'routine' ? above : [], subject, tell, told);
  });
}

function asksCause(step: StepModel): boolean {
  if (step.kind === 'routine') return step.body.some(asksCause);
  return (
    step.kind === 'if' && step.branches.some(({ when }) => partsOf(when).some(({ kind }) => kind === 'cause'))
  );
}

function report(
  step: StepModel,
  last: StepModel | undefined,
  { map }: Subject,
  tell: Tell,
  told: Set<string>,
): void {
  const place = map.placeOf(step);
  if (place === null || told.has(`${place.file.path} ${place.span.start}`)) return;
  told.add(`${place.file.path} ${place.span.start}`);
  const span = { start: place.span.start, end: place.span.start + 'otherwise'.length };
  const fork = last?.kind === 'if' && last.otherwise === null ? last : null;
  const at = fork === null ? null : map.placeOf(fork);
  tell(place.file, span, inBoth(say`this \`otherwise\` always runs`, '이 `otherwise`는 언제나 실행됩니다'), {
    label: inBoth(say`no branch on a cause is before it`, '앞에 원인을 묻는 분기가 없음'),
    ...(fork === null || at === null
      ? ALONE
      : besides(fork.branches[0]?.text ?? '…', lineOf(at.file, at.span.start))),
    fix: fork === null ? null : { span, text: 'else', safe: false },
  });
}

const ALONE = {
  help: inBoth(
    say`write \`if cause is …\` before it, or what is in it without \`otherwise\``,
    '앞에 `if cause is …`를 쓰거나, 안의 것을 `otherwise` 없이 쓰세요',
  ),
};

function besides(condition: string, line: number) {
  return {
    notes: [
      inBoth(
        say`\`if ${condition}\` on line ${line} asks no cause: \`otherwise\` is not its other case`,
        '{1}번째 줄의 `if {0}`{0:은/는} 원인을 묻지 않으므로 `otherwise`와 짝이 아닙니다',
      ),
    ],
    help: inBoth(say`write \`else\` for its other case`, '아닐 때의 것이면 `else`라고 쓰세요'),
  };
}
