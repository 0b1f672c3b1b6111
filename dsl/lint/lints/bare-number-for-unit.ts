import type { ReportedLint } from '../lint.ts';

/** OS1202: a number where a unit is needed. */
export const bareNumberForUnit: ReportedLint = {
  code: 'OS1202',
  name: 'bare-number-for-unit',
  level: 'error',
  orLevel: 'warning',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when took per region > 40
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when took per region > 40m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Seconds, minutes or hours? A number without its unit is read differently by every reader.',
      ko: '초인지 분인지 시간인지 알 수 없습니다. 단위가 없는 수는 읽는 사람마다 다르게 읽습니다.',
    },
    options: [],
  },
};
