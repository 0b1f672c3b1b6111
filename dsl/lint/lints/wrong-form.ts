import type { ReportedLint } from '../lint.ts';

/** OS0108: a form that is understood and written otherwise. */
export const wrongForm: ReportedLint = {
  code: 'OS0108',
  name: 'wrong-form',
  level: 'error',
  fix: 'mixed',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% in 15m
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% over 15m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'What is meant is clear, but it is written another way; one form for one meaning keeps playbooks readable.',
      ko: '뜻은 분명하지만 다르게 씁니다. 한 가지 뜻은 한 가지 꼴로 써야 플레이북을 읽기 쉽습니다.',
    },
    options: [],
  },
};
