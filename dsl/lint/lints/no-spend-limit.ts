import type { ReportedLint } from '../lint.ts';

/** OS2303: an action that may cost any amount. */
export const noSpendLimit: ReportedLint = {
  code: 'OS2303',
  name: 'no-spend-limit',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook short_of_riders {
  when orders per region drop > 50%
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then do bonus.pay(to: ["a"], amount: bonus.best_for(rider: "a"), lasts: 1h)
}`,
    good: `playbook short_of_riders {
  when orders per region drop > 50%
  guard { cooldown 30m per region  at most 3 runs in 1h  spend at most ₩1_000_000 in 1d }
  then do bonus.pay(to: ["a"], amount: bonus.best_for(rider: "a"), lasts: 1h)
}`,
    why: {
      en: 'The connector says that this costs money, and nothing bounds how much: a wrong number is paid in full.',
      ko: '커넥터에 따르면 비용이 드는 동작인데 한도가 없습니다. 숫자 하나가 틀리면 그대로 지급됩니다.',
    },
    options: [
      {
        en: 'A written amount for a known number of targets is a limit too: `at most 300 riders` times `2000원`.',
        ko: '정해진 수의 대상에게 주는 적힌 금액도 한도입니다: `at most 300 riders`에 `2000원`.',
      },
    ],
  },
};
