import { type DashboardSpec, perRegion } from '../spec.ts';

/** What customers feel, and what was done for them. */
export const customers: DashboardSpec = {
  uid: 'ordersense-customers',
  title: { en: 'Customer satisfaction', ko: '고객 만족' },
  doc: {
    en: 'Cancellations, failures and refunds, and what was sent to customers.',
    ko: '취소, 실패, 환불과 고객에게 보낸 것.',
  },
  metrics: ['cancel_share', 'reject_share', 'payment_failures', 'refunds'],
  panels: [
    {
      kind: 'timeseries',
      title: { en: 'Cancelled', ko: '취소율' },
      doc: { en: 'Share of orders, by region.', ko: '주문 가운데 취소 비율, 지역별.' },
      unit: 'percentunit',
      width: 12,
      sql: perRegion('cancel_share'),
    },
    {
      kind: 'history',
      title: { en: 'Rejected by restaurants', ko: '음식점 거절' },
      doc: {
        en: 'Mean share by hour: each row is what the project counts rejections by.',
        ko: '시간당 평균 거절률. 행은 프로젝트가 거절을 세는 단위입니다.',
      },
      unit: 'percentunit',
      width: 12,
      sql: `select date_trunc('hour', time) as time, coalesce(region, labels::text) as metric, avg(value) as value
  from ordersense.os_metric_5m where $__timeFilter(time) and metric = 'reject_share' group by 1, 2 order by 1`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Payment failures', ko: '결제 실패율' },
      doc: {
        en: 'By method or region, as the project counts them.',
        ko: '수단 또는 지역별(프로젝트 설정에 따름).',
      },
      unit: 'percentunit',
      width: 12,
      sql: `select time, labels::text as metric, value from ordersense.os_metric_5m
 where $__timeFilter(time) and metric = 'payment_failures' order by time`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Refunds', ko: '환불액' },
      doc: { en: 'Won per five minutes.', ko: '5분당 금액(원).' },
      unit: 'currencyKRW',
      width: 12,
      sql: `select time, labels::text as metric, value from ordersense.os_metric_5m
 where $__timeFilter(time) and metric = 'refunds' order by time`,
    },
    {
      kind: 'table',
      title: { en: 'Sent to customers', ko: '고객에게 보낸 것' },
      doc: { en: 'Messages, coupons and promotions, by hour.', ko: '메시지, 쿠폰, 프로모션, 시간별.' },
      unit: 'short',
      width: 24,
      sql: `select date_trunc('hour', decided_at) as hour, verb, count(*) as sent, sum(cost_minor) as cost
  from ordersense.os_action
 where $__timeFilter(decided_at) and mode = 'live' and kind = 'act' and status = 'succeeded'
   and split_part(verb, '.', 1) in ('customers', 'coupons', 'promotions')
 group by 1, 2 order by 1 desc, 2`,
    },
  ],
};
