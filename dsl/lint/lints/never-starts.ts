import type { ScheduleModel } from '../../model/definition.ts';
import { inBoth, say } from '../../say.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { asking } from '../logic/asking.ts';
import { isImplied } from '../logic/implied.ts';
import { common, dailyAt, isEmpty, weekOf, wholeWeek, without } from '../logic/week.ts';
import { playbooksOf, type Subject, type WrittenPlaybook } from '../subject.ts';
import { wordsAt } from '../words-at.ts';

/** OS2012: a playbook that something always holds back: `unless` what its trigger implies, or no time that is left. */
export const neverStarts: CheckedLint = {
  code: 'OS2012',
  name: 'never-starts',
  level: 'error',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const playbook of playbooksOf(subject)) {
      reportHeldBack(playbook, subject, tell);
      reportClock(playbook, subject, tell);
      reportNoTime(playbook, subject, tell);
    }
  },
  doc: {
    bad: `define schedule peak = daily 17:00-21:00
playbook evening_orders {
  when orders per region drop > 50%
  only during peak
  except during peak
  then do log.write(text: "{region}")
}`,
    good: `define schedule peak = daily 17:00-21:00
playbook evening_orders {
  when orders per region drop > 50%
  only during peak
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'What holds a playbook back whenever its trigger is true turns it off, and nobody hears of it: it looks as if all were well.',
      ko: '시작 조건이 참일 때마다 막는 절이 있으면 플레이북은 꺼진 것과 같습니다. 아무도 모른 채 아무 일 없는 것처럼 보입니다.',
    },
    options: [
      { en: '`mode off` turns a playbook off and says so.', ko: '플레이북을 끄려면 `mode off`라고 쓰세요.' },
    ],
  },
};

function reportHeldBack({ model }: WrittenPlaybook, { map, knowledge }: Subject, tell: Tell): void {
  const { trigger, unless, name } = model;
  const first = trigger && map.placeOf(trigger);
  if (trigger === null || first === null) return;
  for (const condition of unless) {
    const place = map.placeOf(condition);
    if (place === null || !isImplied(condition, trigger, asking(knowledge))) continue;
    tell(
      place.file,
      place.span,
      inBoth(
        say`\`${name}\` never starts: this \`unless\` holds whenever \`when\` does`,
        '`{0}`{0:은/는} 시작하지 않습니다. `when`이 참이면 이 `unless`도 참입니다',
      ),
      {
        label: inBoth(say`always holds it back`, '언제나 막음'),
        notes: [inBoth(say`\`when\` asks \`${wordsAt(first)}\``, '`when`의 조건: `{0}`')],
        help: inBoth(
          say`leave it out, or say what shall hold \`${name}\` back`,
          '빼거나, `{0}`{0:을/를} 막을 조건을 쓰세요',
        ),
      },
    );
  }
}

/** `at 03:00 during peak`: looked at once, at a time that the schedules may never hold. */
function reportClock({ file, tree, model }: WrittenPlaybook, subject: Subject, tell: Tell): void {
  const { clock } = model;
  const at = tree.when?.kind === 'clock' ? tree.when.at : null;
  const during = schedulesOf(clock?.during ?? [], subject);
  // The clock's zone is the project's.
  if (clock === null || at === null || during.length === 0 || !during.every(({ zone }) => zone === null))
    return;
  if (!isEmpty(common(dailyAt(clock.atMinutes), weekOf(during, 'every')))) return;
  tell(
    file,
    at.span,
    inBoth(
      say`\`${at.raw}\` is never during \`${clock.during.join(', ')}\``,
      '`{0}`{0:은/는} `{1}`에 들지 않습니다',
    ),
    {
      label: inBoth(say`\`${model.name}\` never starts`, '`{0}`{0:은/는} 시작하지 않음'),
      help: inBoth(
        say`write a time within it, or another schedule`,
        '그 안의 시각을 쓰거나 다른 일정을 쓰세요',
      ),
    },
  );
}

/** Of the times at which it may start, schedules that name weekdays may leave none. */
function reportNoTime({ file, tree, model }: WrittenPlaybook, subject: Subject, tell: Tell): void {
  if (tree.kind !== 'playbook') return;
  const { name, onlyDuring, exceptDuring } = model;
  const clause = tree.during.findLast(({ kind }) => kind === 'except');
  const [only, except] = [schedulesOf(onlyDuring, subject), schedulesOf(exceptDuring, subject)];
  // Hours of different zones cannot be laid on one week.
  if (clause === undefined || new Set([...only, ...except].map(({ zone }) => zone)).size > 1) return;
  const open = only.length === 0 ? wholeWeek : weekOf(only, 'every');
  const isSame = onlyDuring.length > 0 && onlyDuring.every((one) => exceptDuring.includes(one));
  if (!isSame && !isEmpty(without(open, weekOf(except, 'none')))) return;
  tell(
    file,
    clause.span,
    inBoth(
      say`\`${name}\` never starts: \`except during ${exceptDuring.join(', ')}\` leaves no time`,
      '`{0}`{0:은/는} 시작하지 않습니다. `except during {1}`{1:을/를} 빼면 남는 시간이 없습니다',
    ),
    {
      label: inBoth(say`leaves nothing`, '남는 시간 없음'),
      notes:
        onlyDuring.length === 0
          ? []
          : [
              inBoth(
                say`it may start \`only during ${onlyDuring.join(', ')}\``,
                '시작할 수 있는 때: `only during {0}`',
              ),
            ],
      help:
        onlyDuring.length === 0
          ? inBoth(say`leave it out, or name another schedule`, '빼거나 다른 일정을 쓰세요')
          : inBoth(
              say`leave one of the two out, or name another schedule`,
              '둘 중 하나를 빼거나 다른 일정을 쓰세요',
            ),
    },
  );
}

function schedulesOf(names: readonly string[], { project }: Subject): readonly ScheduleModel[] {
  return names.flatMap((name) => project.schedules.find((schedule) => schedule.name === name) ?? []);
}
