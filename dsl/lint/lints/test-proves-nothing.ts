import type { ReportedLint } from '../lint.ts';

/** OS5002: a test that passes whatever its playbook does. */
export const testProvesNothing: ReportedLint = {
  code: 'OS5002',
  name: 'test-proves-nothing',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook few_orders { when orders per region < 10 then { do log.write(text: "x") } }
test "주문이 적으면 알린다" for few_orders {
  given start 2026-03-06 18:00
  expect no incident
}`,
    good: `playbook few_orders { when orders per region < 10 then { do log.write(text: "x") } }
test "주문이 적으면 알린다" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 1 each 5m for 30m
  expect incident in 강남구
}`,
    why: {
      en: 'A test that expects nothing, gives nothing, looks where nothing is given or gives what its playbook does not read passes whatever the playbook does. It looks like safety and is none.',
      ko: '아무것도 기대하지 않거나, 아무것도 주지 않거나, 주지 않은 곳을 보거나, 플레이북이 읽지 않는 값을 주는 테스트는 플레이북이 무엇을 하든 통과합니다. 안전해 보이지만 아무것도 지키지 않습니다.',
    },
    options: [
      {
        en: 'Give the events that should start the playbook and say what must follow.',
        ko: '플레이북을 시작시킬 이벤트를 주고, 그 결과로 무엇이 일어나야 하는지 쓰세요.',
      },
    ],
  },
};
