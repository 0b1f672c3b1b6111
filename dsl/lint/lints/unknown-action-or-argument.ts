import type { ReportedLint } from '../lint.ts';

/** OS1105: an action or argument that the connector does not offer. */
export const unknownActionOrArgument: ReportedLint = {
  code: 'OS1105',
  name: 'unknown-action-or-argument',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.wirte(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The connector offers no such action, or not with these arguments; it would fail when it matters.',
      ko: '커넥터에 이런 동작이 없거나 인자가 다릅니다. 정작 필요할 때 실패합니다.',
    },
    options: [
      {
        en: '`ordersense connectors describe` lists what each connector offers.',
        ko: '`ordersense connectors describe`가 커넥터별 동작을 보여 줍니다.',
      },
    ],
  },
};
