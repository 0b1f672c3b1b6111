import type { ReportedLint } from '../lint.ts';

/** OS0107: a clause that may come once comes twice. */
export const repeatedClause: ReportedLint = {
  code: 'OS0107',
  name: 'repeated-clause',
  level: 'error',
  fix: 'none',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% over 15m over 30m
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% over 15m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Clauses may come in any order, so each may come once: of two windows nobody knows which one counts.',
      ko: '절은 순서가 자유로운 대신 한 번씩만 쓸 수 있습니다. 창이 둘이면 어느 쪽이 맞는지 알 수 없습니다.',
    },
    options: [],
  },
};
