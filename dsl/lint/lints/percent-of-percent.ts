import type { ReportedLint } from '../lint.ts';

/** OS1203: a percentage of a percentage. */
export const percentOfPercent: ReportedLint = {
  code: 'OS1203',
  name: 'percent-of-percent',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when rejects per region rise > 20% vs previous 1h
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when rejects per region rise > 20pp vs previous 1h
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'From 5 %, "rise by 20 %" may mean 6 % or 25 %. Points (`20pp`) and factors (`4x`) say which.',
      ko: '5%에서 "20% 오름"은 6%일 수도 25%일 수도 있습니다. 포인트(`20pp`)나 배수(`4x`)로 쓰면 분명합니다.',
    },
    options: [
      {
        en: '`rise > 4x` compares with a multiple of what is usual.',
        ko: '`rise > 4x`는 평소의 배수와 비교합니다.',
      },
      {
        en: '`> 30%` compares with a fixed share, without a baseline.',
        ko: '`> 30%`는 기준선 없이 정해진 비율과 비교합니다.',
      },
    ],
  },
};
