import type { ReportedLint } from '../lint.ts';

/** OS0201: right, and not built or not offered yet. */
export const notBuilt: ReportedLint = {
  code: 'OS0201',
  name: 'not-built',
  level: 'error',
  orLevel: 'info',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  then do pagers.call(team: "ops")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "ops")
}`,
    why: {
      en: 'The words are right, but this version or no connector of the project can do it; half a playbook never runs.',
      ko: '맞게 썼지만 이 버전이나 프로젝트의 커넥터가 아직 할 수 없습니다. 플레이북은 반쪽만 실행되는 일이 없습니다.',
    },
    options: [
      {
        en: 'Add the connector under `connectors:` in ordersense.config.yaml, or leave a hole (`...`).',
        ko: 'ordersense.config.yaml의 `connectors:`에 커넥터를 더하거나 빈자리(`...`)로 두세요.',
      },
    ],
  },
};
