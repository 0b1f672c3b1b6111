import { type DashboardSpec, regionLines } from '../spec.ts';

/** What comes in now, where, and against a week ago. */
export const liveOrders: DashboardSpec = {
  uid: 'ordersense-orders',
  title: { en: 'Live orders', ko: '실시간 주문' },
  doc: { en: 'Orders by region and hour, against a week ago.', ko: '지역과 시간대별 주문과 일주일 전 비교.' },
  panels: [
    {
      kind: 'stat',
      title: { en: 'Orders in the last hour', ko: '최근 1시간 주문' },
      doc: {
        en: 'All chosen regions, the hour before the end of the time range.',
        ko: '선택한 모든 지역, 조회 기간 끝의 직전 1시간.',
      },
      unit: 'short',
      width: 6,
      sql: `select sum(value) as orders from ordersense.os_metric_5m
 where metric = 'orders' and region in ($region)
   and time >= $__timeTo()::timestamptz - interval '1 hour' and time < $__timeTo()::timestamptz`,
    },
    {
      kind: 'table',
      title: { en: 'Last hour against a week ago', ko: '최근 1시간과 일주일 전 비교' },
      doc: {
        en: 'A region far below its own last week is where to look first. Empty: nothing was recorded a week ago.',
        ko: '지난주 같은 시간보다 크게 낮은 지역부터 확인하세요. 비어 있으면 일주일 전 기록이 없습니다.',
      },
      unit: 'short',
      units: { change: 'percentunit' },
      width: 18,
      sql: `with hour as (
  select region, value, time >= $__timeTo()::timestamptz - interval '1 hour' as is_now
    from ordersense.os_metric_5m
   where metric = 'orders' and region in ($region)
     and (time >= $__timeTo()::timestamptz - interval '1 hour' and time < $__timeTo()::timestamptz
       or time >= $__timeTo()::timestamptz - interval '169 hours' and time < $__timeTo()::timestamptz - interval '168 hours'))
select region, sum(value) filter (where is_now) as now, sum(value) filter (where not is_now) as week_ago,
       sum(value) filter (where is_now) / nullif(sum(value) filter (where not is_now), 0) - 1 as change
  from hour group by region order by change nulls last`,
    },
    regionLines('orders', {
      title: { en: 'Orders per five minutes', ko: '5분당 주문' },
      doc: {
        en: 'By region. A gap is a time of which nothing is known.',
        ko: '지역별. 빈 곳은 알 수 없는 시간입니다.',
      },
      unit: 'short',
      width: 24,
    }),
    {
      kind: 'history',
      title: { en: 'Region by hour', ko: '지역 × 시간' },
      doc: { en: 'Orders of each region in each hour.', ko: '각 지역의 시간당 주문 수.' },
      unit: 'short',
      width: 24,
      sql: `select date_trunc('hour', time) as time, region as metric, sum(value) as value from ordersense.os_metric_5m
 where $__timeFilter(time) and metric = 'orders' and region in ($region) group by 1, 2 order by 1`,
    },
    regionLines('orders.pending', {
      title: { en: 'Waiting for a rider', ko: '배차 대기 주문' },
      doc: { en: 'Orders without a rider, by region.', ko: '아직 라이더가 없는 주문, 지역별.' },
      unit: 'short',
      width: 12,
    }),
    regionLines('orders.average_value', {
      title: { en: 'Average order value', ko: '평균 주문 금액' },
      doc: { en: 'In won, by region.', ko: '원 단위, 지역별.' },
      unit: 'currencyKRW',
      width: 12,
    }),
  ],
};
