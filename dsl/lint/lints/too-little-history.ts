import type { ReportedLint } from '../lint.ts';

/** OS1306: a baseline beyond what is kept. */
export const tooLittleHistory: ReportedLint = {
  code: 'OS1306',
  name: 'too-little-history',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% vs same time last 30w
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% vs same time last 4 weeks
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The baseline asks for more history than is ever kept, so it never exists and the trigger never fires.',
      ko: '기준선이 보관 기간보다 오랜 과거를 요구합니다. 기준선이 영영 없으므로 시작 조건이 맞지 않습니다.',
    },
    options: [{ en: 'History is kept for 60 days.', ko: '과거는 60일 동안 보관합니다.' }],
  },
};
