import { placeOf } from '../../resolve/words-of.ts';
import { inBoth, say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';

/** OS5004: two tests of one playbook with one title. */
export const testTitleTwice: CheckedLint = {
  code: 'OS5004',
  name: 'test-title-twice',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ files }, tell) {
    const first = new Map<string, string>();
    for (const file of files) {
      for (const item of file.items) {
        if (item.kind !== 'test') continue;
        const key = JSON.stringify([item.for?.text ?? null, item.title.value]);
        const before = first.get(key);
        if (before === undefined) {
          first.set(key, placeOf(file, item.span.start));
          continue;
        }
        tell(
          file,
          item.title.span,
          inBoth(say`another test is called ${item.title.raw} too`, '이름이 {0}인 테스트가 또 있습니다'),
          {
            label: inBoth(say`the same title`, '같은 이름'),
            notes: [inBoth(say`the first one is ${before}`, '첫 번째: {0}')],
            help: inBoth(
              say`say in the title what is different here, or leave one of them out`,
              '무엇이 다른지 이름에 쓰거나 하나를 빼세요',
            ),
          },
        );
      }
    }
  },
  doc: {
    bad: `playbook few_orders { when orders per region < 10 then { do log.write(text: "x") } }
test "주문이 적으면" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 1 each 5m for 30m
  expect incident in 강남구
}
test "주문이 적으면" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 40 each 1m for 30m
  expect no incident
}`,
    good: `playbook few_orders { when orders per region < 10 then { do log.write(text: "x") } }
test "주문이 적으면 알린다" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 1 each 5m for 30m
  expect incident in 강남구
}
test "주문이 충분하면 조용하다" for few_orders {
  given start 2026-03-06 18:00
  given orders in 강남구 is 40 each 1m for 30m
  expect no incident
}`,
    why: {
      en: 'A failure is told by its title, and `-t` picks tests by it: of two with one title nobody knows which one failed.',
      ko: '실패는 이름으로 알리고 `-t`도 이름으로 고릅니다. 이름이 같으면 어느 쪽이 실패했는지 알 수 없습니다.',
    },
    options: [],
  },
};
