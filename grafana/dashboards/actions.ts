import type { DashboardSpec } from '../spec.ts';

const IN_RANGE = `$__timeFilter(decided_at) and (region is null or region in ($region))`;

/** What was done, what it cost, what stands, and what was held back. */
export const actions: DashboardSpec = {
  uid: 'ordersense-actions',
  title: { en: 'Actions and their effect', ko: '조치와 효과' },
  doc: {
    en: 'What playbooks did, what is in force, what it cost and whether it helped.',
    ko: '플레이북이 한 조치, 현재 적용 중인 것, 비용과 효과.',
  },
  panels: [
    {
      kind: 'stat',
      title: { en: 'In force now', ko: '현재 적용 중' },
      doc: {
        en: 'Effects that are not taken back yet. `ordersense status` lists them.',
        ko: '아직 되돌리지 않은 조치. `ordersense status`로 목록을 볼 수 있습니다.',
      },
      unit: 'short',
      width: 6,
      sql: `select count(*) as in_force from ordersense.os_lease where status in ('stored', 'undoing')`,
    },
    {
      kind: 'timeseries',
      title: { en: 'Acts per hour', ko: '시간당 조치' },
      doc: {
        en: 'By what came of them; `unknown` needs a look.',
        ko: '결과별. `unknown`은 확인이 필요합니다.',
      },
      unit: 'short',
      width: 18,
      sql: `select date_trunc('hour', decided_at) as time, status as metric, count(*) as value
  from ordersense.os_action where ${IN_RANGE} and mode = 'live' group by 1, 2 order by 1`,
    },
    {
      kind: 'table',
      title: { en: 'By verb', ko: '조치 종류별' },
      doc: { en: 'How many were sent and how they ended.', ko: '보낸 수와 결과.' },
      unit: 'short',
      width: 12,
      sql: `select verb, kind, count(*) as runs, count(*) filter (where status = 'succeeded') as succeeded,
       count(*) filter (where status = 'failed') as failed, count(*) filter (where status = 'unknown') as unknown
  from ordersense.os_action where ${IN_RANGE} and mode = 'live' group by 1, 2 order by 3 desc`,
    },
    {
      kind: 'table',
      title: { en: 'Cost', ko: '비용' },
      doc: {
        en: 'Worst case in minor units of the currency (won as they are), by playbook and day.',
        ko: '최대 비용(원), 플레이북과 날짜별.',
      },
      unit: 'short',
      width: 12,
      sql: `select date_trunc('day', decided_at) as day, playbook, currency, sum(cost_minor) as cost
  from ordersense.os_action
 where ${IN_RANGE} and mode = 'live' and kind = 'act' and status in ('succeeded', 'unknown') and currency is not null
 group by 1, 2, 3 order by 1 desc, 4 desc`,
    },
    {
      kind: 'table',
      title: { en: 'Not done, and why', ko: '하지 않은 조치와 이유' },
      doc: {
        en: 'What a limit, a guard or a person held back. `ordersense why` tells the values.',
        ko: '한도, 조건 또는 사람이 막은 조치. `ordersense why`로 값을 확인하세요.',
      },
      unit: 'short',
      width: 12,
      sql: `select playbook, detail->>'reason' as reason, count(*) as times from ordersense.os_decision
 where $__timeFilter(time) and what = 'skipped' and (region is null or region in ($region))
 group by 1, 2 order by 3 desc`,
    },
    {
      kind: 'table',
      title: { en: 'Did it help?', ko: '효과가 있었나' },
      doc: {
        en: 'Met or missed expectations, and what was tracked against a holdout. Without a holdout no effect is claimed.',
        ko: '기대의 충족 여부와 대조군 대비 추적 결과. 대조군이 없으면 효과를 주장하지 않습니다.',
      },
      unit: 'short',
      width: 12,
      sql: `select time, playbook, region, what, detail::text as result from ordersense.os_decision
 where $__timeFilter(time) and what in ('expected', 'tracked') and (region is null or region in ($region))
 order by time desc limit 200`,
    },
  ],
};
