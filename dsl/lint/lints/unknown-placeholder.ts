import type { ReportedLint } from '../lint.ts';

/** OS1401: a placeholder without a value. */
export const unknownPlaceholder: ReportedLint = {
  code: 'OS1401',
  name: 'unknown-placeholder',
  level: 'error',
  orLevel: 'warning',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{regoin}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The placeholder has no value here. Found now, or by the person who reads `{지역}` at 3 a.m.',
      ko: '이 자리표시자에는 값이 없습니다. 지금 찾지 않으면 새벽 3시에 `{지역}`이라는 글을 받는 사람이 찾게 됩니다.',
    },
    options: [{ en: '`{{` writes a brace.', ko: '`{{`는 중괄호를 그대로 씁니다.' }],
  },
};
