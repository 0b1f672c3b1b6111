import type { ConditionModel } from '../../model/condition.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import type { ExpectModel } from '../../model/step.ts';
import { shortDuration } from '../../resolve/window.ts';
import { inBoth, say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { walk } from '../walk.ts';

/** OS2011: recovery is expected sooner than it can be known. */
export const expectedBeforeRecovery: CheckedLint = {
  code: 'OS2011',
  name: 'expected-before-recovery',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, map }, tell) {
    for (const playbook of project.playbooks) {
      const holdMs = recoveryHoldMs(playbook);
      for (const expected of expectsOf(playbook)) {
        const place = map.placeOf(expected);
        if (expected.condition !== null || expected.withinMs > holdMs || place === null) continue;
        const [within, hold] = [shortDuration(expected.withinMs), shortDuration(holdMs)];
        tell(
          place.file,
          place.span,
          inBoth(say`recovery is never known within \`${within}\``, '회복은 `{0}` 안에 알 수 없습니다'),
          {
            label: inBoth(say`always too early`, '언제나 너무 이름'),
            notes: [
              playbook.recovered === null
                ? inBoth(
                    say`without \`recovered when\` the trigger must be known false for ${hold} first`,
                    '`recovered when`이 없으면 시작 조건이 {0} 동안 거짓이어야 회복입니다',
                  )
                : inBoth(
                    say`\`recovered when\` must hold for ${hold} first`,
                    '`recovered when`이 먼저 {0} 동안 이어져야 합니다',
                  ),
            ],
            help: inBoth(
              say`give it longer, for example \`within ${shortDuration(holdMs * 2)}\``,
              '더 길게 주세요. 예: `within {0}`',
            ),
          },
        );
      }
    }
  },
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% for 5m
  recovered when orders per region drop < 20% for 15m
  then do log.write(text: "{region}")
  expect recovery within 10m else escalate to "ops"
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% for 5m
  recovered when orders per region drop < 20% for 15m
  then do log.write(text: "{region}")
  expect recovery within 30m else escalate to "ops"
}`,
    why: {
      en: 'A recovery that must last for 15 minutes cannot be seen after 10: the person behind `else` is called every time, also when all is well.',
      ko: '15분 이어져야 회복인데 10분 안에 기대하면, 다 나아졌을 때에도 매번 `else`의 담당자를 부르게 됩니다.',
    },
    options: [
      {
        en: 'Shorten the `for` of `recovered when`, or expect a condition of its own: `expect orders drop < 20% within 10m`.',
        ko: '`recovered when`의 `for`를 줄이거나, 회복 대신 조건을 기대하세요: `expect orders drop < 20% within 10m`.',
      },
    ],
  },
};

/** Shortest time that a trigger must be known false where nobody says when it is over (R7), ms. */
const DEFAULT_RECOVERY_MS = 600_000;

function recoveryHoldMs({ recovered, trigger }: PlaybookModel): number {
  if (recovered !== null) return longestHoldMs(recovered);
  return Math.max(DEFAULT_RECOVERY_MS, trigger === null ? 0 : longestHoldMs(trigger));
}

/** How long a condition must last before it can be known true: of alternatives the shortest. */
function longestHoldMs(condition: ConditionModel): number {
  switch (condition.kind) {
    case 'hold':
      return condition.forMs + longestHoldMs(condition.of);
    case 'and':
      return Math.max(...condition.of.map(longestHoldMs));
    case 'or':
      return Math.min(...condition.of.map(longestHoldMs));
    default:
      return 0;
  }
}

function expectsOf(playbook: PlaybookModel): readonly ExpectModel[] {
  return [...playbook.expects, ...walk(playbook).steps.filter((step) => step.kind === 'expect')];
}
