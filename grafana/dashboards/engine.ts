import type { DashboardSpec } from '../spec.ts';

/** Whether the engine itself can be believed right now. */
export const engine: DashboardSpec = {
  uid: 'ordersense-engine',
  title: { en: 'OrderSense itself', ko: 'OrderSense 상태' },
  doc: {
    en: 'How far each source is read, what was set aside, and what waits for people.',
    ko: '소스별 처리 위치, 제외된 레코드, 사람을 기다리는 것.',
  },
  panels: [
    {
      kind: 'table',
      title: { en: 'Sources', ko: '소스' },
      doc: {
        en: 'A watermark that stands still makes its playbooks wait: nothing is decided on what is not known.',
        ko: '워터마크가 멈추면 해당 플레이북은 기다립니다. 모르는 것으로는 결정하지 않습니다.',
      },
      unit: 'short',
      width: 24,
      sql: `select source, topic, partition, watermark, last_arrival, records, duplicates, late, dead
  from ordersense.os_source order by watermark nulls first`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Dead letters', ko: '처리하지 못한 레코드' },
      doc: {
        en: 'By reason. `docs/topics.md` says what each reason means.',
        ko: '이유별. 각 이유의 뜻은 `docs/topics.md`에 있습니다.',
      },
      unit: 'short',
      width: 12,
      sql: `select date_trunc('minute', time) as time, reason as metric, count(*) as value
  from ordersense.os_dead_letter where $__timeFilter(time) group by 1, 2 order by 1`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Decisions', ko: '결정' },
      doc: { en: 'Per minute, by kind.', ko: '분당, 종류별.' },
      unit: 'short',
      width: 12,
      sql: `select date_trunc('minute', time) as time, what as metric, count(*) as value
  from ordersense.os_decision where $__timeFilter(time) group by 1, 2 order by 1`,
    },
    {
      kind: 'table',
      title: { en: 'Blind', ko: '볼 수 없던 소스' },
      doc: { en: 'When a source stopped and was seen again.', ko: '소스가 멈추고 다시 보인 시각.' },
      unit: 'short',
      width: 12,
      sql: `select time, what, detail::text as detail from ordersense.os_decision
 where $__timeFilter(time) and what in ('blind', 'seeing') order by time desc limit 200`,
    },
    {
      kind: 'table',
      title: { en: 'Waiting for people', ko: '사람을 기다리는 것' },
      doc: {
        en: 'Open questions and approvals, the next to lapse first.',
        ko: '열린 질문과 승인 요청, 곧 만료되는 순.',
      },
      unit: 'short',
      width: 12,
      sql: `select due_at, kind, playbook, id from ordersense.os_question where status = 'open' order by due_at`,
    },
  ],
};
