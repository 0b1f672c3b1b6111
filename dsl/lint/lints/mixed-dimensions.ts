import type { ReportedLint } from '../lint.ts';

/** OS1110: two sets of dimensions in one `when`. */
export const mixedDimensions: ReportedLint = {
  code: 'OS1110',
  name: 'mixed-dimensions',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% or rejects per shop > 30%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% or rejects per region > 30%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'One `when` has one set of dimensions: one incident has one key, and there are no joins.',
      ko: '`when` 하나에는 차원 한 벌만 씁니다. 사건 하나의 열쇠는 하나이고, 조인은 없습니다.',
    },
    options: [],
  },
};
