import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { triggerReads } from '../trigger-reads.ts';

const DAY_MS = 86_400_000;

/** A shorter history says nothing about what is rare. */
const ENOUGH_DAYS = 28;

/** OS3003: a playbook that four weeks or more of its own events did not start. */
export const neverFired: CheckedLint = {
  code: 'OS3003',
  name: 'never-fired',
  level: 'info',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: true,
  check({ project, map, history }, tell) {
    if (history === null) return;
    const days = Math.round((history.throughMs - history.fromMs) / DAY_MS);
    if (days < ENOUGH_DAYS) return;
    const fired = new Set(history.firings.map(({ playbook }) => playbook));
    for (const playbook of project.playbooks) {
      if (playbook.mode === 'off' || fired.has(playbook.name) || !history.replayed.has(playbook.name))
        continue;
      const reads = [...triggerReads(playbook)];
      // Without records it could not have fired, and probes answer nothing in a replay.
      if (reads.length === 0 || reads.some((source) => !history.days.has(source))) continue;
      const place = (playbook.trigger && map.placeOf(playbook.trigger)) ?? map.placeOf(playbook);
      if (place === null) continue;
      tell(place.file, place.span, say`\`${playbook.name}\` would not have fired once in ${days}d`, {
        label: say`never became true`,
        help: say`look at what it asks for with \`ordersense simulate\`: it may ask for too much`,
      });
    }
  },
  doc: {
    bad: `playbook unheard {
  when orders per region drop > 99% for 6h
  then do staff.tell(team: "ops", text: "no orders in {region}")
}`,
    good: `playbook heard {
  when orders per region drop > 50% for 10m
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}`,
    why: {
      en: 'Either nothing bad happened, or it asks for so much that it will not fire when something does.',
      ko: '나쁜 일이 없었거나, 너무 많은 것을 요구해서 정작 일이 생겨도 시작하지 않습니다.',
    },
    options: [
      {
        en: 'It is said only of 28 days and more, and only where all that the trigger reads was recorded.',
        ko: '28일 이상이고, 시작 조건이 읽는 것이 모두 기록되어 있을 때만 알려 줍니다.',
      },
    ],
  },
};
