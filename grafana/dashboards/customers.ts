import { type DashboardSpec, regionLines } from '../spec.ts';

/** What customers feel, and what was done for them. */
export const customers: DashboardSpec = {
  uid: 'ordersense-customers',
  title: { en: 'Customer satisfaction', ko: '고객 만족' },
  doc: {
    en: 'Cancellations, failures and refunds, and what was sent to customers.',
    ko: '취소, 실패, 환불과 고객에게 보낸 것.',
  },
  panels: [
    regionLines('cancel_share', {
      title: { en: 'Cancelled', ko: '취소율' },
      doc: { en: 'Share of orders, by region.', ko: '주문 가운데 취소 비율, 지역별.' },
      unit: 'percentunit',
      width: 12,
    }),
    {
      kind: 'table',
      title: { en: 'Rejected by restaurants', ko: '음식점 거절' },
      doc: {
        en: 'The twenty that rejected the largest share of the time range, with at least 30 orders.',
        ko: '조회 기간에 거절률이 가장 높은 스무 곳, 주문 30건 이상.',
      },
      unit: 'percentunit',
      units: { orders: 'short' },
      width: 12,
      sql: `select labels->>'restaurant' as restaurant, sum(value * samples) / sum(samples) as rejected, sum(samples) as orders
  from ordersense.os_metric_5m where $__timeFilter(time) and metric = 'reject_share' and value is not null
 group by 1 having sum(samples) >= 30 order by 2 desc limit 20`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Payment failures', ko: '결제 실패율' },
      doc: { en: 'By method, and of all.', ko: '결제 수단별, 그리고 전체.' },
      unit: 'percentunit',
      width: 12,
      sql: `select time, coalesce(labels->>'method', 'all') as metric, value from ordersense.os_metric_5m
 where $__timeFilter(time) and metric = 'payment_failures' order by time`,
    },
    regionLines('refunds', {
      title: { en: 'Refunds', ko: '환불액' },
      doc: { en: 'Won per five minutes, by region.', ko: '5분당 금액(원), 지역별.' },
      unit: 'currencyKRW',
      width: 12,
    }),
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
