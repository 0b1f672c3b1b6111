import type { DashboardSpec } from '../spec.ts';

const IN_RANGE = `$__timeFilter(opened_at) and (region is null or region in ($region))`;

/** What turned, how bad it was, and how long it lasted. */
export const anomalies: DashboardSpec = {
  uid: 'ordersense-anomalies',
  title: { en: 'Anomaly history', ko: '이상 이력' },
  doc: { en: 'Incidents, their causes and how long they lasted.', ko: '이상 상황과 원인, 지속 시간.' },
  panels: [
    {
      kind: 'stat',
      title: { en: 'Open now', ko: '진행 중' },
      doc: {
        en: 'Incidents of live playbooks that are not closed.',
        ko: '아직 끝나지 않은 이상 상황(실제 실행 중인 플레이북).',
      },
      unit: 'short',
      width: 6,
      sql: `select count(*) as open from ordersense.os_incident where closed_at is null and mode = 'live'`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Incidents per hour', ko: '시간당 이상 상황' },
      doc: { en: 'By severity, when they opened.', ko: '심각도별, 시작 시각 기준.' },
      unit: 'short',
      width: 18,
      sql: `select date_trunc('hour', opened_at) as time, severity as metric, count(*) as value
  from ordersense.os_incident where ${IN_RANGE} group by 1, 2 order by 1`,
    },
    {
      kind: 'table',
      title: { en: 'Incidents', ko: '이상 상황 목록' },
      doc: {
        en: 'Newest first. `ordersense explain <incident>` tells the whole story of one.',
        ko: '최신순. `ordersense explain <incident>`로 전체 경과를 볼 수 있습니다.',
      },
      unit: 'short',
      units: { lasted: 's' },
      width: 24,
      sql: `select opened_at, title, region, severity, mode, phase, causes::text as causes, acts,
       extract(epoch from coalesce(recovered_at, closed_at) - opened_at) as lasted, playbook, incident
  from ordersense.os_incident where ${IN_RANGE} order by opened_at desc limit 200`,
    },
    {
      kind: 'table',
      title: { en: 'Causes found', ko: '확인된 원인' },
      doc: { en: 'How often each cause was found, by playbook.', ko: '플레이북별로 각 원인이 확인된 횟수.' },
      unit: 'short',
      width: 12,
      sql: `select c.cause, i.playbook, count(*) as incidents
  from ordersense.os_incident i cross join lateral json_array_elements_text(i.causes) as c(cause)
 where ${IN_RANGE} group by 1, 2 order by 3 desc`,
    },
    {
      kind: 'table',
      title: { en: 'Time to recover', ko: '회복까지 걸린 시간' },
      doc: {
        en: 'Median of the incidents that recovered, by playbook.',
        ko: '회복된 이상 상황의 중앙값, 플레이북별.',
      },
      unit: 's',
      units: { incidents: 'short' },
      width: 12,
      sql: `select playbook, count(*) as incidents,
       percentile_cont(0.5) within group (order by extract(epoch from recovered_at - opened_at)) as median
  from ordersense.os_incident where ${IN_RANGE} and recovered_at is not null group by 1 order by 3 desc`,
    },
  ],
};
