import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { triggerReads } from '../trigger-reads.ts';

/** Days in shadow that are evidence enough. */
const ENOUGH_DAYS = 7;

/** OS2502: a live playbook that was never watched for a week: replaying recorded events is what shadow does. */
export const liveWithoutShadow: CheckedLint = {
  code: 'OS2502',
  name: 'live-without-shadow',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: true,
  check({ project, map, history }, tell) {
    if (history === null) return;
    for (const playbook of project.playbooks) {
      if (playbook.mode !== 'live') continue;
      const reads = [...triggerReads(playbook)];
      // What asks only probes and the clock has no record to be judged by.
      if (reads.length === 0) continue;
      const days = Math.min(...reads.map((source) => history.days.get(source) ?? 0));
      const place = days >= ENOUGH_DAYS ? null : map.placeOf(playbook);
      if (place === null) continue;
      const least = reads.find((source) => (history.days.get(source) ?? 0) === days) ?? '';
      tell(
        place.file,
        place.span,
        say`\`${playbook.name}\` is live after ${days}d of ${ENOUGH_DAYS}d in shadow`,
        {
          label: say`too little evidence`,
          notes: [say`the history has records of \`${least}\` for ${days}d`],
          help: say`write \`mode shadow\` for ${ENOUGH_DAYS}d, or give a longer history`,
        },
      );
    }
  },
  doc: {
    bad: `playbook quiet {
  mode live
  when orders per region drop > 50%
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}`,
    good: `playbook quiet {
  mode shadow
  when orders per region drop > 50%
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}`,
    why: {
      en: 'A week in shadow shows how often it would have acted, and on what, before it acts on the real service.',
      ko: '일주일을 그림자로 돌려 보면, 실제 서비스에 작용하기 전에 얼마나 자주 무엇에 작용했을지 알 수 있습니다.',
    },
    options: [
      {
        en: 'A recording of seven days is evidence too: what it is replayed on is what shadow would have seen.',
        ko: '7일 치 기록도 증거가 됩니다. 기록을 다시 돌리는 것은 그림자로 본 것과 같습니다.',
      },
    ],
  },
};
