import type { ReportedLint } from '../lint.ts';

/** OS1205: a drop by more than everything. */
export const dropOver100Percent: ReportedLint = {
  code: 'OS1205',
  name: 'drop-over-100-percent',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 120%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 80%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'A count cannot fall by more than all of it: the condition can never be true.',
      ko: '수는 전부보다 더 줄 수 없습니다. 이 조건은 절대 참이 될 수 없습니다.',
    },
    options: [
      {
        en: '`rise > 120%` is possible: what more than doubles rises by more than 100 %.',
        ko: '`rise > 120%`는 쓸 수 있습니다. 두 배 넘게 늘면 100% 넘게 오른 것입니다.',
      },
    ],
  },
};
