import type { ScheduleModel } from '../../model/definition.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import { inBoth, say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf } from '../subject.ts';
import { partsOf } from '../walk.ts';
import { wordsAt } from '../words-at.ts';

/** A window up to this long is hardly meant as one: it is a time of the day. */
const SHORT_MINUTES = 15;

/** OS2014: `only during` some minutes of the day, where a look at one time of the day is meant. */
export const windowForClock: CheckedLint = {
  code: 'OS2014',
  name: 'window-for-clock',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { file, tree, model } of playbooksOf(subject)) {
      const clause = tree.kind === 'playbook' ? tree.during.find(({ kind }) => kind === 'only') : undefined;
      const schedule = subject.project.schedules.find(({ name }) => name === onlyOf(model));
      const window = schedule === undefined ? null : shortWindow(schedule);
      const trigger = model.trigger && subject.map.placeOf(model.trigger);
      if (clause === undefined || schedule === undefined || window === null || trigger === null) continue;
      // A single event waits for the window, and a sequence cannot be looked at once.
      const parts = model.trigger === null ? [] : partsOf(model.trigger);
      if (model.clock !== null || parts.some(({ kind }) => kind === 'each' || kind === 'sequence')) continue;
      const at = window.isDaily ? window.at : `${window.at} during ${schedule.name}`;
      tell(
        file,
        clause.span,
        inBoth(
          say`\`only during ${schedule.name}\` does not look once a day at ${window.at}`,
          '`only during {0}`{0:은/는} 하루에 한 번 {1}에 보라는 뜻이 아닙니다',
        ),
        {
          label: inBoth(say`open for ${String(window.minutes)} minutes`, '{0}분 동안 열림'),
          notes: [
            inBoth(
              say`what starts in it lasts until it has recovered, and while it lasts the next day starts nothing`,
              '그 안에 시작한 사건은 회복될 때까지 이어지고, 이어지는 동안에는 다음 날에 다시 시작하지 않습니다',
            ),
          ],
          help: inBoth(
            say`for a look once a day write \`when at ${at} and ${wordsAt(trigger)}\`, without \`only during\``,
            '하루에 한 번 보려면 `only during` 없이 이렇게 쓰세요: `when at {0} and {1}`',
          ),
        },
      );
    }
  },
  doc: {
    bad: `define schedule seven = daily 19:00-19:05
playbook evening_report {
  when orders drop > 20% over 1h for 1m
  only during seven
  then do log.write(text: "{drop} fewer")
}`,
    good: `playbook evening_report {
  when at 19:00 and orders drop > 20% over 1h
  then do log.write(text: "{drop} fewer")
}`,
    why: {
      en: '`only during` holds back what starts outside of it. It is no clock: an incident that starts at 19:00 lasts until it has recovered, and if that is not before 19:00 of the next day, no report comes then.',
      ko: '`only during`은 그 밖에서 시작하는 것을 막을 뿐 시계가 아닙니다. 19:00에 시작한 사건은 회복될 때까지 이어지고, 다음 날 19:00까지 회복되지 않으면 그날 보고는 나오지 않습니다.',
    },
    options: [
      {
        en: '`when at 19:00 during weekdays and …` looks on the days of a schedule only.',
        ko: '`when at 19:00 during weekdays and …`는 일정이 정한 날에만 봅니다.',
      },
      {
        en: 'Where a window is meant, one of more than 15 minutes is not told.',
        ko: '정말 구간이 필요하면 15분보다 길게 쓰세요. 그때는 알리지 않습니다.',
      },
    ],
  },
};

/** The one schedule in which it may start; null where there are several or none. */
function onlyOf({ onlyDuring }: PlaybookModel): string | null {
  return onlyDuring.length === 1 ? (onlyDuring[0] ?? null) : null;
}

/** The time of day at which a schedule opens for some minutes; null for any other schedule. */
function shortWindow({ periods, zone }: ScheduleModel) {
  const [period, ...others] = periods;
  // The clock's zone is the project's.
  if (period === undefined || others.length > 0 || zone !== null) return null;
  const { on, hours } = period;
  if (on.kind !== 'days' || hours === null) return null;
  const { fromMinutes, toMinutes } = hours;
  const minutes = toMinutes > fromMinutes ? toMinutes - fromMinutes : toMinutes + 24 * 60 - fromMinutes;
  if (minutes > SHORT_MINUTES) return null;
  const at = [Math.floor(fromMinutes / 60), fromMinutes % 60].map((part) => String(part).padStart(2, '0'));
  return { at: at.join(':'), minutes, isDaily: on.days.includes('daily') };
}
