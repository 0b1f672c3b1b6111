import { say } from '../../say.ts';
import type { GroupCount } from '../history.ts';
import type { CheckedLint } from '../lint.ts';
import { leavesOf, walk } from '../walk.ts';

/** Series of one metric that are kept; from `NEARLY` on it is said, beyond `MOST` what is new never acts. */
const MOST = 200_000;
const NEARLY = 160_000;

/** OS3001: a metric by a dimension of so many values that its series do not fit. */
export const tooManyGroups: CheckedLint = {
  code: 'OS3001',
  name: 'too-many-groups',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: true,
  check({ project, map, history }, tell) {
    const large = new Map(
      (history?.groups ?? []).filter(({ keys }) => keys > NEARLY).map((one) => [keyOf(one), one]),
    );
    if (large.size === 0) return;
    for (const playbook of project.playbooks) {
      for (const { operand } of walk(playbook).conditions.flatMap(({ condition }) => leavesOf(condition))) {
        if (operand.kind !== 'metric') continue;
        const { metric, by } = operand.use;
        const found = large.get(keyOf({ metric: metric.name, by }));
        const place = found && map.placeOf(operand.use);
        if (found === undefined || place == null) continue;
        const each = by.join(', ');
        tell(place.file, place.span, say`\`${metric.name}\` per ${each} is ${found.keys} series`, {
          label: say`more than can be kept`,
          notes: [say`of one metric ${MOST} are kept; what comes after them never acts`],
          help: say`ask \`each\` event instead of a count per ${each}, or group by something with fewer values`,
        });
      }
    }
  },
  doc: {
    bad: `playbook quiet {
  when orders per shop < 1
  then do staff.tell(team: "ops", text: "no orders in {shop}")
}`,
    good: `playbook quiet {
  when orders per region < 1
  then do staff.tell(team: "ops", text: "no orders in {region}")
}`,
    why: {
      en: 'Each value of a dimension keeps windows of its own in memory; two million of them are more than one machine has.',
      ko: '차원의 값마다 창을 따로 메모리에 둡니다. 이백만 개는 기계 하나에 담기지 않습니다.',
    },
    options: [
      {
        en: 'Up to 200,000 series of one metric are kept; from 160,000 on this is said.',
        ko: '지표 하나에 200,000개까지 둡니다. 160,000개부터 알려 줍니다.',
      },
    ],
  },
};

function keyOf({ metric, by }: Pick<GroupCount, 'metric' | 'by'>): string {
  return `${metric}\n${[...by].sort().join('\n')}`;
}
