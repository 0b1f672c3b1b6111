import type { Catalogue } from '../../say.ts';

/** What `ordersense approvals`, `approve`, `deny` and `answer` say. */
export const approvals: Catalogue = {
  '`{0}` has a token in the settings, and this is not it':
    '`{0}`{0:은/는} 설정에 토큰이 있는데, 이 토큰이 아닙니다',
  'set {0} to the token of `{1}`': '{0}에 `{1}`의 토큰을 넣으세요',
  'nothing was changed; `ordersense approvals` lists what still waits':
    '바뀐 것은 없습니다. 아직 기다리는 것은 `ordersense approvals`에 나옵니다',
  "`{0}` is nobody in this project's settings": '`{0}`{0:은/는} 이 프로젝트의 설정에 없는 사람입니다',
  'write who may agree under `people:` in ordersense.config.yaml':
    '승인할 수 있는 사람을 ordersense.config.yaml의 `people:`에 적으세요',
  'say who you are by `--as`; there are {0}': '누구인지 `--as`로 알려 주세요. 설정에 있는 사람: {0}',
  '`{0}` has not the role that is asked for': '`{0}`에게는 필요한 역할이 없습니다',
  'it needs {0}; `people:` says who that is': '{0} 역할이 필요합니다. 누구인지는 `people:`에 있습니다',
  '`{0}` wrote this playbook, and nobody agrees to his own':
    '`{0}`{0:이/가} 쓴 플레이북입니다. 자기가 쓴 것은 승인할 수 없습니다',
  'ask another of {0}': '{0} 역할의 다른 사람에게 부탁하세요',
  '`{0}` has agreed already': '`{0}`{0:은/는} 이미 승인했습니다',
  'it waits for somebody else: `ordersense approvals`':
    '다른 사람을 기다리고 있습니다: `ordersense approvals`',
  'what you looked at is not what `{0}` would do': '보신 것은 `{0}`{0:이/가} 할 일과 다릅니다',
  'look again: `ordersense approvals`': '다시 확인하세요: `ordersense approvals`',
  'that is none of the answers': '고를 수 있는 답이 아닙니다',
  'answer with {0}': '{0} 가운데 하나로 답하세요',
  '`{0}` is a question, not an approval': '`{0}`{0:은/는} 승인이 아니라 질문입니다',
  '`ordersense answer {0} CHOICE`': '`ordersense answer {0} CHOICE`',
  '`{0}` is an approval, not a question': '`{0}`{0:은/는} 질문이 아니라 승인입니다',
  '`ordersense approve` agrees, `ordersense deny` says no':
    '`ordersense approve`로 승인하고 `ordersense deny`로 거절합니다',
  'too late: the time for `{0}` is over': '늦었습니다. `{0}`의 시간이 지났습니다',
  'too late: it recovered before anybody answered `{0}`': '늦었습니다. `{0}`에 답하기 전에 회복됐습니다',
  '`{0}` was approved already': '`{0}`{0:은/는} 이미 승인됐습니다',
  '`{0}` was denied already': '`{0}`{0:은/는} 이미 거절됐습니다',
  '`{0}` was answered already': '`{0}`에는 이미 답했습니다',
  'nothing that waits, or waited, is called `{0}`': '`{0}`라는 것은 기다리는 것도, 기다리던 것도 없습니다',
  '`ordersense approvals` lists what waits': '기다리는 것은 `ordersense approvals`에 나옵니다',
  '{0} approved {1}: `{2}` goes out once its trigger was looked at again':
    '{0} 님이 {1}{1:을/를} 승인했습니다. 시작 조건을 다시 확인한 뒤 `{2}`{2:을/를} 합니다',
  '{0} denied {1}: `{2}` is not done': '{0} 님이 {1}{1:을/를} 거절했습니다. `{2}`{2:은/는} 하지 않습니다',
  '{0} answered {1}': '{0} 님이 {1}에 답했습니다',
  '{0} approved {1}; it waits for somebody else too':
    '{0} 님이 {1}{1:을/를} 승인했습니다. 다른 사람도 기다립니다',
  'sha256: and the 64 hex digits of a token': 'sha256: 다음에 토큰의 16진수 64자리',
  'a name without spaces': '빈칸 없는 이름',
};
