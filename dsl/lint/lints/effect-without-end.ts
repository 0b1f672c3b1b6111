import type { ReportedLint } from '../lint.ts';

/** OS2308: a lasting effect without an end. */
export const effectWithoutEnd: ReportedLint = {
  code: 'OS2308',
  name: 'effect-without-end',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30)
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until recovered or 2h
}`,
    why: {
      en: 'The effect lasts and nothing ends it: what a bad minute changed stays changed.',
      ko: '지속되는 효과인데 끝이 없습니다. 나쁜 1분이 바꾼 것이 그대로 남습니다.',
    },
    options: [],
  },
};
