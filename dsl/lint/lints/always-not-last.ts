import { bodiesOf } from '../../model/bodies-of.ts';
import type { StepModel } from '../../model/step.ts';
import { firstWords, lineOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { walk } from '../walk.ts';

/** OS2010: something written after `always`, which is read as if it came later. */
export const alwaysNotLast: CheckedLint = {
  code: 'OS2010',
  name: 'always-not-last',
  level: 'error',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, map }, tell) {
    for (const playbook of project.playbooks) {
      for (const body of [playbook.body, ...walk(playbook).steps.flatMap(bodiesOf)]) {
        const always = body.findIndex(({ kind }) => kind === 'always');
        const late = always < 0 ? undefined : body.slice(always).find(({ kind }) => kind !== 'always');
        const first = map.placeOf(body[always] ?? {});
        const place = late && map.placeOf(late);
        if (late === undefined || place == null || first === null) continue;
        tell(
          place.file,
          firstWords(place.file, place.span),
          say`${nameOf(late)} stands after \`always\`, which is written last`,
          {
            label: say`runs with it, not after it`,
            notes: [say`\`always\` is on line ${lineOf(first.file, first.span.start)}`],
            help: say`move it before \`always\``,
          },
        );
      }
    }
  },
  doc: {
    bad: `playbook late {
  when orders per region drop > 50%
  then {
    check riders.health
    always do staff.tell(team: "ops", text: "fewer orders in {region}: {cause}")
    if cause is riders short { escalate to "ops" }
  }
}`,
    good: `playbook late {
  when orders per region drop > 50%
  then {
    check riders.health
    if cause is riders short { escalate to "ops" }
    always do staff.tell(team: "ops", text: "fewer orders in {region}: {cause}")
  }
}`,
    why: {
      en: '`always` starts together with the branches and runs whatever becomes of them; written in the middle it reads as if what follows waited for it.',
      ko: '`always`는 분기와 함께 시작하고 분기가 어떻게 되든 실행됩니다. 중간에 쓰면 뒤의 것이 기다리는 것처럼 읽힙니다.',
    },
    options: [
      {
        en: 'What must wait for it belongs inside of it, in the order in which it happens.',
        ko: '그다음에 할 일은 `always` 안에 차례대로 쓰세요.',
      },
    ],
  },
};

function nameOf(step: StepModel): string {
  if (step.kind === 'do') return `\`do ${step.verb}\``;
  return step.kind === 'hole' ? '`...`' : `\`${step.kind === 'routine' ? step.name : step.kind}\``;
}
