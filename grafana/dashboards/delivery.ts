import { type DashboardSpec, regionLines } from '../spec.ts';

/** How long it takes, which part of it, and how often it fails. */
export const delivery: DashboardSpec = {
  uid: 'ordersense-delivery',
  title: { en: 'Delivery time and success', ko: '배달 시간과 성공률' },
  doc: {
    en: 'How long deliveries take, kitchen and road apart, and how many fail.',
    ko: '배달에 걸리는 시간(조리와 이동)과 실패 비율.',
  },
  panels: [
    regionLines('delivery_time', {
      title: { en: 'Delivery time', ko: '평균 배달 시간' },
      doc: {
        en: 'From order to door, mean of five minutes, by region.',
        ko: '주문부터 도착까지, 5분 평균, 지역별.',
      },
      unit: 'ms',
      width: 24,
    }),
    regionLines('prep_time', {
      title: { en: 'Preparation', ko: '조리 시간' },
      doc: {
        en: 'The 90th percentile: if this rises first, look at the kitchens.',
        ko: '90번째 백분위: 먼저 오르면 주방을 확인하세요.',
      },
      unit: 'ms',
      width: 12,
    }),
    regionLines('road_time', {
      title: { en: 'On the road', ko: '이동 시간' },
      doc: {
        en: 'If this rises first, look at traffic and routes.',
        ko: '먼저 오르면 교통과 경로를 확인하세요.',
      },
      unit: 'ms',
      width: 12,
    }),
    regionLines('failed_share', {
      title: { en: 'Failed deliveries', ko: '배달 실패율' },
      doc: { en: 'Share of deliveries that ended, by region.', ko: '끝난 배달 가운데 실패한 비율, 지역별.' },
      unit: 'percentunit',
      width: 12,
    }),
    regionLines('riders.available', {
      title: { en: 'Free riders', ko: '대기 라이더' },
      doc: { en: 'Riders who wait for an order, by region.', ko: '주문을 기다리는 라이더 수, 지역별.' },
      unit: 'short',
      width: 12,
    }),
  ],
};
