import type { TestExpectModel } from '../../model/test.ts';
import { inBoth, say, type Text } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { againstEachOther, isSaidTwice } from '../logic/expectations.ts';

/** OS5005: a test that expects the opposite of what it expects, or the same thing twice. */
export const expectedAgainstItself: CheckedLint = {
  code: 'OS5005',
  name: 'expected-against-itself',
  level: 'error',
  orLevel: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, map }, tell) {
    for (const test of project.tests) {
      for (const [index, later] of test.expects.entries()) {
        const place = map.placeOf(later);
        if (place === null) continue;
        const before = test.expects.slice(0, index);
        const opposite = before.find((one) => againstEachOther(one, later, test.start));
        if (opposite !== undefined) {
          tell(
            place.file,
            place.span,
            inBoth(
              say`the test expects \`${opposite.text}\` and \`${later.text}\``,
              '테스트가 `{0}`{0:과/와} `{1}`{1:을/를} 함께 기대합니다',
            ),
            {
              label: inBoth(say`both are never true`, '둘 다 참일 수 없음'),
              notes: [firstOne(opposite)],
              help: inBoth(
                say`keep one of them, or look at another time: \`at 25m expect …\``,
                '하나만 남기거나 다른 시각을 보세요: `at 25m expect …`',
              ),
            },
          );
        } else if (before.some((one) => isSaidTwice(one, later))) {
          tell(
            place.file,
            place.span,
            inBoth(say`\`${later.text}\` is expected twice`, '`{0}`{0:을/를} 두 번 기대합니다'),
            {
              level: 'warning',
              label: inBoth(say`second one`, '두 번째'),
              help: inBoth(
                say`keep one of them; how often it is done is said by \`expect do … 2 times\``,
                '하나만 남기세요. 몇 번 하는지는 `expect do … 2 times`로 씁니다',
              ),
            },
          );
        }
      }
    }
  },
  doc: {
    bad: `playbook few_orders { when orders per region < 10 then { do log.write(text: "x") } }
test "주문이 적으면 알린다" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 1 each 5m for 30m
  expect do log.write
  expect no do log.write
}`,
    good: `playbook few_orders { when orders per region < 10 then { do log.write(text: "x") } }
test "주문이 적으면 알린다" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 1 each 5m for 30m
  expect do log.write
}`,
    why: {
      en: 'Opposite expectations fail whatever the playbook does, and one that is said twice looks like two proofs.',
      ko: '서로 반대인 기대는 플레이북이 무엇을 하든 실패하고, 두 번 쓴 기대는 두 가지를 확인한 것처럼 보입니다.',
    },
    options: [
      {
        en: 'An expectation looks at all that has happened up to its moment, so what was done earlier cannot be expected not to have been done later.',
        ko: '기대는 그 시각까지 일어난 일을 모두 봅니다. 앞에서 한 일을 나중에 하지 않았다고 기대할 수 없습니다.',
      },
    ],
  },
};

function firstOne({ place }: TestExpectModel): Text {
  return inBoth(say`the first one is ${place}`, '첫 번째: {0}');
}
