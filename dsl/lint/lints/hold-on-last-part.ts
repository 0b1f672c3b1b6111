import type { ReportedLint } from '../lint.ts';

/** OS2009: `for` behind the last part of several. */
export const holdOnLastPart: ReportedLint = {
  code: 'OS2009',
  name: 'hold-on-last-part',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% and idle < 10 for 5m
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when (orders per region drop > 50% and idle < 10) for 5m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Without parentheses `for` holds only the part before it; the other part counts for one tick.',
      ko: '괄호가 없으면 `for`는 바로 앞 조건만 유지를 봅니다. 다른 조건은 한 순간만 참이어도 됩니다.',
    },
    options: [{ en: 'Give each part a `for` of its own.', ko: '조건마다 `for`를 따로 써도 됩니다.' }],
  },
};
