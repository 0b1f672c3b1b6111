import type { ReportedLint } from '../lint.ts';

/** OS0201: right, and not run by this version; told by the compiler, once a playbook. */
export const notRunYet: ReportedLint = {
  code: 'OS0201',
  name: 'not-run-yet',
  level: 'info',
  fix: 'none',
  reportedBy: 'compiler',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  then { track orders for 14d do log.write(text: "ops") }
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "ops")
}`,
    why: {
      en: 'It is written right, and this version cannot run all of it yet. Half a playbook never runs: `run` and `simulate` refuse it whole, with what it uses.',
      ko: '맞게 썼지만 이 버전이 아직 다 실행하지 못합니다. 플레이북은 반쪽만 실행되는 일이 없어서, `run`과 `simulate`가 무엇 때문인지 알리고 통째로 거절합니다.',
    },
    options: [
      {
        en: 'Lint, explain and test what is there already; take out what is named to run the rest today.',
        ko: '지금도 검사하고 풀어 읽을 수 있습니다. 오늘 실행하려면 알려 준 것을 빼세요.',
      },
    ],
  },
};
