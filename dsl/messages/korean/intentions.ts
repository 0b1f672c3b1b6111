import type { Catalogue } from '../../say.ts';

/** What people mean by words for approvals, deadlines, samples, causes and whom to reach, and where it is written. */
export const intentions: Catalogue = {
  'audiences of a `{0}` here: {1}': '여기 있는 `{0}` 대상: {1}',
  'write `{0}`, or another of them': '`{0}`{0:이라고/라고} 쓰거나 다른 것을 고르세요',
  'no audience here is of a `{0}`': '`{0}`{0:을/를} 고르는 대상이 여기에 없습니다',
  'define one in `{0}`, `{1}`, and write `{2}`':
    '`{0}`에 `{1}`{1:을/를} 정의하고 `{2}`{2:이라고/라고} 쓰세요',
  'an approval is written `{0}`': '승인은 `{0}`{0:으로/로} 씁니다',
  'expected `needs approval`': '`needs approval`이 와야 함',
  'write `{0}` in the braces of the `guard` in line {1}, or behind one action':
    '`{0}`{0:을/를} {1}번째 줄 `guard`의 중괄호 안이나 한 조치의 뒤에 쓰세요',
  'an approval is written behind the action that waits for it':
    '승인은 그 승인을 기다리는 조치의 뒤에 씁니다',
  'not a step of its own': '혼자 서는 단계가 아님',
  'not a condition': '조건이 아님',
  'write `{0}` without the `if`': '`if` 없이 `{0}`{0:이라고/라고} 쓰세요',
  '`{0}` does not say from where it is measured': '`{0}`{0:은/는} 어디서부터 재는지 말하지 않습니다',
  'expected `of` and a place': '뒤에 `of`와 장소가 와야 함',
  'an approval in a test is written `{0}`': '테스트에서 승인은 `{0}`{0:으로/로} 씁니다',
  'does not say who answers, and what': '누가 무엇이라고 답하는지 없음',
  'between the quotes stands whom the playbook asks: `needs approval from "…"`':
    '따옴표 안에는 플레이북이 승인을 묻는 사람을 씁니다: `needs approval from "…"`',
  'when it comes is counted from the question, for example   … is {0} after 10m':
    '언제 오는지는 물은 때부터 셉니다. 예:   … is {0} after 10m',
  'what is done when it has not recovered in time is written `{0}`':
    '제때 회복되지 않으면 할 일은 `{0}`{0:으로/로} 씁니다',
  'expected `expect recovery`': '`expect recovery`가 와야 함',
  'how many samples a value needs is written `{0}`': '값에 필요한 표본 수는 `{0}`{0:으로/로} 씁니다',
  'belongs to the value before it': '앞의 값에 붙는 말',
  'write `{0}` behind its window': '그 값의 구간 뒤에 `{0}`{0:이라고/라고} 쓰세요',
  'how many samples a value needs is written in `when`': '값에 필요한 표본 수는 `when`에 씁니다',
  'belongs to the value in `when`': '`when`의 값에 붙는 말',
  'write `{0}`, and leave this out': '`{0}`{0:이라고/라고} 쓰고 이것은 빼세요',
  'declare it in `{0}`: `{1}`': '`{0}`에 이렇게 선언하세요: `{1}`',
  'write `check {0}` before it: it can find `{1}`':
    '그 앞에 `check {0}`{0:을/를} 쓰세요. `{1}`{1:을/를} 찾을 수 있습니다',
  'write one of these, for example `{0}`, or add it to the check: `{1}`':
    '이 가운데 하나를 쓰거나(예: `{0}`) 확인에 더하세요: `{1}`',
  'say before it when it is the cause: `{0}`': '언제 그 원인인지 그 앞에 쓰세요: `{0}`',
  'write one of these, for example `{0}`': '이 가운데 하나를 쓰세요. 예: `{0}`',
  '`{0}` takes `{1}` back, and is not done by itself':
    '`{0}`{0:은/는} `{1}`{1:을/를} 되돌리는 동작이고, 따로 하는 조치가 아닙니다',
  'expected as `undo`': '`undo`로 기대함',
  'give `{0}` an end, for example `until recovered or 1h`, and write `{1}`':
    '`{0}`에 `until recovered or 1h` 같은 끝을 주고 `{1}`{1:이라고/라고} 쓰세요',
  'a metric has a name before its title': '지표는 제목 앞에 이름이 있습니다',
  'not a clause of a metric': '지표의 절이 아님',
  'not a clause of an audience': '대상의 절이 아님',
  'that it recovers in time is written `{0}`': '제때 회복되어야 한다는 것은 `{0}`{0:으로/로} 씁니다',
  'expected `recovery`': '`recovery`가 와야 함',
  'the end of an effect is written `{0}`': '효과의 끝은 `{0}`{0:으로/로} 씁니다',
  'the first of the two that comes': '둘 가운데 먼저 오는 것',
  'a value follows its name behind `:`': '값은 이름 뒤 `:` 다음에 씁니다',
  'belongs to the approval': '승인에 붙는 말',
  'this value has its window already, `{0}`': '이 값에는 이미 구간 `{0}`{0:이/가} 있습니다',
  'a second time': '두 번째',
  'leave `{0}` out': '`{0}`{0:을/를} 빼세요',
  'that something is missing is written `{0}`': '없다는 것은 `{0}`{0:으로/로} 씁니다',
  'stands behind what is tested': '검사하는 것의 뒤에 씀',
  'move it out of these braces, beside `guard`': '이 중괄호 밖, `guard` 옆으로 옮기세요',
  'expected `:`': '`:`이 와야 함',
};
