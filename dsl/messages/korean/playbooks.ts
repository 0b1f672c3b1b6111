import type { Catalogue } from '../../say.ts';

/** Whom playbooks reach, what it may cost, how it ends; routines, approvals, results. */
export const playbooks: Catalogue = {
  '`{0}` cannot agree twice': '`{0}`{0:은/는} 두 번 승인할 수 없습니다',
  'the same again': '같은 사람',
  'name somebody else, or leave `and {0}` away': '다른 사람을 쓰거나 `and {0}`{0:을/를} 빼세요',
  'nothing says what happens when nobody answers': '아무도 답하지 않으면 어떻게 할지 적지 않았습니다',
  'nothing says how long an answer is waited for': '답을 얼마나 기다릴지 적지 않았습니다',
  'waits 15 minutes': '15분을 기다림',
  'waits 15 minutes, then skips': '15분을 기다린 뒤 건너뜀',
  'waits `{0}`, then skips': '`{0}` 동안 기다린 뒤 건너뜀',
  'write `{0}` after it': '그 뒤에 `{0}`{0:을/를} 쓰세요',

  "a row's `{0}` is compared with a value": '행의 `{0}`{0:은/는} 값과 비교합니다',
  'the metric `{0}` is compared with > < >= or <=': '지표 `{0}`{0:은/는} > < >= <= 로 비교합니다',
  'a metric of each `{0}`': '`{0}`마다의 지표',
  'a row of `{0}` has none': '`{0}`의 행에는 없음',
  'there is no table called `{0}`': '`{0}`{0:이라는/라는} 테이블이 없습니다',
  'there is no place called `{0}`': '`{0}`{0:이라는/라는} 장소가 없습니다',
  'no dimension of that name': '그런 이름의 차원이 없음',
  'nothing says where a row of `{0}` is': '`{0}`의 행이 어디에 있는지 알 수 없습니다',
  'needs a position': '위치가 필요함',
  'give `{0}` a field such as `field position is point`':
    '`{0}`에 `field position is point` 같은 필드를 두세요',
  'nothing says what `nearest first` is measured from': '`nearest first`를 어디서부터 잴지 적지 않았습니다',
  'no distance': '거리가 없음',
  'write `within 3km of region nearest first`': '`within 3km of region nearest first`라고 쓰세요',

  '`spend at most` takes an amount of money': '`spend at most`에는 금액을 씁니다',
  'no money': '금액이 아님',
  'write `spend at most {0}원`': '`spend at most {0}원`이라고 쓰세요',
  'write `at most {0} …` without `spend`': '`spend` 없이 `at most {0} …`라고 쓰세요',
  '`at most {0}` limits nothing': '`at most {0}`{0:은/는} 아무것도 제한하지 않습니다',
  'more than all of them': '전부보다 많음',
  'none at all': '하나도 없음',
  'nobody knows how many `{0}` there are': '`{0}`{0:이/가} 모두 몇인지 알 수 없습니다',
  'no table or dimension of that name': '그런 이름의 테이블이나 차원이 없음',
  'a share can be taken of {0}': '비율을 잴 수 있는 것: {0}',
  'the label `{0}` is a text': '라벨 `{0}`{0:은/는} 텍스트입니다',
  'write `{0}` after the action': '조치 뒤에 `{0}`{0:을/를} 쓰세요',
  'guard { {0} }': 'guard { {0} }',

  '`{0}` of `{1}` takes a `{2}`': '`{1}`의 `{0}`에는 `{2}`{2:을/를} 줍니다',
  'a `{0}`': '`{0}`',
  '`{0}` of `{1}` takes no audience': '`{1}`의 `{0}`에는 대상 집단을 줄 수 없습니다',
  'an audience of `{0}`': '`{0}`의 집단',
  'it takes one `{0}` at a time, such as the one that `when` binds':
    '한 번에 `{0}` 하나만 받습니다, 예: `when`이 나눈 것',
  'the rows of `{0}` hold no `{1}`': '`{0}`의 행에는 `{1}`{1:이/가} 없습니다',
  'the rows of `{0}` hold {1} of them: {2}': '`{0}`의 행에는 그런 필드가 {1}개입니다: {2}',
  '`{0}` names two results': '`{0}`{0:이라는/라는} 결과가 둘입니다',
  'second result of that name': '같은 이름의 두 번째 결과',
  'give one of them another name': '하나에 다른 이름을 붙이세요',
  'a whole {0}': '{0} 전체',
  'name rows of it: `define audience … = {0} where … at most 100`':
    '행을 고르세요: `define audience … = {0} where … at most 100`',
  '`{0}` is measured from a `{1}`': '`{0}`{0:은/는} `{1}`에서부터 잽니다',
  '`{0} of {1}` is no share': '`{0} of {1}`{1:은/는} 비율이 아닙니다',
  'write a percentage: `80% of {0}`': '퍼센트로 쓰세요: `80% of {0}`',
  'only a metric can be shared out, not `{0}`':
    '지표의 비율만 쓸 수 있습니다. `{0}`{0:은/는} 지표가 아닙니다',
  'make it one: `metric … = …`': '지표로 만드세요: `metric … = …`',
  '`{0}` acts; an argument can only ask': '`{0}`{0:은/는} 조치입니다. 인자로는 물을 수만 있습니다',
  'an action': '조치',
  'an argument can ask {0}': '인자로 물을 수 있는 것: {0}',
  'write it as a statement: `do {0}(…)`': '문장으로 쓰세요: `do {0}(…)`',
  'there is no question called `{0}`': '`{0}`{0:이라는/라는} 질문이 없습니다',
  'unknown question': '없는 질문',

  'this playbook is made of more than {0} routines': '이 플레이북은 루틴을 {0}개 넘게 펼칩니다',
  'one too many': '한도를 넘음',
  '`{0}` as it is called at {1}': '{1}에서 호출한 `{0}`',
  '`{0}` is a routine, not one action': '`{0}`{0:은/는} 조치 하나가 아니라 루틴입니다',
  'belongs to an action': '조치에 쓰는 것',
  'write it at the actions inside `define routine {0}`': '`define routine {0}` 안의 조치에 쓰세요',
  'the parameter `{0}` is declared twice': '매개변수 `{0}`{0:을/를} 두 번 선언했습니다',
  '`{0}` calls itself': '`{0}`{0:이/가} 자기 자신을 호출합니다',
  'would never end': '끝나지 않음',
  'a routine is written out where it is called: repeat with `expect … within … else` or `wait`':
    '루틴은 호출한 자리에 펼쳐집니다: 되풀이하려면 `expect … within … else`나 `wait`를 쓰세요',

  'limits nothing that it costs': '그 비용을 제한하지 않음',
  'nothing limits how much `{0}` may cost': '`{0}`{0:이/가} 얼마까지 쓸 수 있는지 한도가 없습니다',
  'spends money': '돈이 드는 조치',
  'write `spend at most {0} in 1d`': '`spend at most {0} in 1d`{0:이라고/라고} 쓰세요',
  'write `spend at most {0} in 1d` after it or in `guard`':
    '그 뒤나 `guard` 안에 `spend at most {0} in 1d`{0:을/를} 쓰세요',
  'the connector marks `{0}` as costing its `{1}` for each target':
    '커넥터에 따르면 `{0}`{0:은/는} 대상마다 `{1}`만큼 듭니다',
  'the connector marks `{0}` as costing its `{1}` each time':
    '커넥터에 따르면 `{0}`{0:은/는} 할 때마다 `{1}`만큼 듭니다',
  'the connector marks `{0}` as costing money for each target':
    '커넥터에 따르면 `{0}`{0:은/는} 대상마다 돈이 듭니다',
  'the connector marks `{0}` as costing money each time':
    '커넥터에 따르면 `{0}`{0:은/는} 할 때마다 돈이 듭니다',
  'nothing limits how many `{0}` this playbook may reach with `{1}`':
    '이 플레이북이 `{1}`{1:으로/로} 바꿀 수 있는 `{0}`의 수에 한도가 없습니다',
  'write `at most 100 {0}s` after it, or `at most 100` at the audience':
    '그 뒤에 `at most 100 {0}s`, 또는 대상 집단에 `at most 100`을 쓰세요',
  'it can end by itself: `{0}`': '스스로 끝나게 할 수 있습니다: `{0}`',
  'the undo of `{0}` takes back more than it did': '`{0}`의 되돌리기가 한 일보다 더 많이 되돌립니다',
  '`{0}` does not keep to one act': '`{0}`{0:은/는} 한 조치에만 그치지 않음',
  'name another `undo …`, or end it by itself': '다른 `undo …`를 쓰거나 스스로 끝나게 하세요',
  'also what others gave there': '다른 곳에서 준 것까지',
  'write `undo {0}({1}: {2})`': '`undo {0}({1}: {2})`라고 쓰세요',

  'no text is written as `{0}`': '`{0}`{0:이라는/라는} 표기는 없습니다',
  'unknown format': '없는 표기',
  'the formats are {0}': '표기: {0}',
  'the text uses `{{0}}`, which cannot be printed': '텍스트의 `{{0}}`{0:은/는} 글로 쓸 수 없습니다',
  'did you mean `{{0}}` (shown to readers as "{1}")?': '`{{0}}`(읽는 사람에게는 "{1}")을 쓰려고 했나요?',
  'a holdout of `{0}` compares nothing': '`{0}`{0:을/를} 남겨서는 비교할 수 없습니다',
  'nobody would be reached': '아무에게도 닿지 않음',
  'nobody would be left out': '아무도 남지 않음',
  'write `vs holdout 10%`': '`vs holdout 10%`라고 쓰세요',
};
