import type { ReportedLint } from '../lint.ts';

/** OS1311: an amount that is none at all, or far more than anybody means. */
export const noAmount: ReportedLint = {
  code: 'OS1311',
  name: 'no-amount',
  level: 'error',
  orLevel: 'warning',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% for 0m
  then { wait 400d do log.write(text: "{region}") }
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% for 5m
  then { wait 40m do log.write(text: "{region}") }
}`,
    why: {
      en: 'A limit of nothing lets nothing happen or holds nothing back, and a wait of a year never ends; both read as if they did what they say.',
      ko: '값이 0인 제한은 아무 일도 못 하게 하거나 아무것도 막지 못하고, 1년을 기다리면 끝나지 않은 것과 같습니다. 읽기에는 제대로 쓴 것처럼 보입니다.',
    },
    options: [
      {
        en: '`mode off` turns a playbook off; a clause that shall not count can be left out.',
        ko: '플레이북을 끄려면 `mode off`를 쓰고, 쓰지 않을 절은 빼면 됩니다.',
      },
      {
        en: 'A long time that is meant is only a warning: allow it with a reason.',
        ko: '정말로 긴 시간이라면 경고일 뿐이니 이유를 적어 허용하세요.',
      },
    ],
  },
};
