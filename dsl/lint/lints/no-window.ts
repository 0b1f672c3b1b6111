import type { ReportedLint } from '../lint.ts';

/** OS1301: a count over no time. */
export const noWindow: ReportedLint = {
  code: 'OS1301',
  name: 'no-window',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when windowless per region < 3
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when windowless per region < 3 over 15m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'A count without a window is a count of everything ever: nobody means that.',
      ko: '창이 없으면 지금까지의 모든 것을 셉니다. 그런 뜻인 경우는 없습니다.',
    },
    options: [
      {
        en: 'Write `over 15m` at the metric, and every use of it has that window.',
        ko: '지표에 `over 15m`을 쓰면 쓰는 곳마다 그 창을 씁니다.',
      },
    ],
  },
};
