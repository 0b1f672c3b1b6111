import type { ReportedLint } from '../lint.ts';

/** OS1206: a drop or a rise by less than nothing. */
export const negativeChange: ReportedLint = {
  code: 'OS1206',
  name: 'negative-change',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > -50%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'A dashboard shows a fall as -50%, but `drop > -50%` is true of nearly every value: of all that did not rise by half.',
      ko: '대시보드에는 감소가 -50%로 보이지만, `drop > -50%`는 절반 넘게 늘지만 않으면 거의 언제나 참입니다.',
    },
    options: [
      {
        en: '`drop` counts falls from zero up, `rise` counts rises, and `change` counts both.',
        ko: '`drop`은 줄어든 만큼, `rise`는 늘어난 만큼, `change`는 둘 다 0부터 셉니다.',
      },
    ],
  },
};
