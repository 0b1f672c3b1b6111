import type { ReportedLint } from '../lint.ts';

/** OS4002: equality by a sign. */
export const wordOperators: ReportedLint = {
  code: 'OS4002',
  name: 'word-operators',
  level: 'info',
  fix: 'safe',
  reportedBy: 'parser',
  doc: {
    bad: 'metric cancelled = count of orders_in where event == "cancelled" over 15m',
    good: 'metric cancelled = count of orders_in where event is "cancelled" over 15m',
    why: {
      en: 'Equality has one spelling, `is`: `=`, `==` and `!=` mean different things in different tools.',
      ko: '같음은 `is` 한 가지로 씁니다. `=`, `==`, `!=`는 도구마다 뜻이 다릅니다.',
    },
    options: [],
  },
};
