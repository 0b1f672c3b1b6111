import type { SourceMap } from '../../resolve/source-map.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import type { Subject } from '../subject.ts';
import { leavesOf, walk } from '../walk.ts';

/** From here on the same things are counted twice, rather than a few by chance. */
const SHARE = 0.5;
const AT_LEAST = 20;

/** OS3004: a share of events whose whole has the same things twice: as placed, and again as cancelled. */
export const shareCountsTwice: CheckedLint = {
  code: 'OS3004',
  name: 'share-counts-twice',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: true,
  check(subject, tell) {
    for (const { metric, field, inPart, inBoth } of subject.history?.overlaps ?? []) {
      if (inPart < AT_LEAST || inBoth / inPart < SHARE) continue;
      const place = placeOfMetric(metric, subject);
      if (place === null) continue;
      const percent = Math.round((inBoth / inPart) * 100);
      tell(place.file, place.span, say`\`${metric}\` counts most of what it looks for twice`, {
        label: say`reads too low`,
        notes: [
          say`${percent}% of the ${field} in its part are in the rest of its \`out of\` as well`,
          say`where all are there twice, 50 of 100 reads as 33%`,
        ],
        help: say`divide the two counts: \`count of … where … / count of … where …\` with \`unit percent\``,
      });
    }
  },
  doc: {
    bad: `metric cancelled = share of orders_in where event is "cancelled" out of event in ("placed", "cancelled")
  per region  over 30m  at least 20 samples
playbook many_cancelled {
  when cancelled per region > 30% for 10m
  then do staff.tell(team: "ops", text: "{cancelled} cancelled in {region}")
}`,
    good: `metric cancelled_of_placed = count of orders_in where event is "cancelled" / count of orders_in where event is "placed"
  unit percent  per region  over 30m  at least 20 samples
playbook many_cancelled {
  when cancelled_of_placed per region > 30% for 10m
  then do staff.tell(team: "ops", text: "{cancelled_of_placed} cancelled in {region}")
}`,
    why: {
      en: 'An order that is cancelled was placed before. Where the whole counts both events, 50 cancelled of 100 orders read as 33 %.',
      ko: '취소된 주문은 그 전에 접수된 주문입니다. 전체에 두 이벤트를 다 세면 100건 중 50건 취소가 33%로 나옵니다.',
    },
    options: [
      {
        en: 'A whole of events that exclude each other, such as accepted and rejected, is right as a share.',
        ko: '수락과 거절처럼 서로 겹치지 않는 이벤트라면 `share`가 맞습니다.',
      },
    ],
  },
};

/** Where the metric is declared, or where it is written on the spot. */
function placeOfMetric(name: string, { project, knowledge, map }: Subject): ReturnType<SourceMap['placeOf']> {
  const declared = knowledge.metrics.get(name)?.model;
  if (declared !== undefined) return map.placeOf(declared);
  for (const playbook of project.playbooks) {
    for (const { operand } of walk(playbook).conditions.flatMap(({ condition }) => leavesOf(condition))) {
      if (operand.kind === 'metric' && operand.use.metric.name === name) return map.placeOf(operand.use);
    }
  }
  return null;
}
