import type { ReportedLint } from '../lint.ts';

/** OS1204: two currencies. */
export const mixedCurrency: ReportedLint = {
  code: 'OS1204',
  name: 'mixed-currency',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when revenue per region < 30_000USD
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when revenue per region < 3000만원
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Two currencies are not compared: no rate is known, and a wrong one would be worse.',
      ko: '통화가 다르면 비교하지 않습니다. 환율을 알 수 없고, 틀린 환율은 더 나쁩니다.',
    },
    options: [],
  },
};
