import type { ReportedLint } from '../lint.ts';

/** OS2501: a hole. */
export const hole: ReportedLint = {
  code: 'OS2501',
  name: 'hole',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  then ...
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: '`...` leaves open what happens; the playbook is checked and simulated, and never acts until it is filled.',
      ko: '`...`은 할 일을 비워 둔 것입니다. 검사와 시뮬레이션은 하지만 채울 때까지 작동하지 않습니다.',
    },
    options: [],
  },
};
