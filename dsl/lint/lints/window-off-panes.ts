import type { ReportedLint } from '../lint.ts';

/** OS1309: a window that panes cannot make up. */
export const windowOffPanes: ReportedLint = {
  code: 'OS1309',
  name: 'window-off-panes',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% over 95s
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% over 90s
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Windows are made of 10-second panes; one that is not a multiple of them cannot be computed exactly.',
      ko: '창은 10초 칸으로 이루어집니다. 그 배수가 아니면 정확히 계산할 수 없습니다.',
    },
    options: [],
  },
};
