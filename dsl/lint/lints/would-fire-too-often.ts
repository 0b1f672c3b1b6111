import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';

const DAY_MS = 86_400_000;

/** More incidents a day than people look at, and so many that it is no accident. */
const A_DAY = 5;
const AT_LEAST = 20;

/** OS3002: a playbook that would have opened more incidents than anybody reads. */
export const wouldFireTooOften: CheckedLint = {
  code: 'OS3002',
  name: 'would-fire-too-often',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: true,
  check({ project, map, history }, tell) {
    if (history === null) return;
    const counts = new Map<string, number>();
    for (const { playbook } of history.firings) counts.set(playbook, (counts.get(playbook) ?? 0) + 1);
    const days = Math.max(1, Math.round((history.throughMs - history.fromMs) / DAY_MS));
    for (const playbook of project.playbooks) {
      const count = counts.get(playbook.name) ?? 0;
      if (count < AT_LEAST || count / days <= A_DAY) continue;
      const place = (playbook.trigger && map.placeOf(playbook.trigger)) ?? map.placeOf(playbook);
      if (place === null) continue;
      tell(place.file, place.span, say`\`${playbook.name}\` would have fired ${count} times in ${days}d`, {
        label: say`more than ${A_DAY} a day`,
        help: say`hold it longer with \`for\`, ask for more, or group it by less`,
      });
    }
  },
  doc: {
    bad: `playbook noisy {
  when orders per region drop > 5%
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}`,
    good: `playbook rare {
  when orders per region drop > 50% for 10m
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}`,
    why: {
      en: 'People stop reading what comes many times a day, also on the day when it matters.',
      ko: '하루에도 여러 번 오는 것은 정말 중요한 날에도 아무도 읽지 않습니다.',
    },
    options: [
      {
        en: 'It is said of more than five incidents a day, twenty or more in all; `ordersense simulate` lists them.',
        ko: '하루 다섯 건 넘게, 모두 스무 건 이상이면 알려 줍니다. 목록은 `ordersense simulate`로 보세요.',
      },
    ],
  },
};
