import type { ReportedLint } from '../lint.ts';

/** OS2302: a change without a cooldown. */
export const noCooldown: ReportedLint = {
  code: 'OS2302',
  name: 'no-cooldown',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  guard { at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until 1h
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until 1h
}`,
    why: {
      en: 'Without a cooldown the same trouble makes the playbook act again and again.',
      ko: '쿨다운이 없으면 같은 문제로 플레이북이 거듭 작동합니다.',
    },
    options: [
      {
        en: '`cooldown 30m per region` gives each region its own.',
        ko: '`cooldown 30m per region`은 지역마다 따로 잽니다.',
      },
    ],
  },
};
