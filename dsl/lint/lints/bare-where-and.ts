import type { ReportedLint } from '../lint.ts';

/** OS1103: `and` behind a bare `where`. */
export const bareWhereAnd: ReportedLint = {
  code: 'OS1103',
  name: 'bare-where-and',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  when count of orders_in where event is "placed" and event is "accepted" per region > 3
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when count of orders_in where (event is "placed" or event is "accepted") per region > 3 over 15m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The part after `and` could belong to the filter or to the playbook, and the wrong reading passes in silence.',
      ko: '`and` 뒤가 필터의 일부일 수도, 별도의 조건일 수도 있습니다. 잘못 읽어도 아무 표시 없이 지나갑니다.',
    },
    options: [],
  },
};
