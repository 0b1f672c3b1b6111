import type { ReportedLint } from '../lint.ts';

/** OS1101: a name that nothing declares. */
export const unknownName: ReportedLint = {
  code: 'OS1101',
  name: 'unknown-name',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when ordrs per region drop > 50%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The name is declared nowhere in the project; a trigger over a metric that does not exist would never fire.',
      ko: '프로젝트 어디에도 없는 이름입니다. 없는 지표를 보는 시작 조건은 영원히 맞지 않습니다.',
    },
    options: [],
  },
};
