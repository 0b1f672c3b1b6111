import type { Catalogue } from '../../say.ts';

/** What conditions look at and compare: metrics, probes, windows, baselines, units. */
export const conditions: Catalogue = {
  'write `{0}` in `when`': '`when`에 `{0}`{0:이라고/라고} 쓰세요',
  '`{0}` stands behind what asks for its causes': '`{0}`{0:이/가} 그 원인을 묻는 것보다 뒤에 있습니다',
  'asked before it is checked': '확인하기 전에 물음',
  'the check is in line {0}': '확인은 {0}번째 줄에 있습니다',
  'write `{0}` before the branch of line {1}': '`{0}`{0:을/를} {1}번째 줄의 분기 앞에 쓰세요',
  '`{0}` is a `{1}`: ask for that instead of `{2}`': '`{0}`{0:은/는} `{1}`입니다: `{2}` 대신 그것을 물으세요',

  'fold what it is made of: `{0}`': '그것을 이루는 것을 집계하세요: `{0}`',
  'there is no metric called `{0}`': '`{0}`{0:이라는/라는} 지표가 없습니다',
  '`{0}` is a probe; a condition asks one of its fields':
    '`{0}`{0:은/는} 프로브입니다. 조건에는 그 필드 하나를 씁니다',
  '`{0}` is not counted per `{1}`': '`{0}`{0:은/는} `{1}`별로 세지 않습니다',
  '`{0}` has no dimensions': '`{0}`에는 차원이 없습니다',
  'the probe `{0}` does not answer `{1}`': '프로브 `{0}`의 응답에 `{1}`{1:이/가} 없습니다',
  'causes are known only after a `check`, inside `then`':
    '원인은 `then` 안의 `check` 뒤에서만 알 수 있습니다',
  'no check before it': '앞에 확인이 없음',
  'no check here has a cause called `{0}`': '여기 확인한 것 중에 `{0}`{0:이라는/라는} 원인이 없습니다',
  'unknown cause': '없는 원인',
  'there is no `check` before it': '앞에 `check`가 없습니다',
  'the causes are {0}': '원인: {0}',

  'one playbook cannot watch `per {0}` as well': '한 플레이북이 `per {0}`까지 함께 볼 수 없습니다',
  'other dimensions': '다른 차원',
  'its `when` binds nothing: one incident has one key':
    '이 플레이북의 `when`은 나누지 않습니다. 이상 하나에는 키가 하나입니다',
  'its `when` binds `per {0}`: one incident has one key':
    '이 플레이북의 `when`은 `per {0}`{0:으로/로} 나눕니다. 이상 하나에는 키가 하나입니다',
  'make it two playbooks, or say `overall`': '플레이북 둘로 나누거나 `overall`을 쓰세요',

  '`{0}` is true or false': '`{0}`{0:은/는} 참 또는 거짓입니다',
  'neither of them': '둘 다 아님',
  'write `{0} is true` or `{1} is false`': '`{0} is true` 또는 `{1} is false`라고 쓰세요',
  'a look-up in a table': '테이블에서 찾은 값',
  '`{0}` is a text': '`{0}`{0:은/는} 텍스트입니다',
  'write it in "quotes"': '"따옴표" 안에 쓰세요',
  'a text goes in "quotes"': '텍스트는 "따옴표" 안에 씁니다',
  '`{0}` is a number, `{1}` is a name': '`{0}`{0:은/는} 수인데 `{1}`{1:은/는} 이름입니다',
  '`{0}` is never `{1}`': '`{0}`{0:은/는} `{1}`{1:이/가} 될 수 없습니다',
  'not one of its values': '가질 수 없는 값',
  '`{0}` is one of {1}': '`{0}`{0:이/가} 가질 수 있는 값: {1}',
  '`{0}` has no greater and less': '`{0}`에는 크고 작음이 없습니다',
  'use `is` or `in`': '`is`나 `in`을 쓰세요',

  '{0} needs a unit here': '{0}에 단위가 필요합니다',
  '`{0}` needs a unit here': '`{0}`에 단위가 필요합니다',
  '`{0}` needs a unit': '`{0}`에 단위가 필요합니다',
  'a bare number': '단위 없는 수',
  '`{0}` is compared with {1}': '`{0}`{0:은/는} {1}{1:과/와} 비교합니다',
  '{0} is another currency than `{1}`': '{0}{0:은/는} `{1}`{1:과/와} 통화가 다릅니다',
  '`{0}` is in {1}; nothing converts currencies': '`{0}`의 통화는 {1}입니다. 통화를 바꾸어 계산하지 않습니다',
  '`{0}` is in another currency than `{1}`': '`{0}`{0:은/는} `{1}`{1:과/와} 통화가 다릅니다',
  '`{0}` cannot be compared with {1}': '`{0}`{0:은/는} {1}{1:과/와} 비교할 수 없습니다',
  'nothing here is compared with what is usual': '여기에는 평소와 비교하는 것이 없습니다',
  '`vs` stands with `drop`, `rise` and `change`': '`vs`는 `drop`, `rise`, `change`와 함께 씁니다',
  'write `rise >` or `drop >` and by how much, or leave `vs` out':
    '`rise >`나 `drop >` 뒤에 얼마나인지 쓰거나, `vs`를 빼세요',
  'to compare it with what is usual, write `{0}`': '평소와 비교하려면 `{0}`{0:이라고/라고} 쓰세요',
  'compare it with {0}': '{0}{0:과/와} 비교하세요',
  '`at least` counts samples': '`at least`는 표본 수입니다',
  'write `at least 30 samples`': '`at least 30 samples`라고 쓰세요',

  '`{0}` is compared with a metric or a value': '`{0}`{0:은/는} 지표나 값과 비교합니다',
  "a probe's field": '프로브의 필드',
  '`{0}` and `{1}` do not count the same': '`{0}`{0:과/와} `{1}`{1:은/는} 세는 것이 다릅니다',
  'nothing says what `{0}` is compared with': '`{0}`{0:을/를} 무엇과 비교할지 알 수 없습니다',
  'a table metric without a window': '구간이 없는 테이블 지표',
  'write `over 15m` or `vs same time last 4 weeks`': '`over 15m` 또는 `vs same time last 4 weeks`를 쓰세요',
  '`{0}` needs an amount such as `50%`': '`{0}`에는 `50%` 같은 양이 필요합니다',
  '`{0}` is a name': '`{0}`{0:은/는} 이름',
  'only `rise` takes a factor such as `{0}`': '`{0}` 같은 배수는 `rise`에만 씁니다',
  '`{0}` cannot drop by more than 100%': '`{0}`{0:은/는} 100%보다 많이 줄 수 없습니다',
  'never true': '결코 참이 아님',
  'nothing left is a drop of 100%: write `drop >= 100%`, or a smaller share':
    '하나도 남지 않는 것이 100% 감소입니다. `drop >= 100%`나 더 작은 비율을 쓰세요',
  'write `rise > {0}`, or say by how much it changes':
    '`rise > {0}`{0:이라고/라고} 쓰거나, 얼마나 달라지는지 쓰세요',
  'say by how many points it drops: `drop > 20pp`': '몇 퍼센트포인트 줄었는지 쓰세요: `drop > 20pp`',
  'to drop to 1/{0} is `{1}%`': '1/{0}{0:으로/로} 줄어드는 것은 `{1}%`입니다',
  '`{0}` is a percentage: it changes by points such as 20pp':
    '`{0}`{0:은/는} 퍼센트라 20pp 같은 퍼센트포인트로 달라집니다',
  'write `{0}pp`': '`{0}pp`라고 쓰세요',
  '`{0}` can mean two different things here': '`{0}`{0:은/는} 여기서 두 가지로 읽힙니다',
  'percent of a percentage': '퍼센트의 퍼센트',
  '{0} is already a percentage. From 5%: {1}pp fires above {2}, 4x above 20%, {3} above {4}':
    '{0}{0:은/는} 이미 퍼센트입니다. 5%에서 시작하면 {1}pp는 {2} 초과, 4x는 20% 초과, {3}{3:은/는} {4} 초과일 때입니다',
  '{0} is already a percentage': '{0}{0:은/는} 이미 퍼센트입니다',
  'write `{0}pp` for points, or `4x` for a factor': '퍼센트포인트면 `{0}pp`, 배수면 `4x`처럼 쓰세요',
  'write `{0}pp` for points': '퍼센트포인트면 `{0}pp`라고 쓰세요',
  '`{0} of {1}` cannot stand here': '`{0} of {1}`{1:은/는} 여기에 올 수 없습니다',
  'a share of another metric stands after > < >= or <=: `> 80% of {0}`':
    '다른 지표의 비율은 > < >= <= 뒤에 씁니다: `> 80% of {0}`',

  '`{0}` is a {1}; only its silence can be asked for':
    '`{0}`{0:은/는} {1}입니다. 데이터가 끊겼는지만 볼 수 있습니다',
  'write a metric such as `count of {0}`, or `{1} is missing over 5m`':
    '`count of {0}` 같은 지표나 `{1} is missing over 5m`을 쓰세요',
  'nothing says for how long `{0}` must be missing': '`{0}`{0:이/가} 얼마 동안 끊겨야 하는지 알 수 없습니다',
  'no window': '구간 없음',
  'write `{0} is missing over 5m`': '`{0} is missing over 5m`이라고 쓰세요',
  '`{0}` is asked per `{1}`': '`{0}`{0:은/는} `{1}`별로 물어봅니다',
  'not bound here': '여기서 나누지 않은 차원',
  'this playbook binds nothing': '이 플레이북은 나누지 않습니다',
  'this playbook binds `per {0}`': '이 플레이북은 `per {0}`{0:으로/로} 나눕니다',
  'write `per {0}` in `when`': '`when`에 `per {0}`{0:을/를} 쓰세요',

  'nothing says over which time `{0}` is counted': '`{0}`{0:을/를} 어느 구간에서 셀지 알 수 없습니다',
  'write `over 15m` after the comparison, or `over 15m` at the metric':
    '비교 뒤에 `over 15m`을 쓰거나, 지표에 `over 15m`을 쓰세요',
  'it is counted per {0}': '셀 수 있는 차원: {0}',
  '`{0}` is counted per {1}': '`{0}`{0:을/를} 셀 수 있는 차원: {1}',
  'this playbook is per {0}': '이 플레이북은 {0}별로 봅니다',
  'texts and arguments read only metrics per `{0}`': '텍스트와 인자는 `{0}`별 지표만 읽습니다',
  'write `{0} overall` if all of it is meant': '전체를 뜻하면 `{0} overall`이라고 쓰세요',
  '`in` takes the name of a place or another dimension': '`in` 뒤에는 장소나 다른 차원의 이름이 옵니다',
  '`{0}` is not known in `{1}`': '`{0}`에서 `{1}`{1:은/는} 알 수 없는 곳입니다',
  'no `define words` knows it': '`define words`에 없음',
  'write `where {0} is "…"`, or add it to `define words`':
    '`where {0} is "…"`라고 쓰거나, `define words`에 더하세요',

  'a window cannot be `{0}` long': '구간의 길이는 `{0}`{0:이/가} 될 수 없습니다',
  'longer than 90 days': '90일보다 김',
  'the nearest that can be counted is `{0}`': '셀 수 있는 가장 가까운 길이는 `{0}`입니다',
  'there is never `{0}` of history': '과거 기록이 `{0}`만큼 쌓이는 일은 없습니다',
  'longer than history is kept': '과거 기록을 두는 기간보다 김',
  'history is kept for 60 days': '과거 기록은 60일 동안 둡니다',
  '`previous {0}` cannot be counted': '`previous {0}`{0:은/는} 셀 수 없습니다',
  'use a multiple of 10s': '10초의 배수로 쓰세요',
  '`same time last {0}` is not a number of days or weeks':
    '`same time last {0}`{0:은/는} 며칠이나 몇 주가 아닙니다',
  'write `same time last 4 weeks`, `same time last 3 days` or `previous 1h`':
    '`same time last 4 weeks`, `same time last 3 days` 또는 `previous 1h`라고 쓰세요',
  'use at most `same time last 8 weeks`': '`same time last 8 weeks`까지 쓸 수 있습니다',
};
