import type { ReportedLint } from '../lint.ts';

/** OS1201: two sides of different kinds. */
export const typeMismatch: ReportedLint = {
  code: 'OS1201',
  name: 'type-mismatch',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when took per region > 30%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when took per region > 40m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The two sides are of different kinds, so the comparison has no meaning.',
      ko: '양쪽의 종류가 달라 비교에 뜻이 없습니다.',
    },
    options: [],
  },
};
