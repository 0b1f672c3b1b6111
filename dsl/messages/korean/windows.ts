import type { Catalogue } from '../../say.ts';

/** What lints say of windows, baselines, samples and holds. */
export const windows: Catalogue = {
  '`{0}` is over before its events have come: `{1}` may be {2} late':
    '`{0}` 구간은 이벤트가 다 오기 전에 끝납니다. `{1}`{1:은/는} {2}까지 늦을 수 있습니다',
  'shorter than `late {0}`': '`late {0}`보다 짧음',
  'count over a longer time, for example `over {0}`': '더 긴 구간으로 세세요. 예: `over {0}`',

  '`{0}` follows the week, but is held against a time of another kind':
    '`{0}`{0:은/는} 요일을 따르는데 다른 때와 비교합니다',
  '`{0}` follows the day, but is held against a time of another kind':
    '`{0}`{0:은/는} 시간대를 따르는데 다른 때와 비교합니다',
  'not the same time of the same day': '같은 요일 같은 시간이 아님',
  '`{0}` is declared `seasonal {1}`': '`{0}`의 선언: `seasonal {1}`',
  'write `vs {0}`': '`vs {0}`{0:이라고/라고} 쓰세요',

  'the share `{0}` is looked at, however few events there are':
    '이벤트가 아무리 적어도 비율 `{0}`{0:을/를} 봅니다',
  'the average `{0}` is looked at, however few events there are':
    '이벤트가 아무리 적어도 평균 `{0}`{0:을/를} 봅니다',
  '`{0}` is looked at, however few events there are': '이벤트가 아무리 적어도 `{0}`{0:을/를} 봅니다',
  'the ratio `{0}` is looked at, however little it divides by':
    '나누는 수가 아무리 작아도 비율 `{0}`{0:을/를} 봅니다',
  '`{0}` is compared with what is usual, however few that are':
    '평소 건수가 아무리 적어도 `{0}`{0:을/를} 비교합니다',
  'no `at least`': '`at least`가 없음',
  '1 of {0} is already {1}%': '{0}건 중 1건이면 벌써 {1}%입니다',
  'where 2 are usual, as at night, one less is already a drop by 50%':
    '새벽에 2건에서 1건만 줄어도 50% 감소입니다',
  'write `at least {0} samples` at the metric: below that it is unknown':
    '지표에 `at least {0} samples`를 쓰세요. 그보다 적으면 모르는 값이 됩니다',
  'write `with at least {0} samples` after the comparison': '비교 뒤에 `with at least {0} samples`를 쓰세요',

  '`{0}` starts on a single reading of its trigger': '`{0}`{0:은/는} 값을 한 번만 보고 시작합니다',
  'nothing says for how long': '얼마나 이어져야 하는지 없음',
  'one odd moment is enough, and `{0}` is live':
    '한순간만 튀어도 시작되고, `{0}`{0:은/는} 실제로 동작합니다(live)',
  'write `{0} for {1}`': '`{0} for {1}`{1:이라고/라고} 쓰세요',
  'put the trigger in parentheses and write `for {0}` behind them':
    '시작 조건을 괄호로 묶고 그 뒤에 `for {0}`{0:을/를} 쓰세요',

  '`cooldown {0}` is over before the trigger can be true again':
    '`cooldown {0}`{0:은/는} 시작 조건이 다시 참이 되기 전에 끝납니다',
  'shorter than `for {0}`': '`for {0}`보다 짧음',
  'the trigger must hold for {0} ({1})': '시작 조건은 {0} 동안 이어져야 합니다 ({1})',
  'write a longer one, for example `cooldown {0}`': '더 길게 쓰세요. 예: `cooldown {0}`',

  '`{0}` is unknown when there is no `{1}`, just when it matters':
    '`{1}`{1:이/가} 없으면 `{0}` 값을 알 수 없습니다. 가장 중요한 때입니다',
  'divides by `{0}`': '`{0}`{0:으로/로} 나눔',
  'division by zero is unknown, and what is unknown starts nothing':
    '0으로 나누면 모르는 값이고, 모르는 값은 아무것도 시작하지 않습니다',
  'turn it round: a metric `{0} / {1}`, and `{2}`':
    '뒤집으세요. 지표 `{0} / {1}`{1:을/를} 만들고 `{2}`{2:과/와} 비교합니다',
};
