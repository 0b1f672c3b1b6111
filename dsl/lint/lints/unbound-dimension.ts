import type { ReportedLint } from '../lint.ts';

/** OS1107: a name that does not have the dimension that `when` binds. */
export const unboundDimension: ReportedLint = {
  code: 'OS1107',
  name: 'unbound-dimension',
  level: 'warning',
  orLevel: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% and cancels > 10
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% and cancels overall > 10
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The playbook watches one instance, but this name is not counted by that dimension; all of it must be said with `overall`.',
      ko: '플레이북은 하나의 대상을 보는데 이 이름은 그 차원으로 나뉘지 않습니다. 전체를 뜻한다면 `overall`을 씁니다.',
    },
    options: [
      {
        en: 'It is an error where no `overall` could give the value: a look-up, a probe, a text.',
        ko: '`overall`로도 값을 얻을 수 없는 곳(조회, 프로브, 글)에서는 오류입니다.',
      },
    ],
  },
};
