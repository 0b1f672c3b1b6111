import type { Catalogue } from '../../say.ts';

/** What playbooks do: arguments, texts, limits, effects; and what is not built. */
export const actions: Catalogue = {
  'an audience stands by itself, not in a list': '대상은 목록 안이 아니라 그 자체로 씁니다',
  'many of them already': '이미 여럿임',

  'in quotes `{0}` is one `{1}` that is called so':
    '따옴표로 쓴 `{0}`{0:은/는} 그런 이름의 `{1}` 하나를 뜻합니다',
  'write `{0}`, without quotes': '따옴표 없이 `{0}`{0:으로/로} 쓰세요',
  '`{0}` is {1}': '`{0}`{0:은/는} {1}입니다',
  'this version cannot run `{0}` yet': '이 버전은 아직 `{0}`{0:을/를} 실행할 수 없습니다',
  'written right, not run yet': '바르게 썼지만 아직 실행하지 않음',
  'it uses {0}': '쓴 것: {0}',
  '`...` leaves open what happens next': '`...` 뒤에 무엇을 할지 비어 있습니다',
  'a hole': '빈자리',
  'the playbook can be simulated; it never acts until the hole is filled':
    '시뮬레이션은 할 수 있지만, 빈자리를 채우기 전에는 조치하지 않습니다',
  'write what to do here, for example `do log.note(text: "…")`':
    '여기서 할 일을 쓰세요, 예: `do log.note(text: "…")`',

  '`{0}` needs {1}': '`{0}`에는 {1}{1:이/가} 필요합니다',
  'argument missing': '빠진 인자',
  '`{0}` takes no `{1}`': '`{0}`에는 `{1}`{1:이/가} 없습니다',
  '`{0}` takes no more than one value': '`{0}`에는 값을 하나만 줄 수 있습니다',
  '`{0}` takes no more than {1} values': '`{0}`에는 값을 {1}개까지 줄 수 있습니다',
  'unknown argument': '없는 인자',
  'it takes nothing': '인자를 받지 않습니다',
  'it takes {0}': '받는 인자: {0}',
  '`{0}` is given twice': '`{0}`{0:을/를} 두 번 주었습니다',
  'second value': '두 번째 값',
  '`{0}` of `{1}` is never below zero': '`{1}`의 `{0}`{0:은/는} 0보다 작을 수 없습니다',
  'less than nothing': '0보다 작음',
  '`{0}` amounts to nothing': '`{0}`: 0이라 아무 뜻이 없습니다',
  '`{0}` would do nothing': '`{0}`{0:이/가} 하는 일이 없음',
  'write a name between them, for example `{0}`, or `{1}` for the braces':
    '중괄호 사이에 이름을 쓰세요. 예: `{0}`. 중괄호를 보이려면 `{1}`',
  '`{0}` of `{1}` is a {2}': '`{1}`의 `{0}`{0:은/는} {2}입니다',
  '`{0}` cannot be an argument': '`{0}`{0:은/는} 인자가 될 수 없습니다',
  'nothing is called `{0}` here': '여기에는 `{0}`{0:이라는/라는} 이름이 없습니다',
  'unknown name': '없는 이름',
  'this playbook binds {0}': '이 플레이북이 나누는 차원: {0}',

  'the text uses `{{0}}`, which has no value here': '텍스트의 `{{0}}`에 들어갈 값이 여기에 없습니다',
  'unknown placeholder': '모르는 자리표시자',
  'no comparison with a baseline': '기준과 비교하지 않음',
  'the `when` of this playbook compares with a fixed value': '이 플레이북의 `when`은 정해진 값과 비교합니다',
  'this playbook knows {0} and its metrics': '이 플레이북이 아는 것: {0}, 그리고 지표',

  '`{0}` has no `{1}`': '`{0}`에는 `{1}`{1:이/가} 없습니다',

  '`{0}` has no value here yet': '`{0}`에는 아직 값이 없습니다',
  'named elsewhere': '다른 곳에서 지은 이름',
  'what `as` names is at hand in the statements after it, in the same block and inside them':
    '`as`로 지은 이름은 같은 블록에서 그 뒤에 오는 문장과 그 안에서 쓸 수 있습니다',
  "`{0}` is an action's result, not a value": '`{0}`{0:은/는} 조치의 결과이지 값이 아닙니다',
  'a result': '결과',
  'write `{0}.count`: how many succeeded': '`{0}.count`라고 쓰세요: 성공한 수',
  'no part of a result': '결과에 없는 부분',
  'there is `{0}`': '있는 것: `{0}`',

  '`at most` takes a whole number': '`at most`에는 정수를 씁니다',
  '`{0}` is none': '`{0}`{0:은/는} 정수가 아님',
  '`at most` cannot count `{0}`': '`at most`로 `{0}`{0:을/를} 셀 수 없습니다',
  'no id kind or dimension of that name': '그런 이름의 id나 차원이 없음',
  'it counts {0}': '셀 수 있는 것: {0}',
  'this playbook does not know a `{0}`': '이 플레이북은 `{0}`{0:을/를} 모릅니다',
  'not bound': '나누지 않은 차원',
  'its `when` binds nothing': '이 플레이북의 `when`은 나누지 않습니다',
  'its `when` binds `per {0}`': '이 플레이북의 `when`은 `per {0}`{0:으로/로} 나눕니다',
  'unknown {0}': '없는 {0}',
  'it is one of {0}': '쓸 수 있는 값: {0}',

  'the connector marks `{0}` as changing {1}': '커넥터에 따르면 `{0}`{0:이/가} 바꾸는 것: {1}',
  'nothing limits how often this playbook may do `{0}`':
    '이 플레이북이 `{0}`{0:을/를} 몇 번까지 할 수 있는지 한도가 없습니다',
  'changes the live service': '운영 중인 서비스를 바꿈',
  'write `at most 3 times in 1h` after it, or `guard { at most 4 runs in 1h }`':
    '뒤에 `at most 3 times in 1h`를 쓰거나, `guard { at most 4 runs in 1h }`를 쓰세요',
  '`until recovered` never ends where nothing recovers':
    '회복되지 않으면 `until recovered`는 끝나지 않습니다',
  'no longest time': '가장 긴 시간이 없음',
  'write `until recovered or 2h`': '`until recovered or 2h`라고 쓰세요',
  'nothing says how `{0}` is taken back': '`{0}`{0:을/를} 어떻게 되돌릴지 알 수 없습니다',
  'no undo known': '되돌리는 방법이 없음',
  '`{0}` changes nothing that could end': '`{0}`{0:은/는} 끝낼 것을 남기지 않습니다',
  'write `undo …` after it': '뒤에 `undo …`를 쓰세요',
  'leave `until` away': '`until`을 빼세요',
  'nothing says when the undo of `{0}` is due': '`{0}`{0:을/를} 언제 되돌릴지 알 수 없습니다',
  'no end': '끝이 없음',
  'write `until recovered or 1h` before `undo`': '`undo` 앞에 `until recovered or 1h`를 쓰세요',
  'the effect of `{0}` has no end': '`{0}`의 효과에 끝이 없습니다',
  'stays until somebody takes it back': '누가 되돌릴 때까지 남음',
  'write `until recovered or 1h undo …`': '`until recovered or 1h undo …`라고 쓰세요',
  'write `until recovered or 1h`': '`until recovered or 1h`라고 쓰세요',
  'nothing keeps `{0}` from acting again and again': '`{0}`{0:이/가} 거듭 조치하는 것을 막을 것이 없습니다',
  'no cooldown': '쉬는 시간 없음',
  'it does `{0}`, which changes {1}': '`{0}`{0:을/를} 합니다. 바꾸는 것: {1}',
};
