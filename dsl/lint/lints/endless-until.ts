import type { ReportedLint } from '../lint.ts';

/** OS2305: `until recovered` without a longest time. */
export const endlessUntil: ReportedLint = {
  code: 'OS2305',
  name: 'endless-until',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until recovered
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until recovered or 2h
}`,
    why: {
      en: 'If it never recovers, the effect never ends; `or 2h` says the longest time.',
      ko: '회복되지 않으면 효과도 끝나지 않습니다. `or 2h`로 가장 긴 시간을 정합니다.',
    },
    options: [],
  },
};
