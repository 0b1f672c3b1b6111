import type { ReportedLint } from '../lint.ts';

/** OS2301: a change without a limit. */
export const uncappedChange: ReportedLint = {
  code: 'OS2301',
  name: 'uncapped-change',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m }
  then do shops.pause(shop: "A", minutes: 30) until 1h
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until 1h
}`,
    why: {
      en: 'Nothing limits how much of the live service this playbook may change; one bad reading would change all of it.',
      ko: '이 플레이북이 운영 중인 서비스를 얼마나 바꿀 수 있는지 한도가 없습니다. 값 하나가 잘못 읽히면 전부를 바꿉니다.',
    },
    options: [
      {
        en: 'An action may have its own limit: `at most 3 times in 1d`.',
        ko: '동작마다 한도를 둘 수 있습니다: `at most 3 times in 1d`.',
      },
    ],
  },
};
