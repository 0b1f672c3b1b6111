import { inBoth, say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { asking } from '../logic/asking.ts';
import { isImplied } from '../logic/implied.ts';
import { isGraver, severityOrder } from '../severity-order.ts';
import { playbooksOf } from '../subject.ts';

/** OS2013: a `raise to` that is no graver than the playbook, or that holds from the start. */
export const raisesNothing: CheckedLint = {
  code: 'OS2013',
  name: 'raises-nothing',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const ask = asking(subject.knowledge);
    for (const { file, tree, model } of playbooksOf(subject)) {
      if (tree.kind !== 'playbook') continue;
      for (const [index, { to, when }] of model.raises.entries()) {
        const written = tree.raises[index];
        if (written === undefined) continue;
        if (!isGraver(to, model.severity)) {
          const graver = severityOrder[severityOrder.indexOf(model.severity) + 1];
          tell(
            file,
            written.to.span,
            inBoth(
              say`\`raise to ${to}\` raises nothing: \`${model.name}\` is ${model.severity} from the start`,
              '`raise to {0}`{0:은/는} 올리지 않습니다. `{1}`{1:은/는} 처음부터 {2}입니다',
            ),
            {
              label: inBoth(say`no graver than ${model.severity}`, '{0}보다 높지 않음'),
              help:
                graver === undefined
                  ? inBoth(
                      say`leave it out: nothing is graver than ${model.severity}`,
                      '빼세요. {0}보다 높은 것은 없습니다',
                    )
                  : inBoth(
                      say`write \`raise to ${graver}\`, or begin with a lower \`severity\``,
                      '`raise to {0}`{0:으로/로} 쓰거나, 더 낮은 `severity`로 시작하세요',
                    ),
            },
          );
        } else if (model.trigger !== null && isImplied(when, model.trigger, ask)) {
          tell(
            file,
            written.when.span,
            inBoth(
              say`\`${model.name}\` is ${to} from the start: this holds whenever \`when\` does`,
              '`{0}`{0:은/는} 처음부터 {1}입니다. `when`이 참이면 이 조건도 참입니다',
            ),
            {
              label: inBoth(say`never the first to be true`, '따로 참이 되는 일이 없음'),
              help: inBoth(
                say`ask for more than \`when\` does, or write \`severity ${to}\``,
                '`when`보다 강한 조건을 쓰거나, `severity {0}`{0:으로/로} 쓰세요',
              ),
            },
          );
        }
      }
    }
  },
  doc: {
    bad: `playbook evening_orders {
  severity medium
  when orders per region drop > 50%
  raise to low when orders per region drop > 80%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  severity medium
  when orders per region drop > 50%
  raise to high when orders per region drop > 80%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'A severity only rises: who is called for the worst case is then called for every case, or for none.',
      ko: '심각도는 올라가기만 합니다. 이렇게 쓰면 가장 나쁜 경우에 부를 사람을 매번 부르거나 끝내 부르지 않습니다.',
    },
    options: [],
  },
};
